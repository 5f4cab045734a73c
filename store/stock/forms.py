"""What is written down when stock is counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import LineField, WholeNumberField

from .models import CountReason

#: The highest number that can be counted.
MAX_COUNT = 10**6


class CountForm(forms.Form):
    """The counted number and the reason of a difference; ``seen`` is the number on the screen before."""

    counted = WholeNumberField(label=_("There are"), min_value=0, max_value=MAX_COUNT)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Because"), choices=CountReason.choices)
    note = LineField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counted"].widget.attrs["data-key"] = "n"
