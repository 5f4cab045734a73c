"""What goes back is a part of what was agreed: sums, taxes and pieces end at zero, whatever the order of the parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orders.basket.totals import contained_tax
from orders.payment.components import PriceComponent, TooMuch, spread, take_all, take_amount, take_quantity
from store.money.amounts import Money, total_of


def line(amount: str, quantity: int, percent: str = "19") -> PriceComponent:
    paid = Money(amount)
    return PriceComponent("line", Decimal(percent), paid, contained_tax(paid, Decimal(percent)), 1, quantity)


def left(component: PriceComponent, parts) -> PriceComponent:
    return PriceComponent(
        component.kind,
        component.tax_percent,
        component.amount + total_of(part.amount for part in parts),
        component.tax + total_of(part.tax for part in parts),
        component.line_id,
        component.quantity - sum(part.quantity for part in parts),
    )


def test_pieces_one_by_one_give_back_the_whole_line_and_its_tax():
    whole, parts = line("10.00", 3), []
    for _piece in range(3):
        parts.append(take_quantity(left(whole, parts), 1))

    assert [part.amount.minor for part in parts] == [-333, -333, -334]
    assert left(whole, parts).amount == left(whole, parts).tax == Money(0)


@given(st.integers(0, 10**7), st.lists(st.integers(0, 10**7), max_size=6))
def test_amounts_in_any_order_never_leave_more_tax_than_money(minor, wanted):
    whole, parts = line(str(Money.from_minor(minor).amount), 1), []
    for each in wanted:
        now = left(whole, parts)
        parts.append(take_amount(now, min(Money.from_minor(each), now.amount)))
        rest = left(whole, parts)
        assert Money(0) <= rest.tax <= rest.amount
    parts += take_all([left(whole, parts)], was_sent=True)
    assert (left(whole, parts).amount, left(whole, parts).tax) == (Money(0), Money(0))


@pytest.mark.parametrize("quantity", [0, -1, 4])
def test_no_more_pieces_go_back_than_there_are(quantity):
    with pytest.raises(TooMuch):
        take_quantity(line("10.00", 3), quantity)


@pytest.mark.parametrize("amount", ["10.01", "-0.01"])
def test_no_more_money_goes_back_than_there_is(amount):
    with pytest.raises(TooMuch):
        take_amount(line("10.00", 3), Money(amount))


def test_goodwill_is_spread_over_the_lines_by_what_they_cost():
    parts = spread([line("30.00", 1), line("10.00", 1, "7"), line("0.00", 1)], Money(4))

    assert [part.amount for part in parts] == [Money(-3), Money(-1)]
    assert parts[0].tax == Money("-0.48")
    with pytest.raises(TooMuch):
        spread([line("1.00", 1)], Money("1.01"))
