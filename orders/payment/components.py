"""What an order's total consists of, and how a part of it is taken back to the cent (pure).

A component is a line, or delivery, fee or charge at one tax rate. What goes back is taken from components, so a sum,
its tax and its pieces never exceed what was agreed, and all parts together end at zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from store.money.amounts import Money, total_of


@dataclass(frozen=True)
class PriceComponent:
    """What is left of one component: its amount, the tax contained in it, and for a line its pieces.

    ``kind`` is an ``AdjustmentPart.Kind``; ``quantity`` counts the pieces whose price did not go back.
    """

    kind: str
    tax_percent: Decimal
    amount: Money
    tax: Money
    line_id: int | None = None
    quantity: int = 0
    is_gift_card: bool = False

    @property
    def key(self) -> tuple[str, int | None, Decimal]:
        """What makes it the same component before and after an adjustment."""
        return self.kind, self.line_id, Decimal(0) if self.line_id else self.tax_percent

    def after(self, part: "Part") -> "PriceComponent":
        """What is left of it after a part."""
        return replace(
            self,
            amount=self.amount + part.amount,
            tax=self.tax + part.tax,
            quantity=self.quantity - part.quantity,
        )


@dataclass(frozen=True)
class Part:
    """An amount, with its tax, that an adjustment adds to a component, or takes if it is below zero."""

    component: PriceComponent
    amount: Money
    tax: Money
    quantity: int = 0
    was_sent: bool = True


class TooMuch(ValueError):
    """More would go back than is left."""


def take_amount(component: PriceComponent, amount: Money) -> Part:
    """Take this amount; its tax is its share, and the last amount takes all tax that is left.

    Raises:
        TooMuch: less is left.
    """
    if amount.amount < 0 or amount > component.amount:
        raise TooMuch
    return Part(component, -amount, -_share(component.tax, amount, component.amount))


def take_quantity(component: PriceComponent, quantity: int, *, was_sent: bool = True) -> Part:
    """Take this many pieces of a line at the price of what is left of it; the last piece takes the rest.

    Raises:
        TooMuch: fewer are left.
    """
    if not 0 < quantity <= component.quantity:
        raise TooMuch
    amount = component.amount
    if quantity < component.quantity and amount:
        amount = amount.split([quantity, component.quantity - quantity])[0]
    return replace(take_amount(component, amount), quantity=quantity, was_sent=was_sent)


def take_all(components: Iterable[PriceComponent], *, was_sent: bool) -> list[Part]:
    """Take everything that is left."""
    return [
        replace(take_amount(each, each.amount), quantity=each.quantity, was_sent=was_sent)
        for each in components
        if each.amount or each.quantity
    ]


def spread(components: Sequence[PriceComponent], amount: Money) -> list[Part]:
    """Take an amount from components by what is left of each: a price reduction for all of them.

    Raises:
        TooMuch: less is left in all of them.
    """
    if amount > total_of(each.amount for each in components):
        raise TooMuch
    shares = amount.split([each.amount.minor for each in components]) if amount else []
    return [take_amount(each, share) for each, share in zip(components, shares, strict=False) if share]


def _share(whole: Money, amount: Money, of: Money) -> Money:
    """The share of ``whole`` that belongs to ``amount`` of ``of``."""
    return whole if amount == of else Money(whole.amount * amount.amount / of.amount, whole.currency).rounded()
