"""Withdrawals belong to a person's data, and stay with the order as proof."""

import pytest

from customers.people.personal_data import parts
from orders.returns.models import Withdrawal
from orders.returns.withdrawals.services import reject

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    return next(each for each in parts() if each.key == "withdrawals")


def test_a_person_gets_their_withdrawals_joined_or_not(order, withdraw, part):
    withdraw(order, words="the jug")
    withdraw(name="Gesa", order_number="AF-7")
    order.customer.email_verified = True

    assert {row["Order number"] for row in part.rows(order.customer)} == {order.number, "AF-7"}


def test_a_typed_address_proves_nothing(order, withdraw, part):
    withdraw(name="Gesa", order_number="AF-7")

    assert not list(part.rows(order.customer))


def test_an_open_one_must_be_decided_before_the_person_is_erased(order, withdraw, part, owner):
    withdrawal = withdraw(order)
    assert [withdrawal.number in sentence for sentence in part.reasons_against(order.customer)] == [True]

    reject(withdrawal, reason="No.", actor=owner)
    assert not list(part.reasons_against(order.customer))


def test_erasing_leaves_day_order_and_lines(order, withdraw, part):
    withdrawal = withdraw(order, name="GAST Gesa")

    part.erase(order.customer)

    withdrawal.refresh_from_db()
    assert (withdrawal.name, withdrawal.email, withdrawal.order) == ("", "", order)
    assert withdrawal.lines.count() == 2
    assert not Withdrawal.objects.filter(search_key__contains="gast").exists()
    assert list(part.stays(order.customer))
