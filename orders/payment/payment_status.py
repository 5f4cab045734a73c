"""The payment status of an order, from its sums (pure)."""

from dataclasses import dataclass

from orders.order.statuses import Paid
from store.money.amounts import Money


@dataclass(frozen=True)
class MoneyFacts:
    """What the status follows from. ``paid`` is what came in less what goes back, ``refunded`` what goes back."""

    is_cancelled: bool
    total: Money
    paid: Money
    refunded: Money
    has_to_be_checked: bool
    has_failed: bool
    has_open_refunds: bool


def payment_status(facts: MoneyFacts) -> Paid:
    """The one status; money that a person must check comes first, then money that goes back."""
    if facts.has_to_be_checked:
        return Paid.CHECK
    if facts.paid > facts.total or facts.has_open_refunds:
        return Paid.TO_PAY_BACK
    if facts.paid < facts.total:
        return _unpaid(facts)
    if not facts.total and facts.refunded:
        return Paid.REFUNDED
    return Paid.NOT_DUE if facts.is_cancelled else Paid.PAID


def _unpaid(facts: MoneyFacts) -> Paid:
    if facts.paid:
        return Paid.PARTLY
    return Paid.FAILED if facts.has_failed else Paid.OPEN
