"""Amounts in Stripe's own smallest units, and the smallest it charges."""

import pytest

from orders.payment.methods import methods_for
from orders.payment.providers.stripe_amounts import can_charge, from_units, to_units
from store.money.amounts import Money

from .conftest import fresh

UNITS = [
    ("24.90", "EUR", 2490),
    ("500", "JPY", 500),
    ("5", "ISK", 500),  # None at Stripe either, yet sent with two digits.
    ("5000", "UGX", 500_000),
    ("1200", "RSD", 120_000),  # No digits in CLDR, two at Stripe.
    ("900", "ALL", 90_000),
    ("1500", "XOF", 1500),
    ("5.120", "KWD", 5120),
]


@pytest.mark.parametrize(("amount", "currency", "units"), UNITS)
def test_amounts_are_sent_in_stripes_units_and_read_in_them(amount, currency, units):
    assert to_units(Money(amount, currency)) == units
    assert from_units(units, currency.lower()) == Money(amount, currency)


@pytest.mark.parametrize(("amount", "currency"), [("5.124", "KWD"), ("0.5", "JPY"), ("0.001", "EUR")])
def test_an_amount_stripe_cannot_charge_exactly_is_not_rounded(amount, currency):
    assert to_units(Money(amount, currency)) is None
    assert not can_charge(Money(amount, currency))


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0.50", "EUR"), ("0.30", "GBP"), ("50", "JPY"), ("175", "HUF"), ("15", "CZK"), ("10", "MXN"), ("1", "ISK")],
)
def test_the_smallest_charge_is_taken_and_nothing_below(amount, currency):
    smallest = Money(amount, currency)
    assert can_charge(smallest)
    assert not can_charge(smallest - Money("0.01" if currency not in {"JPY", "ISK"} else 1, currency))


@pytest.mark.parametrize(("total", "is_offered"), [("0.49", False), ("0.50", True)])
def test_below_the_smallest_charge_the_card_is_not_offered(bank, total, is_offered):
    assert ("card" in [method.code for method in methods_for("DE", Money(total))]) is is_offered


def test_a_crown_of_iceland_is_a_whole_crown_there_and_back(bank, settings, placed, client, tell):
    settings.CURRENCY = "ISK"
    order = placed("card")
    client.get(f"/checkout/pay/{order.token}/")
    intent = next(iter(bank.intents.values()))
    assert (intent["amount"], intent["currency"]) == (int(fresh(order).total.amount) * 100, "isk")

    bank.confirm(intent["id"], "pm_card_visa")
    tell(*bank.events)
    assert fresh(order).payment_status == "paid"
