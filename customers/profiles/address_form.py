"""The one form of a postal address: checkout, bill and address book."""

from collections.abc import Mapping
from functools import lru_cache

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from cms.foundation.widgets import LongSelect
from cms.text.forms import CompanyNameField, LineField, PersonNameField

from .address_checks import PARTS, checked, problem_sentence
from .address_parts import AddressPart, every_country, parts_of
from .address_rows import country_name
from .country_choices import country_choices
from .moved_address import MadeFor, carried_over

_MAX_LENGTHS = {"name": 150, "company_name": 150, "street_address": 300, "address_line2": 150, "postal_code": 20}
#: HTML autocomplete names.
_AUTOCOMPLETE = {
    "name": "name",
    "company_name": "organization",
    "street_address": "address-line1",
    "address_line2": "address-line2",
    "city_area": "address-level3",
    "city": "address-level2",
    "postal_code": "postal-code",
    "country_area": "address-level1",
}
#: Form fields of parts with stricter rules.
_FIELDS = {"name": PersonNameField, "company_name": CompanyNameField}
#: CSS classes for the width of a part.
_WIDTHS = {
    "postal_code": "span-2",
    "city": "span-4",
    "name": "span-3",
    "country_code": "span-3",
    "street_address": "span-4",
    "address_line2": "span-2",
}
_MADE_FOR = "made_for"


class AddressForm(forms.Form):
    """A postal address with the fields of its country.

    ``data``: POST data. ``known``: the parts of an address, may hold ``made_for``. ``section``: ``shipping`` or
    ``billing`` for the browser's address book. ``countries``: codes to choose from, empty for all.
    """

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        prefix: str | None = None,
        known: Mapping[str, str] | None = None,
        countries: tuple[str, ...] = (),
        section: str = "",
        with_phone: bool = False,
    ) -> None:
        typed = typed_parts(data, prefix) if data is not None else dict(known or {})
        self.section = section
        self.country = _country_of(typed, countries)
        made_for = MadeFor.parse(typed.pop(_MADE_FOR, ""))
        code, phone = typed.get("country_code", ""), typed.get("phone", "")
        belonging = carried_over(typed, self.country, made_for) | {"country_code": code, "phone": phone}
        #: Typed parts that do not belong to an address of this country, by key.
        self.misplaced = {key: text for key, text in typed.items() if text and not belonging[key]}
        if data is None:
            super().__init__(
                prefix=prefix, initial={key: text.replace("\x00", "") for key, text in belonging.items() if text}
            )
        else:
            super().__init__(_form_data(belonging, prefix), prefix=prefix)
        self.initial["country_code"] = self.country
        parts = parts_of(self.country, belonging.get("country_area", ""), belonging.get("city", ""))
        #: Value of the hidden field that tells which fields this form has; see ``moved_address``.
        self.made_for = str(MadeFor.of(self.country, parts))
        self.fields["country_code"] = _country_field(countries, get_language() or "en", section)
        self.fields |= {part.key: _field(part, section) for part in parts}
        if with_phone:
            self.fields["phone"] = _phone_field()

    def clean(self) -> dict:
        cleaned = super().clean()
        self._refuse_misplaced()
        address, problems = checked({key: cleaned.get(key) or "" for key in PARTS})
        for problem in problems:
            if problem.key in self.fields and problem.key not in self.errors:
                typed, otherwise = cleaned.get(problem.key) or "", now_("Please choose one of the list.")
                sentence = problem_sentence(problem, typed=typed, country=self.country, otherwise=otherwise)
                self.add_error(problem.key, sentence)
        return cleaned if self.errors else address

    def _refuse_misplaced(self) -> None:
        for key, text in self.misplaced.items():
            names = {"typed": text[:80], "country": country_name(self.country)}
            sentence = now_("“%(typed)s” does not belong to an address in %(country)s. Please check the address.")
            field = key if key in self.fields else "country_code"
            if field not in self.errors:
                self.add_error(field, sentence % names)

    @property
    def made_for_name(self) -> str:
        """The name of the hidden field."""
        return self.add_prefix(_MADE_FOR)

    @property
    def fragment_id(self) -> str:
        """The id of the element with the fields."""
        return f"{self.prefix or 'address'}-fields"

    @property
    def rows(self) -> list[tuple[forms.BoundField, str, bool]]:
        """(field, width class, optional) of each field."""
        return [
            (self[name], _WIDTHS.get(name, ""), not field.required and name != "country_code")
            for name, field in self.fields.items()
        ]


def typed_parts(data: Mapping[str, str], prefix: str | None = None) -> dict[str, str]:
    """The parts of an address in POST data, with ``made_for``."""
    keys = {key: f"{prefix}-{key}" if prefix else key for key in (*PARTS, _MADE_FOR)}
    return {key: str(data.get(name, ""))[:400] for key, name in keys.items()}


def _country_of(typed: Mapping[str, str], countries: tuple[str, ...]) -> str:
    """The country whose fields the form has: the chosen one, else the home country, else the first."""
    codes = countries or tuple(every_country())
    wanted = (typed.get("country_code", ""), settings.HOME_COUNTRY)
    return next((code for code in wanted if code in codes), codes[0])


def _form_data(parts: Mapping[str, str], prefix: str | None) -> MultiValueDict:
    return MultiValueDict({f"{prefix}-{key}" if prefix else key: [text] for key, text in parts.items()})


@lru_cache(maxsize=64)
def _country_field(countries: tuple[str, ...], _language: str, section: str) -> forms.Field:
    """The country field, shared by all forms alike; no form changes it."""
    return forms.ChoiceField(
        label=_("Country"),
        choices=country_choices(countries),
        widget=LongSelect(attrs={"autocomplete": f"{section} country".strip()}),
        error_messages={
            "invalid_choice": _("We do not deliver there. Please choose a country of the list.")
            if section == "shipping"
            else _("Please choose a country of the list.")
        },
    )


def _field(part: AddressPart, section: str) -> forms.Field:
    attrs = {"autocomplete": f"{section} {_AUTOCOMPLETE.get(part.key, '')}".strip()}
    label = str(_("Name on the bill") if part.key == "name" and section == "billing" else part.label)
    if part.choices:
        # A list and a text have different ids, so that htmx does not take one for the other.
        list_id = f"{section or 'address'}-{part.key}-list"
        return forms.ChoiceField(
            label=label,
            required=part.required,
            choices=[("", _("Please choose")), *part.choices],
            widget=LongSelect(attrs=attrs | {"id": list_id}),
            error_messages={
                "required": _("Please choose one of the list."),
                "invalid_choice": _("Please choose one of the list."),
            },
        )
    field_class = _FIELDS.get(part.key, LineField)
    return field_class(
        label=label,
        required=part.required,
        max_length=_MAX_LENGTHS.get(part.key, 100),
        # Another country loads other fields; text typed while they load is preserved.
        widget=forms.TextInput(attrs=attrs | {"hx-preserve": "true"}),
        error_messages={"required": _("Please write this.")},
    )


def _phone_field() -> forms.Field:
    return LineField(
        label=_("Phone"),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
