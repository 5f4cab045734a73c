"""What the workshop sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MoveForm(forms.Form):
    """Where a job goes, and where it was seen."""

    to = forms.CharField(max_length=48)
    seen = forms.CharField(max_length=48, required=False)


class RejectForm(forms.Form):
    """What is wrong, and from which step it is made again."""

    reason = forms.CharField(label=_("What is wrong"), max_length=300)
    again_from = forms.CharField(label=_("Again from"), max_length=40)
