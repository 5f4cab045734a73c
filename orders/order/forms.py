"""What staff write on an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .services import CancelReason


class CancelForm(forms.Form):
    """Why an order is called off; the note is for staff."""

    reason = forms.ChoiceField(label=_("Because"), choices=CancelReason.choices)
    note = forms.CharField(label=_("Note, only staff see it"), max_length=500, required=False)


class NoteForm(forms.Form):
    """What only staff should know."""

    text = forms.CharField(label=_("Note, only staff see it"), max_length=1000)
