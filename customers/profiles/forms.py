"""The address book."""

from functools import lru_cache

from babel import Locale
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.foundation.widgets import LongSelect
from cms.text.forms import CompanyNameField, LineField, PersonNameField
from cms.text.spelling import clean_line

from .address_checks import checked, problem_sentence
from .address_rows import country_name
from .models import Address

_PARTS = (
    "name", "company_name", "street_address", "city_area", "postal_code", "city", "country_area", "country_code",
)  # fmt: skip
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class AddressForm(forms.ModelForm):
    """An address in the customer's book; it must be complete by the rules of its country."""

    class Meta:
        model = Address
        fields = (*_PARTS, "phone")
        field_classes = {"name": PersonNameField, "company_name": CompanyNameField, "phone": LineField}
        widgets = {"street_address": forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country_code"] = _country_field(get_language() or "en")
        if not self.instance.pk:
            self.initial |= {"country_code": settings.HOME_COUNTRY, "name": self.instance.customer.name}

    def clean(self) -> dict:
        values = super().clean()
        if self.errors:
            return values
        address, problems = checked({name: values.get(name) or "" for name in _PARTS})
        for problem in problems:
            sentence = problem_sentence(
                problem,
                typed=address.get(problem.key, ""),
                country=address["country_code"],
                otherwise=_("This does not fit the country."),
            )
            self.add_error(problem.key if problem.key in self.fields else None, sentence)
        # A part that no address of the country has, such as a region, stays as it was typed.
        return values | {name: address[name] or clean_line(values.get(name) or "") for name in _PARTS}


@lru_cache(maxsize=16)
def _country_field(language: str) -> forms.ChoiceField:
    """The country field, shared by all forms of a language; no form changes it."""
    choices = sorted(((code, country_name(code)) for code in _countries(language)), key=lambda each: each[1])
    return forms.ChoiceField(label=_("Country"), choices=choices, widget=LongSelect)


def _countries(language: str) -> list[str]:
    """Two-letter codes of countries, without groups of countries and pseudo codes."""
    territories = Locale.parse(language, sep="-").territories
    return [code for code in territories if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
