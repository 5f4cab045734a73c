"""What of a typed address still belongs after its country or region changed. Pure.

A page with an address form says in one hidden field for which country it was made and which parts were lists there:
``BR country_area city``. A part chosen from a list belongs to that list alone; text that was typed stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from .address_parts import AddressPart, parts_of

#: The parts that may be lists, the wider one first: a region decides the list of towns.
_PLACES = ("country_area", "city", "city_area")


@dataclass(frozen=True)
class MadeFor:
    """The country of an address form and the parts that were lists in it; both are empty if the page did not say."""

    country: str = ""
    lists: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        country, *lists = text[:80].split() or [""]
        return cls(country, frozenset(lists))

    @classmethod
    def of(cls, country: str, parts: tuple[AddressPart, ...]) -> Self:
        return cls(country, frozenset(part.key for part in parts if part.choices))

    def __str__(self) -> str:
        return " ".join([self.country, *sorted(self.lists)])


def carried_over(typed: Mapping[str, str], country: str, made_for: MadeFor) -> dict[str, str]:
    """The typed parts that belong in the form of ``country``; the others are empty.

    Raises:
        ValueError: there is no such country.
    """
    moved = made_for.country not in ("", country)
    places: dict[str, str] = {}
    for key in _PLACES:
        part = next((part for part in _parts(country, places) if part.key == key), None)
        places[key] = _belonging(part, typed.get(key, ""), was_list=key in made_for.lists, moved=moved)
    own = {part.key for part in _parts(country, places)}
    return {key: places.get(key, value) if key in own else "" for key, value in typed.items()}


def _parts(country: str, places: Mapping[str, str]) -> tuple[AddressPart, ...]:
    return parts_of(country, places.get("country_area", ""), places.get("city", ""))


def _belonging(part: AddressPart | None, value: str, *, was_list: bool, moved: bool) -> str:
    """The value if it belongs to the part, in the spelling of its list."""
    if part is None or not value:
        return ""
    if not part.choices:
        return "" if was_list else value
    if was_list and moved:
        return ""
    wanted = value.strip().casefold()
    return next((key for key, name in part.choices if wanted in _spellings(key, name)), "")


def _spellings(key: str, name: str) -> set[str]:
    """A choice as somebody may type it: ``Hokkaido 北海道`` is also ``hokkaido``."""
    return {text.casefold() for text in (key, name, name.removesuffix(f" {key}"))}
