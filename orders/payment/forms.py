"""Forms of staff about money. Each carries the amounts that the screen displayed."""

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.exceptions import ValidationError

from cms.text.forms import LineField
from store.money.amounts import Money
from store.money.fields import MoneyFormField


class MinorUnitsField(forms.IntegerField):
    """A hidden amount in the smallest units of the shop's currency; cleans to ``Money``."""

    widget = forms.HiddenInput

    def clean(self, value: object) -> Money | None:
        units = super().clean(value)
        return None if units is None else Money.from_minor(units)


class ReceivedForm(forms.Form):
    """The amount that came in, and the order's balance that the screen displayed.

    An amount above the balance counts once somebody has confirmed it.
    """

    received = MoneyFormField(label=_("Came in"), localize=False)
    balance = MinorUnitsField()
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_received(self) -> Money:
        received: Money = self.cleaned_data["received"]
        if not received:
            raise forms.ValidationError(_("Write the amount that came in as a number, such as 24.90."))
        return received

    @property
    def needs_confirmation(self) -> bool:
        """Whether the amount of a valid form is above the balance, and nobody has confirmed it."""
        values = self.cleaned_data
        return values["received"] > values["balance"] and not values["confirmed"]


class ReceivedRowForm(ReceivedForm):
    """The same in a list: an amount above the balance is asked about in its own row."""

    confirmed = forms.BooleanField(label=_("Yes, so much came in"), required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        if not self.errors and self.needs_confirmation:
            self.fields["confirmed"].widget = forms.CheckboxInput()
            self.add_error("received", _("That is more than is to be paid. The rest will have to be paid back."))


class OverpaidForm(forms.Form):
    """The amount above the total, as the screen displayed it, and where it goes."""

    amount = MinorUnitsField(min_value=1)


class PaidOutForm(forms.Form):
    """The sum of the payouts that the list displayed."""

    amount = MinorUnitsField(min_value=1)


class RefusedForm(forms.Form):
    """Why a payout could not be made."""

    message = LineField(label=_("Why not"), max_length=250)


class AccountForm(forms.Form):
    """The bank account to which a customer wants money transferred."""

    account_holder = LineField(
        label=_("Account holder"), max_length=70, widget=forms.TextInput({"autocomplete": "name"})
    )
    iban = LineField(
        label=_("IBAN"), max_length=60, widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"})
    )

    def clean_iban(self) -> str:
        try:
            return str(iban.validate(self.cleaned_data["iban"]))
        except ValidationError:
            raise forms.ValidationError(_("This is no IBAN. Please compare it with your bank card.")) from None
