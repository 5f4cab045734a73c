"""The price per litre, kilogram or metre, which the law wants beside the price (Directive 98/6/EC)."""

from dataclasses import dataclass

from store.catalogue.contents import read_content
from store.money.amounts import Money


@dataclass(frozen=True)
class UnitPrice:
    """The rounded price of one ``unit``: l, kg, m or m²."""

    amount: Money
    unit: str


def unit_price(price: Money | None, content: str) -> UnitPrice | None:
    """The unit price of something that costs ``price`` and holds ``content``, as ``750 ml``; None without either."""
    held = read_content(content) if content else None
    if held is None or price is None:
        return None
    return UnitPrice(Money(price.amount / held.amount, price.currency).rounded(), held.unit)
