"""Facets: how they stand in the index as texts, and how counted texts become what a page shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .engines.base import SEPARATOR, Span
from .query import Facet, FacetValue, Query

CATEGORY, BRAND, AVAILABLE = "category", "brand", "available"
#: Most values that one facet shows, and from how many different numbers on they are put together.
MOST_VALUES, MANY_NUMBERS = 60, 8
#: How many spans stand for many numbers.
SPANS = 5
_OFFSET = 10**9
_NAMES = {CATEGORY: gettext_lazy("Category"), BRAND: gettext_lazy("Brand"), AVAILABLE: gettext_lazy("In stock")}
_PLACES = {CATEGORY: 0, BRAND: 1, AVAILABLE: 9}


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


@lru_cache(maxsize=20_000)
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


#: One value of a facet with the number of its hits.
Counted = tuple[Mark, int]


def facets_of(counts: Iterable[tuple[str, int]], query: Query, *, least: int = 0) -> list[Facet]:
    """The facets of a page in their order: category, brand, then attributes and options.

    Brands, attributes and options none of whose values has ``least`` hits are left out, unless one is chosen.
    """
    by_key = _by_key(counts)
    shelves = _one_level(by_key.pop(CATEGORY, []), query)
    if shelves:
        by_key[CATEGORY] = shelves
    kept = [key for key, values in by_key.items() if key in query.facets or _may_be_worth_it(key, values, least)]
    order = sorted(kept, key=lambda key: (_place(key), by_key[key][0][0].position, key))
    facets = [_facet(key, by_key[key], query) for key in order]
    return [facet for facet in facets if facet.key == AVAILABLE or facet.chosen or _is_worth_it(facet, least)]


def _by_key(counts: Iterable[tuple[str, int]]) -> dict[str, list[Counted]]:
    """The values of each facet; the most frequent writing of a value comes first and names it."""
    found: dict[str, dict[str, Counted]] = defaultdict(dict)
    for text, count in counts:
        mark = _read(text)
        values = found[mark.key]
        known = values.get(mark.value)
        values[mark.value] = (known[0], known[1] + count) if known else (mark, count)
    return {key: list(values.values()) for key, values in found.items()}


def _may_be_worth_it(key: str, values: Sequence[Counted], least: int) -> bool:
    """Tells before the values are put in order."""
    counts = [count for _mark, count in values]
    most = max(counts)
    if values[0][0].number is not None:
        most += sum(counts) / SPANS  # A span of numbers ends with the one that makes its share full.
    return key in {CATEGORY, AVAILABLE} or most >= least


def _is_worth_it(facet: Facet, least: int) -> bool:
    """Whether there is something to choose, and enough things to choose it for."""
    return len(facet.values) > 1 and (facet.key == CATEGORY or any(value.count >= least for value in facet.values))


def _place(key: str) -> int:
    return _PLACES.get(key, 5)


def _facet(key: str, marks: Sequence[Counted], query: Query) -> Facet:
    chosen = query.facets.get(key, frozenset())
    if key == AVAILABLE and query.in_stock:
        chosen = frozenset({"yes"})
    numbers = [mark.number for mark, _count in marks if mark.number is not None]
    if len(numbers) == len(marks):
        values = _spans(marks, chosen) if len(set(numbers)) > MANY_NUMBERS else _numbers(marks, chosen)
    else:
        values = _values(marks, chosen)
    return Facet(key, str(_NAMES[key]) if key in _NAMES else marks[0][0].name, tuple(values))


def _values(marks: Sequence[Counted], chosen: frozenset[str]) -> list[FacetValue]:
    values = [FacetValue(mark.value, _label(mark), count, mark.value in chosen, mark.colour) for mark, count in marks]
    values.sort(key=lambda value: (-value.count, value.label))
    return values[:MOST_VALUES] + [value for value in values[MOST_VALUES:] if value.chosen]


def _label(mark: Mark) -> str:
    """What a yes and a no are called is said in the reader's language; all other values have their own words."""
    return mark.label or {"yes": _("Yes"), "no": _("No")}.get(mark.value, mark.value)


def _numbers(marks: Sequence[Counted], chosen: frozenset[str]) -> list[FacetValue]:
    number = {mark.value: mark.number for mark, _count in marks}
    return sorted(_values(marks, chosen), key=lambda value: number[value.value])


def _spans(marks: Sequence[Counted], chosen: frozenset[str]) -> list[FacetValue]:
    """Many different numbers in a few spans that hold about as many products each, and what is chosen besides."""
    counts = {mark.number: count for mark, count in marks}
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


def _one_level(marks: list[Counted], query: Query) -> list[Counted]:
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
