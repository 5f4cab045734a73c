"""The form of a tax rate in the back office."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from customers.profiles.address_parts import every_country
from customers.profiles.address_rows import country_name


class TaxRateForm(WagtailAdminModelForm):
    """The country is chosen by its name; stored is its code."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        codes = {*every_country(), *filter(None, [self.instance.country])}
        countries = sorted(((code, country_name(code)) for code in codes), key=lambda each: each[1])
        self.fields["country"].choices = [("", _("All others")), *countries]
