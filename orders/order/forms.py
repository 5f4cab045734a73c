"""Forms of staff for an order."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OrderNoteForm(forms.Form):
    """A note that only staff see."""

    text = forms.CharField(label=_("Note, only staff see it"), max_length=1000)
