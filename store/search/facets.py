"""Facets: their texts in the index, and facets of a page from counted texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.catalogue.colours import NAMES, Family

from .engines.base import SEPARATOR, Span
from .query import Facet, FacetValue, Query
from .size_order import size_ranks

CATEGORY, BRAND, COLOUR, AVAILABLE = "category", "brand", "colour", "available"
#: Keys that no attribute and no option may have for a facet of its own.
RESERVED = frozenset({CATEGORY, BRAND, COLOUR, AVAILABLE})
#: Values of one facet on a page; above ``MANY_NUMBERS`` different numbers they are grouped into spans.
MAX_VALUES, MANY_NUMBERS = 60, 8
#: Number of spans of such a facet.
SPANS = 5
_OFFSET = 10**9
_FAMILIES = frozenset(Family)
#: Digits behind the point of a number in an address.
MAX_DIGITS = 20
_NAMES = {
    CATEGORY: gettext_lazy("Category"),
    BRAND: gettext_lazy("Brand"),
    COLOUR: gettext_lazy("Colour"),
    AVAILABLE: gettext_lazy("In stock"),
}
_PLACES = {CATEGORY: 0, BRAND: 1, COLOUR: 2, AVAILABLE: 9}


@dataclass(frozen=True)
class IndexedValue:
    """One facet value of one product, as it is indexed. By ``number`` values are sorted and grouped."""

    key: str
    name: str
    value: str
    label: str
    position: int = 0
    colour: str = ""
    number: Decimal | None = None
    unit: str = ""

    def as_facet(self) -> str:
        """The text that the engine counts; the same for all products with this value."""
        number = "" if self.number is None else f"{self.number:f}"
        fields = (self.key, str(self.position), self.name, self.value, self.label, self.colour, number, self.unit)
        return SEPARATOR.join(each.replace(SEPARATOR, " ") for each in fields)

    def as_filters(self) -> list[str]:
        """The texts that filters match; a number also has a sortable one."""
        texts = [f"{self.key}{SEPARATOR}{self.value}"]
        return texts if self.number is None else [*texts, f"{self.key}{SEPARATOR}{_sortable(self.number)}"]


@lru_cache(maxsize=20_000)
def _read(text: str) -> IndexedValue:
    key, position, name, value, label, colour, number, unit = text.split(SEPARATOR)
    return IndexedValue(key, name, value, label, int(position), colour, Decimal(number) if number else None, unit)


def _sortable(number: Decimal) -> str:
    """A text that sorts as its number does, also below zero."""
    return f"#{number + _OFFSET:015.3f}"


def filters_of(query: Query) -> dict[str, list[str | Span]]:
    """The filters of a query, by facet key."""
    chosen = {key: [_wanted(value) for value in sorted(values)] for key, values in query.facets.items()}
    return {**chosen, AVAILABLE: ["yes"]} if query.in_stock else chosen


def _wanted(value: str) -> str | Span:
    ends = _ends(value) if ".." in value else None
    return Span(_sortable(ends[0]), _sortable(ends[1])) if ends else value


def inside_of(query: Query) -> list[str]:
    """Filters that no facet ignores: the category of a listing."""
    return [f"{CATEGORY}{SEPARATOR}{query.category}"] if query.category else []


def _ends(value: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of "100..250"; for "350" both are 350; None if the text has no number."""
    low, dots, high = value.partition("..")
    try:
        ends = Decimal(low), Decimal(high if dots else low)
    except InvalidOperation:
        return None
    return ends if all(_is_writable(each) for each in ends) else None


def _is_writable(number: Decimal) -> bool:
    """Whether the number is one of a facet: not so large, and not so small, that nobody could write it out."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_DIGITS and abs(number) < _OFFSET


#: One value of a facet with the number of its hits.
CountedValue = tuple[IndexedValue, int]


def facets_of(counts: Iterable[tuple[str, int]], query: Query, *, total: int, min_count: int = 0) -> list[Facet]:
    """The facets of a page in their order: category, brand, colour, then attributes and options.

    Unless one of its values is chosen, a facet is left out if it splits nothing, because it has one value or all hits
    have all of its values, and if no value has ``min_count`` hits. Categories may have few hits each.
    """
    by_key = _by_key(counts)
    categories = _one_level(by_key.pop(CATEGORY, []), query)
    if categories:
        by_key[CATEGORY] = categories
    useful = [key for key, values in by_key.items() if key in query.facets or _can_be_useful(key, values, min_count)]
    order = sorted(useful, key=lambda key: (_place(key), by_key[key][0][0].position, key))
    facets = [_facet(key, by_key[key], query) for key in order]
    return [facet for facet in facets if facet.chosen or _is_useful(facet, total, min_count)]


def _by_key(counts: Iterable[tuple[str, int]]) -> dict[str, list[CountedValue]]:
    """The values of each facet; the most frequent spelling of a value comes first and is its label."""
    found: dict[str, dict[str, CountedValue]] = defaultdict(dict)
    for text, count in counts:
        entry = _read(text)
        values = found[entry.key]
        known = values.get(entry.value)
        values[entry.value] = (known[0], known[1] + count) if known else (entry, count)
    return {key: list(values.values()) for key, values in found.items()}


def _can_be_useful(key: str, values: Sequence[CountedValue], min_count: int) -> bool:
    """A quick test before the values are sorted."""
    counts = [count for _value, count in values]
    largest: float = max(counts)
    if values[0][0].number is not None:
        largest += sum(counts) / SPANS  # A span of numbers ends with the one that makes its share full.
    return key in {CATEGORY, AVAILABLE} or largest >= min_count


def _is_useful(facet: Facet, total: int, min_count: int) -> bool:
    """Whether choosing a value would leave hits out, and enough products share one."""
    if not any(value.count < total for value in facet.values):
        return False
    if facet.key == AVAILABLE:
        return True
    return len(facet.values) > 1 and (facet.key == CATEGORY or any(value.count >= min_count for value in facet.values))


def _place(key: str) -> int:
    return _PLACES.get(key, 5)


def _facet(key: str, entries: Sequence[CountedValue], query: Query) -> Facet:
    chosen = query.facets.get(key, frozenset())
    if key == AVAILABLE and query.in_stock:
        chosen = frozenset({"yes"})
    numbers = [entry.number for entry, _count in entries if entry.number is not None]
    if len(numbers) == len(entries):
        values = _spans(entries, chosen) if len(set(numbers)) > MANY_NUMBERS else _numbers(entries, chosen)
    else:
        values = _values(entries, chosen)
    if key == COLOUR:
        values.sort(key=_place_of_family)
    elif ranks := size_ranks([value.label for value in values]):
        values.sort(key=lambda value: ranks[value.label])
    return Facet(key, str(_NAMES[key]) if key in _NAMES else entries[0][0].name, tuple(values))


def _values(entries: Sequence[CountedValue], chosen: frozenset[str]) -> list[FacetValue]:
    values = [
        FacetValue(entry.value, _label(entry), count, entry.value in chosen, entry.colour) for entry, count in entries
    ]
    values.sort(key=lambda value: (-value.count, value.label))
    return values[:MAX_VALUES] + [value for value in values[MAX_VALUES:] if value.chosen]


def _place_of_family(value: FacetValue) -> int:
    """Colours stand in the order of their families, not of their counts."""
    return list(Family).index(Family(value.value)) if value.value in _FAMILIES else len(Family)


def _label(entry: IndexedValue) -> str:
    """The label; colour families, "yes" and "no" in the reader's language."""
    if entry.key == COLOUR and entry.value in _FAMILIES:
        return str(NAMES[Family(entry.value)])
    return entry.label or {"yes": _("Yes"), "no": _("No")}.get(entry.value, entry.value)


def _numbers(entries: Sequence[CountedValue], chosen: frozenset[str]) -> list[FacetValue]:
    numbers = {entry.value: entry.number or Decimal(0) for entry, _count in entries}
    return sorted(_values(entries, chosen), key=lambda value: numbers[value.value])


def _spans(entries: Sequence[CountedValue], chosen: frozenset[str]) -> list[FacetValue]:
    """Spans of numbers that each hold about as many products, and the spans that are chosen."""
    counts = {entry.number: count for entry, count in entries if entry.number is not None}
    unit = entries[0][0].unit
    groups = _groups(counts)
    spans = {f"{_plain(low)}..{_plain(high)}": (low, high) for low, high in groups}
    spans |= {value: ends for value in chosen if (ends := _ends(value))}
    found = []
    for value, (low, high) in sorted(spans.items(), key=lambda each: each[1]):
        count = sum(each for number, each in counts.items() if low <= number <= high)
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


def _one_level(entries: list[CountedValue], query: Query) -> list[CountedValue]:
    """Of the category tree only the level below where one stands; a level with one category is skipped."""
    chosen = query.facets.get(CATEGORY, frozenset())
    above = query.category
    while True:
        start = f"{above}/" if above else ""
        level = [each for each in entries if each[0].value.startswith(start) and "/" not in each[0].value[len(start) :]]
        level = [each for each in level if each[0].value != above]
        if len(level) != 1 or chosen:
            break
        above = level[0][0].value
    known = {entry.value for entry, _count in level}
    return level + [each for each in entries if each[0].value in chosen - known] or level
