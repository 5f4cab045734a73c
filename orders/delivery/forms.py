"""The form of a delivery method in the back office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.foundation.slugs import RowCodeForm
from customers.profiles.address_parts import every_country
from customers.profiles.address_rows import country_name

from .country_groups import EU, REST_OF_EUROPE

_GROUPS = {"eu": _("European Union"), "europe": _("Rest of Europe"), "world": _("Rest of the world")}


class DeliveryMethodForm(RowCodeForm):
    """Countries are ticked by name or by whole groups, ticked ones first; stored are their two-letter codes."""

    groups = forms.MultipleChoiceField(
        label=_("Add whole groups of countries"),
        required=False,
        choices=_GROUPS.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Every country of these groups is added to those ticked below."),
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "k-countries"}),
        help_text=_("None ticked, and no group: everywhere."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].choices = _choices(set(self.instance.countries))

    def clean(self) -> dict:
        values = super().clean()
        codes = set(values.get("countries") or [])
        for group in values.get("groups") or []:
            codes |= _members(group)
        return values | {"countries": sorted(codes)}


def _choices(ticked: set[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, countries) of the ticked countries and of each group with the others."""
    parts = [(_("Ticked"), ticked), *((name, _members(group) - ticked) for group, name in _GROUPS.items())]
    return [
        (str(heading), sorted(((code, country_name(code)) for code in codes), key=lambda each: each[1]))
        for heading, codes in parts
        if codes
    ]


def _members(group: str) -> set[str]:
    if group == "world":
        return set(every_country()) - EU - REST_OF_EUROPE
    return set(EU if group == "eu" else REST_OF_EUROPE)
