"""What is written down when stock is counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import StockCount

#: More than any shelf holds.
MOST = 10**6


class CountForm(forms.Form):
    """How many there are and why that is another number; ``seen`` is what the screen said before."""

    counted = forms.IntegerField(label=_("There are"), min_value=0, max_value=MOST)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Because"), choices=StockCount.Reason.choices)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counted"].widget.attrs["data-key"] = "n"
