"""Amounts as Stripe counts them: https://docs.stripe.com/currencies (pure).

Stripe has its own table of smallest units. CLDR, by which the shop rounds, has more currencies without decimals
(RSD, ALL, ISK …); sending their prices unconverted would charge a hundredth.
"""

from decimal import Decimal

from store.money.amounts import Money

ZERO_DECIMALS = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"]
)
#: Their last digit must be 0.
THREE_DECIMALS = frozenset(["BHD", "JOD", "KWD", "OMR", "TND"])
#: The smallest charge, in Stripe's units; one unit for currencies that Stripe's table does not list.
MIN_CHARGES = {
    "AED": 200, "ARS": 50, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "COP": 50, "CZK": 1500, "DKK": 250,
    "EUR": 50, "GBP": 30, "HKD": 400, "HUF": 17500, "IDR": 50, "ILS": 50, "INR": 50, "JPY": 50, "KRW": 50, "MXN": 1000,
    "MYR": 200, "NOK": 300, "NZD": 50, "PHP": 50, "PLN": 200, "RON": 200, "RUB": 50, "SEK": 300, "SGD": 50,
    "THB": 1000, "USD": 50, "ZAR": 50,
}  # fmt: skip


def to_units(amount: Money) -> int | None:
    """The amount in Stripe's smallest units, or None if Stripe cannot charge exactly this amount."""
    currency = amount.currency.code
    units = amount.amount.scaleb(_decimals(currency))
    if units != units.to_integral_value() or (currency in THREE_DECIMALS and units % 10):
        return None
    return int(units)


def from_units(units: int, currency: str) -> Money:
    """The amount of Stripe's units; ``currency`` in upper or lower case."""
    code = currency.upper()
    return Money(Decimal(units).scaleb(-_decimals(code)), code)


def can_charge(amount: Money) -> bool:
    """Whether Stripe charges exactly this amount, and it is not below the minimum of its currency."""
    units = to_units(amount)
    return units is not None and units >= MIN_CHARGES.get(amount.currency.code, 1)


def _decimals(currency: str) -> int:
    if currency in ZERO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2
