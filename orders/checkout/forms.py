"""Forms of the checkout."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import EmailField, LineField, ShortTextField


class CheckoutContactForm(forms.Form):
    """E-mail address and phone of the shopper."""

    email = EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The confirmation and the link to follow your order go here."),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is no e-mail address. One looks like name@example.com."),
        },
    )
    phone = LineField(
        label=_("Phone (may stay empty)"),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        help_text=_("Only for questions of the driver."),
    )


class ChoiceForm(forms.Form):
    """A delivery or payment method, by its code."""

    method = forms.ChoiceField(
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one of these.")}
    )

    def __init__(self, data, codes: Sequence[str]) -> None:
        super().__init__(data)
        self.fields["method"].choices = [(code, code) for code in codes]


class OrderForm(forms.Form):
    """Words for the workshop and for a gift, terms and newsletter, at the order button."""

    note = ShortTextField(
        label=_("Anything we should know?"),
        required=False,
        max_length=500,
        help_text=_("For the workshop. It changes neither product nor price."),
    )
    gift_message = ShortTextField(
        label=_("Is it a gift? Write a message for it."),
        required=False,
        max_length=300,
        help_text=_("We print it on the sheet in the parcel, which shows no prices."),
    )

    terms = forms.BooleanField(error_messages={"required": _("Please accept the terms to order.")})
    news = forms.BooleanField(required=False)
