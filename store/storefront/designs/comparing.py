"""Designs side by side, question by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store.designs.models import Design

from .pages import Shown, all_shown

#: Designs that stand side by side.
MOST = 4


@dataclass(frozen=True)
class Cell:
    """What one design says: words of the shop, and the shopper's own."""

    words: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One question with the answer of each design."""

    name: str
    cells: Sequence[Cell]

    @property
    def differs(self) -> bool:
        """Whether not all say the same."""
        return len(set(self.cells)) > 1


def comparison(tokens: Iterable[str]) -> dict:
    """Up to four designs by their links, in that order; links that lead nowhere are left out."""
    wanted = list(dict.fromkeys(token.replace("\x00", "")[:64] for token in tokens))[:MOST]
    found = {design.token: design for design in Design.objects.with_goods().filter(token__in=wanted)}
    designs = all_shown(found[token] for token in wanted if token in found)
    rows = _rows(designs) if len(designs) > 1 else []
    return {"designs": designs, "rows": rows, "differing": sum(row.differs for row in rows)}


def _rows(designs: Sequence[Shown]) -> list[Row]:
    """The first rows are those of every product; then the questions, in the order in which the designs ask them."""
    rows = [
        Row(_("Product"), [Cell((each.design.product.name,)) for each in designs]),
        Row(_("Which one"), [_size(each) for each in designs]),
    ]
    answers = [_answers(each) for each in designs]
    names = dict.fromkeys(name for each in answers for name in each)
    rows += [Row(name, [each.get(name, Cell()) for each in answers]) for name in names]
    rows.append(Row(_("Pieces"), [Cell((str(each.design.quantity),)) for each in designs]))
    rows.append(Row(_("Made in"), [Cell((_days(each),)) for each in designs]))
    return [row for row in rows if any(cell.words or cell.yours for cell in row.cells)]


def _answers(shown: Shown) -> dict[str, Cell]:
    """By the name of the question: two products may ask the same."""
    cells: dict[str, Cell] = {}
    for each in shown.described:
        before = cells.get(each["group"], Cell())
        if each["yours"]:
            cells[each["group"]] = Cell(before.words, (*before.yours, each["text"]))
        else:
            cells[each["group"]] = Cell((*before.words, each["label"]), before.yours)
    return cells


def _size(shown: Shown) -> Cell:
    return Cell((shown.variant.name,)) if shown.variant and shown.variant.name else Cell()


def _days(shown: Shown) -> str:
    days = shown.configured.days
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
