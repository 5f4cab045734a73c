"""What other choices for an ordered line would cost.

The order keeps what was agreed at checkout, but for this line: its price moves by what the new choices cost today more
or less than the old ones do, so that nothing else that became dearer since is charged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orders.order.models import OrderLine
from orders.order.promises import promise_with, works_of
from store.calendars.promise import LineWork, Promise
from store.configurator.services import Configured, configure
from store.money.amounts import Money

from .models import LineChange


@dataclass(frozen=True)
class Quote:
    """A line with other choices: problems, picture and price."""

    line: OrderLine
    configured: Configured
    unit_price: Money
    once: Money

    @property
    def total(self) -> Money:
        """The sum of the line with these choices."""
        return self.unit_price * self.line.quantity + self.once

    @property
    def difference(self) -> Money:
        """The change of the order's total; below zero if it becomes cheaper."""
        return self.total - min(self.line.discount, self.total) - self.line.to_pay


def reason_against_quote(line: OrderLine) -> str:
    """Why other choices of a line cannot be priced; empty if they can."""
    if not line.is_made_to_order:
        return _("%(line)s is not made to order.") % {"line": line.name}
    if line.refunded_quantity:
        return _("Of %(line)s something was paid back, so it is not changed any more.") % {"line": line.name}
    if line.variant is None or not hasattr(line.variant, "price"):
        return _("%(line)s is no longer sold, so it cannot be priced.") % {"line": line.name}
    return ""


def quote(line: OrderLine, choices: Mapping[str, object]) -> Quote:
    """Check and price other choices for a line with the rules and prices of today."""
    product, today = line.configuration.product, {"variant": line.variant, "quantity": line.quantity}
    before = configure(product, line.configuration.content["choices"], **today)
    after = configure(product, choices, **today)
    unit = max(line.unit_price + after.price.unit - before.price.unit, Money(0))
    return Quote(line, after, unit, max(line.once + after.price.once - before.price.once, Money(0)))


def promise_if_agreed(change: LineChange) -> Promise:
    """What the order promises once the change is agreed to."""
    line, content = change.line, change.after.content
    now = configure(change.after.product, content["choices"], variant=line.variant, quantity=line.quantity)
    changed = {line.pk: LineWork(now.work.lead_days, now.work.needs_proof)}
    return promise_with(line.order, works_of(line.order, instead=changed)) or line.order.promise
