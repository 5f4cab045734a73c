"""Credit is the sum of its entries, and nobody spends more than there is."""

import pytest
from django.db import IntegrityError, transaction

from customers.accounts.merging import merge
from customers.wallet.models import Account, WalletEntry
from customers.wallet.services import WalletRefused, balance_of, earn, open_account, spend
from store.money.amounts import Money
from tests.makers import make_customer

pytestmark = pytest.mark.django_db
Reason = WalletEntry.Reason


def give(customer, amount="20", cause="given:1"):
    return earn(open_account(customer), Money(amount), cause, Reason.GOODWILL, note="late parcel")


def test_what_was_earned_and_not_spent_is_there(alice):
    give(alice)
    spend(open_account(alice), Money("7.50"), "order:1", Reason.PAID)

    assert balance_of(alice) == Money("12.50")
    assert [str(row.data["amount"]) for row in alice.timeline.order_by("pk")] == ["€20.00", "€7.50"]


def test_the_same_cause_counts_once(alice):
    assert give(alice) == give(alice)
    assert balance_of(alice) == Money("20")
    with pytest.raises(WalletRefused, match="was written for this"):
        give(alice, "21")


@pytest.mark.parametrize("amount", ["0", "-5", "0.001", "20.01"])
def test_wrong_amounts_are_refused_and_leave_nothing(alice, amount):
    give(alice)
    with pytest.raises(WalletRefused):
        spend(open_account(alice), Money(amount), "order:1", Reason.PAID)

    assert balance_of(alice) == Money("20")
    assert WalletEntry.objects.count() == 1


def test_the_database_refuses_a_balance_below_zero(alice):
    account = open_account(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(balance=Money("-1"))


def test_two_customers_that_are_one_have_one_credit(alice):
    guest = make_customer()
    give(alice)
    give(guest, "5", "given:2")
    merge(alice, guest)

    assert balance_of(alice) == Money("25")
    assert Account.objects.get().entries.count() == 2


def test_the_credit_of_a_guest_comes_along(alice):
    guest = make_customer()
    give(guest, "5")
    merge(alice, guest)

    assert balance_of(alice) == Money("5")


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_spend_the_same_money_get_it_once(alice, at_once):
    give(alice)
    account = open_account(alice)
    results = at_once(*(lambda n=n: spend(account, Money("15"), f"order:{n}", Reason.PAID) for n in range(4)))

    assert sum(isinstance(result, WalletEntry) for result in results) == 1
    assert all("only €5.00 left" in str(each) for each in results if isinstance(each, WalletRefused))
    assert balance_of(alice) == Money("5")


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_cause_pressed_many_times_at_once_counts_once(alice, at_once):
    account = open_account(alice)
    results = at_once(*(lambda: earn(account, Money("5"), "given:1", Reason.GOODWILL) for _n in range(5)))

    assert {result.pk for result in results} == {WalletEntry.objects.get().pk}
    assert balance_of(alice) == Money("5")
