"""What other choices for an ordered line would cost.

The order keeps what was agreed at checkout, but for this line: its price moves by what the new choices cost today more
or less than the old ones do, so that nothing else that became dearer since is charged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orders.order.models import OrderLine
from store.configurator.services import Configured, configure
from store.money.amounts import Money


@dataclass(frozen=True)
class Quote:
    """What other choices would mean for a line: judged and drawn, with its sum then."""

    line: OrderLine
    configured: Configured
    unit_price: Money
    once: Money

    @property
    def total(self) -> Money:
        """The sum of the line then."""
        return self.unit_price * self.line.quantity + self.once

    @property
    def difference(self) -> Money:
        """By how much more, or less if below zero, the order is to be paid."""
        return self.total - min(self.line.discount, self.total) - self.line.to_pay

    @property
    def is_changed(self) -> bool:
        """Whether the choices are others than those of the line."""
        return self.configured.answers != self.line.configuration.content["choices"]


def reason_against_quote(line: OrderLine) -> str:
    """Why other choices of a line cannot be priced; empty if they can."""
    if not line.configuration_id:
        return _("%(line)s is not made to order.") % {"line": line.name}
    if line.variant is None or not hasattr(line.variant, "price"):
        return _("%(line)s is no longer sold, so it cannot be priced.") % {"line": line.name}
    return ""


def quote(line: OrderLine, choices: Mapping[str, object]) -> Quote:
    """Judge and price other choices for a line by the rules of today."""
    product, today = line.configuration.product, {"variant": line.variant, "quantity": line.quantity}
    before = configure(product, line.configuration.content["choices"], **today)
    after = configure(product, choices, **today)
    unit = max(line.unit_price + after.price.unit - before.price.unit, Money(0))
    return Quote(line, after, unit, max(line.once + after.price.once - before.price.once, Money(0)))
