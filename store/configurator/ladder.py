"""The price of one piece by quantity."""

from dataclasses import dataclass, replace

from django.conf import settings

from store.money.amounts import Money
from store.rules.terms import QUANTITY

from .configured import Configured

#: Steps that are told.
_MAX_STEPS = 8


@dataclass(frozen=True)
class PriceStep:
    """From this quantity on one piece costs so much; ``is_current``: the quantity that is chosen lies on this step."""

    quantity: int
    unit: Money
    is_current: bool = False


def price_ladder(configured: Configured) -> list[PriceStep]:
    """What one piece of these choices costs from each quantity on where that changes; empty if it never does."""
    prices = configured.definition.prices
    starts = {rule.min_quantity for rule in prices}
    starts |= {int(term.low) for rule in prices for term in rule.when if term.group == QUANTITY and term.low}
    steps: list[PriceStep] = []
    for quantity in sorted({1, *(start for start in starts if 1 < start <= settings.MAX_QUANTITY)})[: 2 * _MAX_STEPS]:
        unit = replace(configured.price_of, quantity=quantity)(configured.answers).unit
        if not steps or steps[-1].unit != unit:
            steps.append(PriceStep(quantity, unit))
    if len(steps) < 2:
        return []
    reached = max(step.quantity for step in steps if step.quantity <= max(configured.price_of.quantity, 1))
    return [replace(step, is_current=step.quantity == reached) for step in steps[:_MAX_STEPS]]
