"""What staff fill in about money."""

from django import forms
from django.utils.translation import gettext_lazy as _

from store.money.fields import MoneyFormField


class ReceivedForm(forms.Form):
    """What came in on the account; left empty it is all of it."""

    received = MoneyFormField(label=_("Came in"), required=False, min_value=0, localize=False)
