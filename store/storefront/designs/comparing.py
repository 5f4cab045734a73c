"""Designs side by side, question by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.designs.models import Design

from .pages import CurrentDesign, current_designs

#: Designs in one comparison.
MAX_DESIGNS = 4


@dataclass(frozen=True)
class ComparisonCell:
    """The answer of one design: words of the shop, and the shopper's own."""

    words: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()


@dataclass(frozen=True)
class ComparisonRow:
    """One question with the answer of each design."""

    name: str
    cells: Sequence[ComparisonCell]

    @property
    def differs(self) -> bool:
        """Whether not all say the same."""
        return len(set(self.cells)) > 1


@dataclass(frozen=True)
class Comparison:
    """The page: designs, rows, and the number of rows in which they differ."""

    designs: Sequence[CurrentDesign]
    rows: Sequence[ComparisonRow]
    differing: int


def comparison(tokens: Iterable[str]) -> Comparison:
    """Up to four designs by their links, in that order; links that lead nowhere are left out."""
    wanted = list(dict.fromkeys(token.replace("\x00", "")[:64] for token in tokens))[:MAX_DESIGNS]
    found = {design.token: design for design in Design.objects.with_products().filter(token__in=wanted)}
    designs = current_designs(found[token] for token in wanted if token in found)
    rows = _rows(designs) if len(designs) > 1 else []
    return Comparison(designs, rows, sum(row.differs for row in rows))


def _rows(designs: Sequence[CurrentDesign]) -> list[ComparisonRow]:
    """The first rows are those of every product; then the questions, in the order in which the designs ask them."""
    rows = [
        ComparisonRow(_("Product"), [ComparisonCell((each.design.product.name,)) for each in designs]),
        ComparisonRow(_("Size"), [_size(each) for each in designs]),
    ]
    answers = [_answers(each) for each in designs]
    names = dict.fromkeys(name for each in answers for name in each)
    rows += [ComparisonRow(name, [each.get(name, ComparisonCell()) for each in answers]) for name in names]
    rows.append(ComparisonRow(_("Quantity"), [ComparisonCell((str(each.design.quantity),)) for each in designs]))
    rows.append(ComparisonRow(_("Made in"), [ComparisonCell((_days(each),)) for each in designs]))
    return [row for row in rows if any(cell.words or cell.yours for cell in row.cells)]


def _answers(current: CurrentDesign) -> dict[str, ComparisonCell]:
    """By the name of the question: two products may ask the same."""
    cells: dict[str, ComparisonCell] = {}
    for each in current.described:
        before = cells.get(each["group"], ComparisonCell())
        if each["yours"]:
            cells[each["group"]] = ComparisonCell(before.words, (*before.yours, each["text"]))
        else:
            cells[each["group"]] = ComparisonCell((*before.words, each["label"]), before.yours)
    return cells


def _size(current: CurrentDesign) -> ComparisonCell:
    return ComparisonCell((current.variant.name,)) if current.variant and current.variant.name else ComparisonCell()


def _days(current: CurrentDesign) -> str:
    days = current.configured.days
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
