"""The sums of a basket: in their fixed order, to the penny, whatever the basket."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.basket.totals import Delivery, LineToPrice, Reduction, contained_tax, order_totals
from store.money.amounts import Money, total_of

RATES = [Decimal(rate) for rate in ("0", "5.5", "7", "19", "20", "25.5")]
amounts = st.integers(0, 500_000).map(Money.from_minor)
lines = st.lists(
    st.builds(
        LineToPrice,
        key=st.integers(),
        unit_price=amounts,
        quantity=st.integers(1, 999),
        tax_percent=st.sampled_from(RATES),
    ),
    max_size=8,
)
reductions = st.none() | st.builds(
    Reduction,
    code=st.just("CODE"),
    percent=st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100),
    amount=amounts,
)
deliveries = st.none() | st.builds(Delivery, price=amounts, free_from=st.none() | amounts)


@given(lines, reductions, deliveries, st.none() | amounts)
def test_every_sum_adds_up_to_the_penny(basket, reduction, delivery, fee):
    priced = order_totals(basket, reduction=reduction, delivery=delivery, fee=fee)

    assert priced.subtotal == total_of(line.total for line in priced.lines)
    assert priced.discount == total_of(line.discount for line in priced.lines)
    assert priced.total == priced.subtotal - priced.discount + priced.delivery + priced.fee
    assert priced.total == total_of(tax.gross for tax in priced.taxes)


@given(lines, reductions, deliveries, st.none() | amounts)
def test_nothing_is_ever_negative(basket, reduction, delivery, fee):
    priced = order_totals(basket, reduction=reduction, delivery=delivery, fee=fee)

    assert all(Money(0) <= line.discount <= line.total for line in priced.lines)
    assert all(Money(0) <= tax.tax <= tax.gross for tax in priced.taxes)
    assert priced.total >= Money(0)


@given(lines)
def test_the_tax_of_the_lines_is_the_tax_of_the_sums(basket):
    priced = order_totals(basket)

    assert priced.tax == total_of(line.tax for line in priced.lines)


def line(unit: str, quantity: int = 1, percent: str = "19", key: int = 1) -> LineToPrice:
    return LineToPrice(key, Money(unit), quantity, Decimal(percent))


@pytest.mark.parametrize(
    ("gross", "percent", "tax"),
    [("119.00", "19", "19.00"), ("99.40", "19", "15.87"), ("10.00", "0", "0"), ("0.03", "19", "0.00")],
)
def test_tax_is_contained_and_never_added(gross, percent, tax):
    assert contained_tax(Money(gross), Decimal(percent)) == Money(tax)


def test_the_basket_of_the_prototype():
    priced = order_totals(
        [line("30.00", key=1), line("37.50", 2, key=2)],
        reduction=Reduction("THANKS10", percent=Decimal(10)),
        delivery=Delivery(Money("4.90")),
    )

    assert [each.discount for each in priced.lines] == [Money("3.00"), Money("7.50")]
    assert (priced.total, priced.tax) == (Money("99.40"), Money("15.87"))


def test_a_voucher_never_takes_more_than_the_subtotal():
    priced = order_totals(
        [line("8.00")], reduction=Reduction("BIG", amount=Money("50")), delivery=Delivery(Money("4.90"))
    )

    assert (priced.discount, priced.total) == (Money("8.00"), Money("4.90"))


def test_delivery_is_free_only_for_what_is_left_after_the_voucher():
    delivery = Delivery(Money("4.90"), free_from=Money("50"))

    assert order_totals([line("50")], delivery=delivery).delivery == Money(0)
    assert order_totals([line("50")], delivery=delivery, reduction=Reduction("X", amount=Money("1"))).delivery == Money(
        "4.90"
    )


def test_delivery_follows_the_rates_of_the_lines():
    priced = order_totals([line("30", key=1), line("10", percent="7", key=2)], delivery=Delivery(Money("4.00")))

    assert [(tax.percent, tax.gross) for tax in priced.taxes] == [
        (Decimal(19), Money("33.00")),
        (Decimal(7), Money("11.00")),
    ]


def test_an_empty_basket_costs_nothing():
    priced = order_totals([], delivery=Delivery(Money("4.90")), fee=Money("2"))

    assert (priced.total, priced.taxes) == (Money(0), ())
