"""The form of a delivery method in the back office."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel

from cms.foundation.slugs import RowCodeForm
from customers.profiles.address_parts import every_country
from customers.profiles.address_rows import country_name

from .country_groups import EU, REST_OF_EUROPE

#: Groups that are added and taken out as a whole.
GROUPS = {"eu": gettext_lazy("European Union"), "europe": gettext_lazy("Europe"), "world": gettext_lazy("World")}


class DeliveryMethodForm(RowCodeForm):
    """Countries are ticked by name or by whole groups, ticked ones first; stored are their two-letter codes."""

    everywhere = forms.BooleanField(label=gettext_lazy("Everywhere"), required=False)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Add whole groups of countries"),
        required=False,
        choices=GROUPS.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Every country of these groups is added to those ticked below."),
    )
    without = forms.MultipleChoiceField(
        label=gettext_lazy("Take out whole groups of countries"),
        required=False,
        choices=GROUPS.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Of the others, those ticked below stay."),
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "k-countries"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].choices = _choices(set(self.instance.countries))
        self.initial["everywhere"] = not self.instance.countries

    def clean(self) -> dict:
        values = super().clean()
        codes = set(values.get("countries") or [])
        for group in values.get("groups") or []:
            codes |= members(group)
        for group in values.get("without") or []:
            codes -= members(group)
        if codes and values.get("everywhere"):
            self.add_error("everywhere", _("Either everywhere, or only to the countries that are ticked."))
        elif not codes and not values.get("everywhere") and "countries" not in self.errors:
            self.add_error("countries", _("Tick a country, or “Everywhere”."))
        return values | {"countries": sorted(codes)}


class CountryPanel(Panel):
    """A search field, and buttons for whole groups; the script shows them in place of the two lists of groups."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "orders/delivery/admin/countries.html"

        @property
        def groups(self) -> list[tuple[str, str, str]]:
            """Key, name and codes of each group."""
            return [(key, str(name), " ".join(sorted(members(key)))) for key, name in GROUPS.items()]

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["back_office/country-chooser.js"])


def _choices(ticked: set[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, countries) of the ticked countries and of each part of the world with the others."""
    parts = [
        (_("Ticked"), ticked),
        (_("European Union"), members("eu") - ticked),
        (_("Rest of Europe"), members("europe") - members("eu") - ticked),
        (_("Rest of the world"), members("world") - members("europe") - ticked),
    ]
    return [
        (heading, sorted(((code, country_name(code)) for code in codes), key=lambda each: each[1]))
        for heading, codes in parts
        if codes
    ]


def members(group: str) -> set[str]:
    """The countries of a group."""
    europe = EU | REST_OF_EUROPE
    return set({"eu": EU, "europe": europe}.get(group) or {*every_country(), *europe})
