"""The form with which staff pay back pieces, delivery, the fee, or an amount."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from cms.text.forms import LineField
from orders.payment.forms import MinorUnitsField
from orders.payment.models import Adjustment, Refund
from store.money.amounts import Money
from store.money.fields import MoneyFormField

from .refunding import Refundable, RefundableCards, RefundableLine, Wanted

Reason = Adjustment.Reason
#: Why staff pay back; the other reasons belong to cancelling and to agreed changes.
REASONS = [Reason.RETURNED, Reason.NOT_SENT, Reason.CLAIM, Reason.GOODWILL, Reason.CORRECTION]


class RefundForm(forms.Form):
    """What is taken off an order: quantities by line, amounts, why, and where the money goes.

    ``seen`` is the sum that the page showed; it is paid back only if it is still that sum.
    """

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = MinorUnitsField(required=False, min_value=0)
    delivery = MoneyFormField(label=_("Delivery"), required=False, localize=False)
    fee = MoneyFormField(label=_("Fee for the payment method"), required=False, localize=False)
    amount = MoneyFormField(label=_("Another amount"), required=False, localize=False)
    reason = forms.ChoiceField(label=_("Because"), choices=[(each.value, each.label) for each in REASONS])
    to = forms.ChoiceField(
        label=_("The money goes"),
        choices=[
            (Refund.To.ORIGINAL, _("back as it was paid")),
            (Refund.To.BANK, _("to a bank account")),
            (Refund.To.CASH, _("in cash")),
        ],
    )
    restock = forms.BooleanField(label=_("What came back is as new: put it back into stock"), required=False)
    note = LineField(label=_("Note for the customer"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, refundable: Refundable, **options: Any) -> None:
        super().__init__(data, **options)
        self.refundable = refundable
        for row in refundable.lines:
            for kind, most in (("sent", row.sent), ("not_sent", row.not_sent)):
                if most:
                    self.fields[f"{kind}_{row.line.pk}"] = forms.IntegerField(
                        label=_("Quantity"), required=False, min_value=0, max_value=most, initial=0
                    )
        for row in refundable.cards:
            if row.amount:
                self.fields[f"card_{row.line.pk}"] = MoneyFormField(
                    label=_("Amount"), required=False, localize=False, max_value=row.amount.amount
                )
        for name in ("delivery", "fee"):
            if not getattr(refundable, name):
                del self.fields[name]

    @property
    def rows(self) -> Iterator[tuple[RefundableLine, BoundField | None, BoundField | None]]:
        """Each line with its fields for what was sent and what was not."""
        for row in self.refundable.lines:
            names = (f"sent_{row.line.pk}", f"not_sent_{row.line.pk}")
            sent, not_sent = (self[name] if name in self.fields else None for name in names)
            yield row, sent, not_sent

    @property
    def card_rows(self) -> Iterator[tuple[RefundableCards, BoundField | None]]:
        """Each line of gift cards with the field for its amount; None if nothing of it is left."""
        for row in self.refundable.cards:
            name = f"card_{row.line.pk}"
            yield row, self[name] if name in self.fields else None

    def wanted(self) -> Wanted:
        """What a valid form takes off."""
        values = self.cleaned_data
        return Wanted(
            sent=self._quantities("sent"),
            not_sent=self._quantities("not_sent"),
            cards=self._cards(),
            delivery=values.get("delivery") or Money(0),
            fee=values.get("fee") or Money(0),
            amount=values.get("amount") or Money(0),
        )

    def _cards(self) -> dict[int, Money]:
        found = {row.line.pk: self.cleaned_data.get(f"card_{row.line.pk}") for row in self.refundable.cards}
        return {pk: amount for pk, amount in found.items() if amount}

    def _quantities(self, kind: str) -> dict[int, int]:
        found = {row.line.pk: self.cleaned_data.get(f"{kind}_{row.line.pk}") for row in self.refundable.lines}
        return {pk: quantity for pk, quantity in found.items() if quantity}
