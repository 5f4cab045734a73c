"""The price of a delivery. Pure."""

from store.money.amounts import Money


def delivery_price(price: Money, free_from: Money | None, subtotal: Money) -> Money:
    """Nothing for a subtotal of ``free_from`` or more, else ``price``. The subtotal is after the discount."""
    is_free = free_from is not None and subtotal >= free_from
    return Money(0) if is_free else price
