"""What staff write on an order."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """What only staff should know."""

    text = forms.CharField(label=_("Note, only staff see it"), max_length=1000)
