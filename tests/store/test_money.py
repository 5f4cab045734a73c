"""Amounts are exact and a split loses nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.money.amounts import Money, total_of


def test_ten_euros_in_three_lose_no_cent():
    assert [part.minor for part in Money("10.00").split([1, 1, 1])] == [333, 333, 334]


def test_yen_have_no_decimals():
    assert [part.minor for part in Money(100, "JPY").split([1, 1, 1])] == [33, 33, 34]


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_the_parts_add_up_to_the_whole(minor, weights):
    assert total_of(Money.from_minor(minor).split(weights)) == Money.from_minor(minor)


def test_nothing_to_share_by_is_refused():
    with pytest.raises(ValueError, match="Weights"):
        Money("10.00").split([0, 0])


def test_halves_go_away_from_zero():
    assert Money(Decimal("0.005")).rounded() == Money("0.01")
    assert Money(Decimal("-0.005")).rounded() == Money("-0.01")


def test_a_minus_is_a_real_minus_sign():
    assert str(Money("-1234.50")) == "−€1,234.50"
