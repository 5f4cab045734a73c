"""Forms of credit and gift cards, for shoppers and staff."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import CodeField, EmailField, LineField
from store.money.fields import MoneyFormField

from .models import WalletEntry

Reason = WalletEntry.Reason


class GiftCardCodeForm(forms.Form):
    """The code of a gift card."""

    code = CodeField(
        label=_("Code of the gift card"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


def new_key() -> str:
    """Names one opened form, so that pressing its button twice does it once."""
    return uuid4().hex


class CreditForm(forms.Form):
    """Staff give credit, or take it off. ``key`` names the opened form."""

    direction = forms.ChoiceField(
        label=_("What"),
        choices=[("give", _("Give")), ("take", _("Take"))],
        widget=forms.RadioSelect,
        initial="give",
    )
    amount = MoneyFormField(label=_("Amount"), max_digits=9)
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[(each.value, each.label) for each in (Reason.GOODWILL, Reason.CORRECTION)]
    )
    note = LineField(
        label=_("Why?"), max_length=200, help_text=_("The customer reads it, for example “the late parcel of SR-1004”.")
    )
    key = forms.RegexField(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput, initial=new_key)


class SendAgainForm(forms.Form):
    """Where a new code goes."""

    email = EmailField(label=_("E-mail of the recipient"), max_length=254)


class BlockForm(forms.Form):
    """Why a card is blocked."""

    why = LineField(label=_("Why?"), max_length=200)
