"""The form of a delivery method in the back office."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from customers.profiles.address_parts import every_country
from customers.profiles.address_rows import country_name


class DeliveryMethodForm(WagtailAdminModelForm):
    """Countries are ticked by name, ticked ones first; stored are their two-letter codes."""

    countries = forms.MultipleChoiceField(
        label=_("Countries"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "k-countries"}),
        help_text=_("None ticked: everywhere."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ticked = set(self.instance.countries)
        named = [(code, country_name(code)) for code in ticked.union(every_country())]
        self.fields["countries"].choices = sorted(named, key=lambda each: (each[0] not in ticked, each[1]))
