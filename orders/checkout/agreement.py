"""What a shopper agrees to with the last button, and the fingerprint of it that the summary carries.

The fingerprint is signed and has a hash for each part, so what changed since the summary was shown can be said.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.signing import BadSignature, Signer
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from orders.basket.contents import Contents
from orders.basket.items import BasketItem
from orders.basket.models import Basket
from orders.basket.services import BasketRefused
from orders.basket.totals import Priced
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import destination, quotes
from orders.payment.methods import PaymentMethod, methods_for

from .state import PAYMENT, SUMMARY, State

_signer = Signer(salt="orders.checkout.agreement")


class StepMissing(Exception):
    """An answer is missing or does not fit any more; ``step`` is where to give it."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(_("Please answer this once more."))


class AgreementChanged(Exception):
    """It is not what was shown any more; nothing is ordered. The message says what changed."""

    def __init__(self, changes: list[str]) -> None:
        super().__init__(" ".join([*changes, _("Nothing was ordered. Please review everything, then order.")]))


@dataclass(frozen=True)
class Agreement:
    """All that will be ordered, as it stands now."""

    basket: Basket
    state: State
    wanted: Contents
    priced: Priced
    delivery: DeliveryMethod
    payment: PaymentMethod
    promised_for: date

    @property
    def parts(self) -> dict[str, object]:
        """What the summary shows, part by part, as plain values."""
        return {
            "basket": self.basket.pk,
            "lines": [_line(item) for item in self.wanted.items],
            "prices": _prices(self.wanted, self.priced),
            "contact": [self.state.email, self.state.phone],
            "delivery_address": self.state.delivery_address,
            "billing_address": self.state.billing_address,
            "delivery": [self.delivery.pk, self.delivery.name],
            "date": self.promised_for.isoformat(),
            "payment": self.payment.code,
        }

    @property
    def fingerprint(self) -> str:
        """For the form of the summary."""
        return _signer.sign_object(self._hashes)

    @property
    def _hashes(self) -> dict[str, str]:
        return {name: _hash(part) for name, part in self.parts.items()}

    def changes_since(self, shown: str) -> list[str]:
        """A sentence for each part that is not as in the summary with this fingerprint; none if all of it is."""
        try:
            before = _signer.unsign_object(shown)
        except BadSignature:
            return [_("We cannot tell what this page had shown you.")]
        now = self._hashes
        return [sentence(self) for name, sentence in _SENTENCES.items() if before.get(name) != now[name]]


#: What is said of a part that has changed.
_SENTENCES: dict[str, Callable[[Agreement], str]] = {
    "basket": lambda _now: _("You have another basket now, perhaps because you signed in."),
    "lines": lambda _now: _("What is in your basket has changed."),
    "prices": lambda now: _("Prices have changed: the total is %(total)s.") % {"total": now.priced.total},
    "contact": lambda _now: _("Your e-mail address or phone number has changed."),
    "delivery_address": lambda _now: _("The delivery address has changed."),
    "billing_address": lambda _now: _("The billing address has changed."),
    "delivery": lambda _now: _("The delivery method has changed."),
    "date": lambda now: _("The delivery date is now %(date)s.") % {"date": date_format(now.promised_for, "l j F")},
    "payment": lambda _now: _("The payment method has changed."),
}


def agreement(basket: Basket, wanted: Contents, state: State) -> Agreement:
    """All that would be ordered.

    Raises:
        BasketRefused: a line stands in the way, or there is none.
        StepMissing: an answer is missing, or the method to send or to pay by is not found any more.
    """
    if wanted.problem:
        raise BasketRefused(wanted.problem)
    if state.next_step != SUMMARY or state.delivery is None:
        raise StepMissing(state.next_step)
    before_fee = wanted.price(state.country, state.delivery)
    methods = methods_for(state.country, before_fee.total)
    payment = next((method for method in methods if method.code == state.payment), None)
    if payment is None:
        raise StepMissing(PAYMENT)
    priced = wanted.price(state.country, state.delivery, payment.fee) if payment.fee else before_fee
    to = destination(state.delivery_address)
    found = quotes([state.delivery], to, priced.discounted_subtotal, lead_days=wanted.lead_days)
    return Agreement(basket, state, wanted, priced, state.delivery, payment, found[0].promise.arrives_on)


def _line(item: BasketItem) -> list:
    chosen = [[each["group"], each["label"], each["text"]] for each in item.described]
    return [item.line.variant_id, item.name, item.line.configuration_hash, item.line.quantity, chosen]


def _prices(wanted: Contents, priced: Priced) -> list:
    lines = [[item.unit_price.minor, item.total.minor] for item in wanted.items]
    sums = [
        priced.subtotal,
        priced.discount,
        priced.delivery,
        priced.fee,
        priced.total,
        *(tax.tax for tax in priced.taxes),
    ]
    return [lines, priced.voucher_code, [each.minor for each in sums]]


def _hash(part: object) -> str:
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:16]
