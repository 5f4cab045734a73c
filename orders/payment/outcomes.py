"""What was recorded about money, in words."""

from django.utils.translation import gettext as _

from orders.order.models import Order
from store.money.amounts import Money


def outcome(order: Order, sentence: str, amount: Money) -> str:
    """What was recorded, and the balance after it. ``sentence`` has the placeholders ``amount`` and ``number``."""
    recorded, balance = sentence % {"amount": amount, "number": order.number}, ""
    if order.overpaid:
        balance = _("%(amount)s was paid too much.") % {"amount": order.overpaid}
    elif order.balance:
        balance = _("%(amount)s is still to be paid.") % {"amount": order.balance}
    return f"{recorded} {balance}".strip()
