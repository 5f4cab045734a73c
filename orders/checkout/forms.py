"""Forms of the checkout."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from cms.foundation.widgets import LongSelect
from cms.text.forms import CompanyNameField, EmailField, LineField, PersonNameField
from customers.profiles.address_checks import PARTS, checked, problem_sentence
from customers.profiles.address_rows import country_name
from orders.delivery.addresses import AddressPart, every_country, parts_of
from orders.delivery.services import countries

_MAX_LENGTHS = {"name": 150, "company_name": 150, "street_address": 300, "postal_code": 20}
#: HTML autocomplete names.
_AUTOCOMPLETE = {
    "name": "name",
    "company_name": "organization",
    "street_address": "street-address",
    "city_area": "address-level3",
    "city": "address-level2",
    "postal_code": "postal-code",
    "country_area": "address-level1",
}
#: Form fields of parts with stricter rules.
_FIELDS = {"name": PersonNameField, "company_name": CompanyNameField}
#: CSS classes for the width of a part.
_WIDTHS = {"postal_code": "span-2", "city": "span-4", "name": "span-3", "country_code": "span-3"}


class CheckoutContactForm(forms.Form):
    """E-mail address and phone of the shopper."""

    email = EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The confirmation and the link to follow your order go here."),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is no e-mail address. One looks like name@example.com."),
        },
    )
    phone = LineField(
        label=_("Phone (may stay empty)"),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        help_text=_("Only for questions of the driver."),
    )


class CheckoutAddressForm(forms.Form):
    """A postal address with the fields of its country; ``prefix`` is ``delivery`` or ``billing``."""

    def __init__(self, data=None, *, prefix: str, known: Mapping[str, str] | None = None) -> None:
        super().__init__(data, prefix=prefix, initial={key: value for key, value in (known or {}).items() if value})
        values = {key: self._value(key) for key in ("country_code", "country_area", "city")}
        countries_by_name = country_choices()
        codes = {code for code, _name in countries_by_name}
        usual = settings.HOME_COUNTRY if settings.HOME_COUNTRY in codes else next(iter(codes), settings.HOME_COUNTRY)
        self.country = values["country_code"] if values["country_code"] in codes else usual
        place = (self.country, values["country_area"], values["city"])
        self.fields["country_code"] = _country_field(countries_by_name, self.country, prefix)
        self.fields |= {part.key: _field(part, prefix) for part in parts_of(*place)}

    def _value(self, key: str) -> str:
        value = self.data.get(self.add_prefix(key)) if self.is_bound else self.initial.get(key)
        return str(value or "")[:100].replace("\x00", "")

    def clean(self) -> dict:
        cleaned = super().clean()
        address, problems = checked({key: cleaned.get(key) or "" for key in PARTS})
        for problem in problems:
            if problem.key in self.fields and problem.key not in self.errors:
                typed, otherwise = cleaned.get(problem.key) or "", now_("Please choose one of the list.")
                sentence = problem_sentence(problem, typed=typed, country=self.country, otherwise=otherwise)
                self.add_error(problem.key, sentence)
        return cleaned if self.errors else address

    @property
    def rows(self) -> list[tuple[forms.BoundField, str, bool]]:
        """(field, width class, optional) of each field."""
        return [
            (self[name], _WIDTHS.get(name, ""), not field.required and name != "country_code")
            for name, field in self.fields.items()
        ]


class ChoiceForm(forms.Form):
    """A delivery or payment method, by its code."""

    method = forms.ChoiceField(
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one of these.")}
    )

    def __init__(self, data, codes: Sequence[str]) -> None:
        super().__init__(data)
        self.fields["method"].choices = [(code, code) for code in codes]


class OrderForm(forms.Form):
    """Terms and newsletter, at the order button."""

    terms = forms.BooleanField(error_messages={"required": _("Please accept the terms to order.")})
    news = forms.BooleanField(required=False)


def country_choices() -> tuple[tuple[str, str], ...]:
    """(code, name) of the countries we deliver to."""
    return _named(tuple(countries() or every_country()), get_language())


@lru_cache(maxsize=64)
def _named(codes: tuple[str, ...], language: str | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((code, country_name(code)) for code in codes), key=lambda each: each[1]))


def _country_field(countries_by_name: tuple[tuple[str, str], ...], chosen: str, prefix: str) -> forms.Field:
    return forms.ChoiceField(
        label=_("Country"),
        choices=countries_by_name,
        initial=chosen,
        widget=LongSelect(attrs={"autocomplete": f"{_kind(prefix)} country"}),
        error_messages={"invalid_choice": _("We do not deliver there. Please choose a country of the list.")},
    )


def _kind(prefix: str) -> str:
    return "billing" if prefix == "billing" else "shipping"


def _field(part: AddressPart, prefix: str) -> forms.Field:
    attrs = {"autocomplete": f"{_kind(prefix)} {_AUTOCOMPLETE.get(part.key, '')}".strip()}
    names = {
        "required": _("Please write this."),
        "invalid_choice": _("Please choose one of the list."),
    }
    label = str(_("Name on the bill") if part.key == "name" and prefix == "billing" else part.label)
    if part.choices:
        choices = [("", _("Please choose")), *part.choices]
        return forms.ChoiceField(
            label=label, required=part.required, choices=choices, widget=LongSelect(attrs=attrs), error_messages=names
        )
    field_class = _FIELDS.get(part.key, LineField)
    return field_class(
        label=label,
        required=part.required,
        max_length=_MAX_LENGTHS.get(part.key, 100),
        # Another country loads other fields; text typed while they load is preserved.
        widget=forms.TextInput(attrs=attrs | {"hx-preserve": "true"}),
        error_messages=names,
    )
