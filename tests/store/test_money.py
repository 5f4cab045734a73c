"""Amounts are exact and a split loses nothing."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from store.money.amounts import Money, total_of
from store.money.fields import MoneyField


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


def money_fields() -> dict[str, MoneyField]:
    fields = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, MoneyField)]
    return {str(field): field for field in fields}


@pytest.mark.parametrize("field", money_fields().values(), ids=money_fields())
def test_forms_take_amounts_below_zero_only_where_they_are_meant(field):
    typed = field.formfield()
    assert typed.clean("4.00") == Money(4)
    if field.signed:
        assert typed.clean("-4.00") == Money(-4)
    else:
        with pytest.raises(ValidationError, match="without a minus sign"):
            typed.clean("-0.01")


def test_only_surcharges_and_what_a_change_costs_may_be_below_zero():
    signed = {name for name, field in money_fields().items() if field.signed}
    assert signed == {
        "changes.LineChange.difference",
        "order.Order.adjusted",
        "payment.Adjustment.amount",
        "payment.AdjustmentPart.amount",
        "payment.AdjustmentPart.tax",
        "wallet.WalletEntry.amount",
        "configurator.OptionGroup.surcharge",
        "configurator.Option.surcharge",
    }
