"""Facets: how they stand in the index as texts, and how counted texts become what a page shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from .engines.base import SEPARATOR, Span
from .query import Facet, FacetValue, Query

CATEGORY, BRAND, AVAILABLE = "category", "brand", "available"
#: Most values that one facet shows, and from how many different numbers on they are put together.
MOST_VALUES, MANY_NUMBERS = 60, 8
#: How many spans stand for many numbers.
SPANS = 5
_OFFSET = 10**9


@dataclass(frozen=True)
class Mark:
    """One value that one product has of one facet. ``number`` lets values be ordered and put together."""

    key: str
    name: str
    value: str
    label: str
    position: int = 0
    colour: str = ""
    number: Decimal | None = None
    unit: str = ""

    def as_facet(self) -> str:
        """The text that is counted; equal for all products with this value."""
        number = "" if self.number is None else f"{self.number:f}"
        fields = (self.key, str(self.position), self.name, self.value, self.label, self.colour, number, self.unit)
        return SEPARATOR.join(each.replace(SEPARATOR, " ") for each in fields)

    def as_filters(self) -> list[str]:
        """The texts that the value is found by; a number also by its size."""
        texts = [f"{self.key}{SEPARATOR}{self.value}"]
        return texts if self.number is None else [*texts, f"{self.key}{SEPARATOR}{_sortable(self.number)}"]


def _read(text: str) -> Mark:
    key, position, name, value, label, colour, number, unit = text.split(SEPARATOR)
    return Mark(key, name, value, label, int(position), colour, Decimal(number) if number else None, unit)


def _sortable(number: Decimal) -> str:
    """A text that stands where its number stands, also below zero."""
    return f"#{number + _OFFSET:015.3f}"


def filters_of(query: Query) -> dict[str, list[str | Span]]:
    """What the engine is to filter by."""
    chosen = {key: [_wanted(value) for value in sorted(values)] for key, values in query.facets.items()}
    return {**chosen, AVAILABLE: ["yes"]} if query.in_stock else chosen


def _wanted(value: str) -> str | Span:
    ends = _ends(value) if ".." in value else None
    return Span(_sortable(ends[0]), _sortable(ends[1])) if ends else value


def inside_of(query: Query) -> list[str]:
    """What nothing may leave: the shelf of a listing."""
    return [f"{CATEGORY}{SEPARATOR}{query.category}"] if query.category else []


def _ends(value: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of "100..250", twice the number of "350", nothing of what is no number."""
    low, dots, high = value.partition("..")
    try:
        ends = Decimal(low), Decimal(high if dots else low)
    except InvalidOperation:
        return None
    return ends if all(each.is_finite() and abs(each) < _OFFSET for each in ends) else None


def facets_of(counts: Iterable[tuple[str, int]], query: Query) -> list[Facet]:
    """The facets of a page in their order: category, brand, then attributes and options."""
    by_key: dict[str, list[tuple[Mark, int]]] = {}
    for text, count in counts:
        mark = _read(text)
        by_key.setdefault(mark.key, []).append((mark, count))
    shelves = _one_level(by_key.pop(CATEGORY, []), query)
    if shelves:
        by_key[CATEGORY] = shelves
    order = sorted(by_key, key=lambda key: (_place(key), by_key[key][0][0].position, key))
    facets = [_facet(key, by_key[key], query) for key in order]
    return [facet for facet in facets if len(facet.values) > 1 or facet.chosen or facet.key == AVAILABLE]


def _place(key: str) -> int:
    return {CATEGORY: 0, BRAND: 1, AVAILABLE: 9}.get(key, 5)


def _facet(key: str, marks: Sequence[tuple[Mark, int]], query: Query) -> Facet:
    names = {CATEGORY: _("Category"), BRAND: _("Brand"), AVAILABLE: _("In stock")}
    chosen = query.facets.get(key, frozenset())
    if key == AVAILABLE and query.in_stock:
        chosen = frozenset({"yes"})
    numbers = [mark.number for mark, _count in marks if mark.number is not None]
    if len(numbers) == len(marks):
        values = _spans(marks, chosen) if len(set(numbers)) > MANY_NUMBERS else _numbers(marks, chosen)
    else:
        values = _values(marks, chosen)
    return Facet(key, names.get(key) or marks[0][0].name, values)


def _values(marks: Sequence[tuple[Mark, int]], chosen: frozenset[str]) -> list[FacetValue]:
    merged: dict[str, FacetValue] = {}
    for mark, count in marks:  # The most frequent writing of a value comes first and names it.
        known = merged.get(mark.value)
        total = count + (known.count if known else 0)
        label, colour = (known.label, known.colour) if known else (_label(mark), mark.colour)
        merged[mark.value] = FacetValue(mark.value, label, total, mark.value in chosen, colour)
    ordered = sorted(merged.values(), key=lambda value: (-value.count, value.label))
    kept = ordered[:MOST_VALUES]
    return kept + [value for value in ordered[MOST_VALUES:] if value.chosen]


def _label(mark: Mark) -> str:
    """What a yes and a no are called is said in the reader's language; all other values have their own words."""
    return mark.label or {"yes": _("Yes"), "no": _("No")}.get(mark.value, mark.value)


def _numbers(marks: Sequence[tuple[Mark, int]], chosen: frozenset[str]) -> list[FacetValue]:
    number = {mark.value: mark.number for mark, _count in marks}
    return sorted(_values(marks, chosen), key=lambda value: number[value.value])


def _spans(marks: Sequence[tuple[Mark, int]], chosen: frozenset[str]) -> list[FacetValue]:
    """Many different numbers in a few spans that hold about as many products each, and what is chosen besides."""
    counts: dict[Decimal, int] = {}
    for mark, count in marks:
        counts[mark.number] = counts.get(mark.number, 0) + count
    unit = marks[0][0].unit
    groups = _groups(counts)
    spans = {f"{_plain(low)}..{_plain(high)}": (low, high) for low, high in groups}
    spans |= {value: ends for value in chosen if (ends := _ends(value))}
    found = []
    for value, (low, high) in sorted(spans.items(), key=lambda each: each[1]):
        count = sum(many for number, many in counts.items() if low <= number <= high)
        label = _plain(low) if low == high else f"{_plain(low)} – {_plain(high)}"
        found.append(FacetValue(value, f"{label} {unit}".strip(), count, value in chosen))
    return found


def _groups(counts: Mapping[Decimal, int]) -> list[tuple[Decimal, Decimal]]:
    share = sum(counts.values()) / SPANS
    groups: list[tuple[Decimal, Decimal]] = []
    low, held = None, 0
    ordered = sorted(counts)
    for number in ordered:
        low = number if low is None else low
        held += counts[number]
        if held >= share or number == ordered[-1]:
            groups.append((low, number))
            low, held = None, 0
    return groups


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _one_level(marks: list[tuple[Mark, int]], query: Query) -> list[tuple[Mark, int]]:
    """Of the category tree only the level below where one stands; a level with one shelf is passed over."""
    chosen = query.facets.get(CATEGORY, frozenset())
    above = query.category
    while True:
        start = f"{above}/" if above else ""
        level = [each for each in marks if each[0].value.startswith(start) and "/" not in each[0].value[len(start) :]]
        level = [each for each in level if each[0].value != above]
        if len(level) != 1 or chosen:
            break
        above = level[0][0].value
    known = {mark.value for mark, _count in level}
    return level + [each for each in marks if each[0].value in chosen - known] or level
