"""The terms of a policy as plain values. Pure: no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Until(StrEnum):
    """Until when something may be done."""

    NEVER = "never"
    PAID = "paid"
    BEGUN = "begun"
    SENT = "sent"


class ChangeKind(StrEnum):
    """What of an order can be changed."""

    ADDRESS = "address"
    DELIVERY = "delivery"
    WORDS = "words"
    OPTIONS = "options"
    QUANTITY = "quantity"


class ReturnReason(StrEnum):
    """Why something comes back."""

    CHANGED_MIND = "changed_mind"
    DOES_NOT_FIT = "does_not_fit"
    DAMAGED = "damaged"
    FAULTY = "faulty"
    WRONG = "wrong"
    MISSING = "missing"


class Payer(StrEnum):
    """Who pays the way back."""

    SHOP = "shop"
    CUSTOMER = "customer"


class Asker(StrEnum):
    """Who asks: staff may do more than the policy grants to shoppers."""

    SHOPPER = "shopper"
    STAFF = "staff"


UNTIL: dict[str, Text] = {
    Until.NEVER: _("never"),
    Until.PAID: _("until it is paid"),
    Until.BEGUN: _("until work begins"),
    Until.SENT: _("until it is sent"),
}
CHANGES: dict[str, Text] = {
    ChangeKind.ADDRESS: _("Address"),
    ChangeKind.DELIVERY: _("Delivery method"),
    ChangeKind.WORDS: _("Words"),
    ChangeKind.OPTIONS: _("Options"),
    ChangeKind.QUANTITY: _("Quantity"),
}
REASONS: dict[str, Text] = {
    ReturnReason.CHANGED_MIND: _("I have changed my mind"),
    ReturnReason.DOES_NOT_FIT: _("It does not fit"),
    ReturnReason.DAMAGED: _("It arrived damaged"),
    ReturnReason.FAULTY: _("It is faulty"),
    ReturnReason.WRONG: _("It is not what I ordered"),
    ReturnReason.MISSING: _("Something is missing"),
}
PAYERS: dict[str, Text] = {Payer.SHOP: _("the shop"), Payer.CUSTOMER: _("the customer")}
#: Reasons that are the shop's fault: they count for as long as the warranty, also for what is made to order.
OUR_FAULT = frozenset({ReturnReason.DAMAGED, ReturnReason.FAULTY, ReturnReason.WRONG, ReturnReason.MISSING})


@dataclass(frozen=True, kw_only=True)
class PolicyTerms:
    """What a policy grants. The defaults are those of a shop that has not published a policy yet."""

    cancel_until: str = Until.BEGUN
    change_address: str = Until.SENT
    change_delivery: str = Until.BEGUN
    change_words: str = Until.BEGUN
    change_options: str = Until.BEGUN
    change_quantity: str = Until.BEGUN
    #: Days to send something back after it arrived; 0: not at all.
    return_days: int = 14
    return_condition: str = ""
    return_made_to_order: bool = False
    return_paid_by: str = Payer.CUSTOMER
    photo_reasons: tuple[str, ...] = (ReturnReason.DAMAGED, ReturnReason.FAULTY, ReturnReason.WRONG)
    #: Days to withdraw from the contract by law; 0: no right to withdraw.
    withdrawal_days: int = 14
    withdraw_made_to_order: bool = False
    #: Months in which the shop answers for faults; 0: none.
    warranty_months: int = 24
    #: Sentences of the merchant by key; see ``wording``.
    sentences: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain values, to be stored."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return values | {"photo_reasons": list(self.photo_reasons), "sentences": dict(self.sentences)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PolicyTerms":
        """The terms that were stored; what is not among them has its default."""
        known = {each.name: stored[each.name] for each in fields(cls) if each.name in stored}
        if "photo_reasons" in known:
            known["photo_reasons"] = tuple(known["photo_reasons"])
        return cls(**known)
