"""Forms of staff to change or cancel an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import LineField
from orders.order.services import CancelReason

from .models import LineChange

#: The customer decides on the page of the order.
ASK = "ask"


class AgreementForm(forms.Form):
    """How the customer agrees, and a note."""

    how = forms.ChoiceField(
        label=_("The customer"),
        choices=[
            (ASK, _("is asked by mail and agrees on the page of the order")),
            (LineChange.How.PHONE, _("has agreed by phone")),
            (LineChange.How.MAIL, _("has agreed by mail")),
        ],
        initial=ASK,
        widget=forms.RadioSelect,
    )
    note = LineField(label=_("Note"), max_length=300, required=False, help_text=_("Who said what, and when."))


class CancelForm(forms.Form):
    """Why an order is cancelled; the note is for staff. ``begun`` carries the begun jobs that the screen listed."""

    begun = forms.RegexField(r"^\d{1,18}(,\d{1,18})*$", required=False, max_length=2000, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Because"), choices=CancelReason.choices)
    note = LineField(label=_("Note, only staff see it"), max_length=500, required=False)

    def clean_begun(self) -> frozenset[int]:
        return frozenset(int(key) for key in self.cleaned_data["begun"].split(",") if key)
