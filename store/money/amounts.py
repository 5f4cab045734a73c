"""Amounts of money: exact, in the currency of the shop, rounded in one place."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

import moneyed
from babel.numbers import format_currency, get_currency_precision
from django.conf import settings


@lru_cache(maxsize=32)
def decimals(currency: str) -> int:
    """How many digits stand after the point: 2 for EUR, 0 for JPY, 3 for KWD."""
    return get_currency_precision(currency)


class Money(moneyed.Money):
    """An amount in one currency. ``Money("12.50")`` is in the currency of the shop."""

    def __init__(self, amount: object = 0, currency: Any = None) -> None:
        super().__init__(amount, currency or settings.CURRENCY)

    @classmethod
    def from_minor(cls, minor: int, currency: str | None = None) -> "Money":
        """An amount from its smallest units: ``from_minor(1250)`` is €12.50."""
        currency = currency or settings.CURRENCY
        return cls(Decimal(minor).scaleb(-decimals(currency)), currency)

    @property
    def minor(self) -> int:
        """The rounded amount in its smallest units, cents for euros."""
        return int(self.rounded().amount.scaleb(decimals(self.currency.code)))

    def rounded(self) -> "Money":
        """To the smallest unit of the currency, halves away from zero."""
        unit = Decimal(1).scaleb(-decimals(self.currency.code))
        return Money(self.amount.quantize(unit, ROUND_HALF_UP), self.currency)

    def split(self, weights: Iterable[Decimal | int]) -> list["Money"]:
        """Share this amount by ``weights``; the parts always add up to the whole.

        What does not divide goes, one smallest unit each, to the parts with the largest remainders (Hamilton's
        method), the later of equal ones first: 10.00 in three is 3.33, 3.33 and 3.34.

        Raises:
            ValueError: no weights, a negative one, or nothing but zeros.
        """
        shares = [Decimal(weight) for weight in weights]
        if not shares or min(shares) < 0 or not sum(shares):
            raise ValueError("Weights must be zero or more, and one of them above zero.")
        return [Money.from_minor(part, self.currency.code) for part in _split_minor(self.minor, shares)]

    def __str__(self) -> str:
        return self.format()

    def format(self, locale: str = "en") -> str:
        """As people write it: €1,234.50; a minus is a real minus sign."""
        text = _written(abs(self.rounded().amount), self.currency.code, locale)
        return f"−{text}" if self.amount < 0 else text


@lru_cache(maxsize=4096)
def _written(amount: Decimal, currency: str, locale: str) -> str:
    return format_currency(amount, currency, locale=locale)


def _split_minor(total: int, shares: Sequence[Decimal]) -> list[int]:
    sign = -1 if total < 0 else 1
    whole = sum(shares)
    exact = [abs(total) * share / whole for share in shares]
    parts = [int(value) for value in exact]
    order = sorted(range(len(shares)), key=lambda i: (exact[i] - parts[i], i), reverse=True)
    for i in order[: abs(total) - sum(parts)]:
        parts[i] += 1
    return [sign * part for part in parts]


def total_of(amounts: Iterable[Money]) -> Money:
    """The sum; nothing at all is zero."""
    return sum(amounts, start=Money(0))
