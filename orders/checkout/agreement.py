"""What a shopper agrees to with the order button, and the fingerprint of it in the summary's form.

The fingerprint is signed and has a hash for each part, so that we can say what has changed since the summary.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from cms.policies.services import current_policy
from orders.basket.contents import Contents
from orders.basket.items import BasketItem
from orders.basket.models import Basket
from orders.basket.services import BasketRefused
from orders.basket.totals import Priced
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import destination, promise_of
from orders.payment.methods import PaymentMethod, methods_for
from orders.payment.wallet import WalletPart
from store.calendars import promise_words
from store.calendars.promise import Promise
from store.money.amounts import Money

from .state import PAYMENT, SUMMARY, State
from .wallet import paid_by, wallet_parts

_signer = Signer(salt="orders.checkout.agreement")


class StepMissing(Exception):
    """An answer is missing or not valid any more; ``step`` is the step that asks for it."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(_("Please answer this again."))


class AgreementChanged(Exception):
    """It differs from the summary; nothing is ordered. The message says what has changed."""

    def __init__(self, changes: list[str]) -> None:
        super().__init__(" ".join([*changes, _("Nothing was ordered. Please review everything, then order.")]))


@dataclass(frozen=True)
class Agreement:
    """Everything that will be ordered, as it is now."""

    basket: Basket
    state: State
    contents: Contents
    priced: Priced
    delivery: DeliveryMethod
    payment: PaymentMethod
    promise: Promise
    #: What gift cards and credit pay of it.
    wallet: tuple[WalletPart, ...] = ()

    @property
    def parts(self) -> dict[str, object]:
        """The content of the summary, part by part, as plain values."""
        return {
            "basket": self.basket.pk,
            "lines": [_line(item) for item in self.contents.items],
            "prices": _prices(self.contents, self.priced),
            "contact": [self.state.email, self.state.phone],
            "delivery_address": self.state.delivery_address,
            "billing_address": self.state.billing_address,
            "delivery": [self.delivery.pk, self.delivery.name],
            "date": [self.promise.kind, str(self.promise.arrives_on), self.promise.days],
            "payment": self.payment.code,
            "policy": current_policy().number,
            "wallet": [[part.account.pk, part.amount.minor] for part in self.wallet if part.amount],
        }

    @property
    def fingerprint(self) -> str:
        """The signed hashes, for the form of the summary."""
        return _signer.sign_object(self._hashes)

    @property
    def _hashes(self) -> dict[str, str]:
        return {name: _hash(part) for name, part in self.parts.items()}

    def changes_since(self, fingerprint: str) -> list[str]:
        """A sentence for each part that differs from the summary with this fingerprint."""
        try:
            before = _signer.unsign_object(fingerprint)
        except BadSignature:
            return [_("We cannot read what this page displayed before.")]
        now = self._hashes
        return [sentence(self) for name, sentence in _SENTENCES.items() if before.get(name) != now[name]]


#: The sentence for each part that has changed.
_SENTENCES: dict[str, Callable[[Agreement], str]] = {
    "basket": lambda _now: _("You have another basket now, perhaps because you signed in."),
    "lines": lambda _now: _("What is in your basket has changed."),
    "prices": lambda now: _("Prices have changed: the total is %(total)s.") % {"total": now.priced.total},
    "contact": lambda _now: _("Your e-mail address or phone number has changed."),
    "delivery_address": lambda _now: _("The delivery address has changed."),
    "billing_address": lambda _now: _("The billing address has changed."),
    "delivery": lambda _now: _("The delivery method has changed."),
    "date": lambda now: _("The promised day has changed: %(day)s.") % {"day": promise_words.text(now.promise)},
    "payment": lambda _now: _("The payment method has changed."),
    "policy": lambda _now: _("What you may cancel or send back has changed. Read it below."),
    "wallet": lambda _now: _("What your gift cards and credit pay has changed."),
}


def agreement(basket: Basket, contents: Contents, state: State) -> Agreement:
    """Everything that would be ordered now.

    Raises:
        BasketRefused: the basket is empty, or a line cannot be ordered.
        StepMissing: an answer is missing, or the delivery or payment method is not available any more.
    """
    if contents.problem:
        raise BasketRefused(contents.problem)
    if state.next_step != SUMMARY or state.delivery is None:
        raise StepMissing(state.next_step)
    before_fee = contents.price(state.country, state.delivery)
    wallet = wallet_parts(basket, before_fee.total)
    methods = available_methods(contents, state, before_fee.total - paid_by(wallet))
    payment = next((method for method in methods if method.code == state.payment), None)
    if payment is None:
        raise StepMissing(PAYMENT)
    priced = contents.price(state.country, state.delivery, payment.fee) if payment.fee else before_fee
    to = destination(state.delivery_address)
    works = tuple(contents.works.values())
    promise = promise_of(state.delivery.transit, to, works, after_payment=payment.is_waited_for)
    return Agreement(basket, state, contents, priced, state.delivery, payment, promise, wallet)


def available_methods(contents: Contents, state: State, total: Money) -> list[PaymentMethod]:
    """The payment methods for this total. A bought gift card is as good as money, so it is paid in advance."""
    is_pickup = state.delivery is not None and state.delivery.is_pickup
    found = methods_for(state.country, total, is_pickup=is_pickup)
    return [each for each in found if each.pays_in_advance or not contents.has_gift_cards]


def _line(item: BasketItem) -> list:
    chosen = [[each["group"], each["label"], each["text"]] for each in item.described]
    return [item.line.variant_id, item.name, item.line.configuration_hash, item.line.quantity, chosen]


def _prices(contents: Contents, priced: Priced) -> list:
    lines = [[item.unit_price.minor, item.total.minor] for item in contents.items]
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
