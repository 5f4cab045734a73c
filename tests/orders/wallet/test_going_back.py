"""What a card paid goes back to the card; of a bought card at most its unspent part goes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.foundation.books import check_books
from customers.timeline.states import WrongState
from customers.wallet.models import Account, GiftCard
from customers.wallet.services import balance_of, earn, open_account, spend
from orders.order.models import Order
from orders.payment.adjusting import adjust
from orders.payment.bought_cards import spent_words
from orders.payment.cancelling import cancel, cancel_unpaid
from orders.payment.components import take_amount, take_quantity
from orders.payment.ledger import components_of
from orders.payment.models import Adjustment, Refund
from orders.payment.refunds import refund_adjustment
from orders.payment.services import mark_paid
from store.money.amounts import Money
from tests.makers import make_gift_card

from .test_paying import WALLET, left_on, mug, order, use  # noqa: F401

pytestmark = pytest.mark.django_db


def assert_books_hold():
    assert [each for each in check_books() if each.wrong] == []


def paid_by_card_and_transfer(shopping, card, code) -> Order:
    """28.90, of which the card pays 10."""
    spend(card.account, Money("40"), "order:0", "paid")
    use(shopping, code)
    order(shopping)
    made = Order.objects.get()
    mark_paid(made.payments.get(method="transfer"))
    made.refresh_from_db()
    return made


def test_a_cancelled_order_gives_the_card_back_what_it_paid(shopping, mug, card, code, run_work):  # noqa: F811
    made = paid_by_card_and_transfer(shopping, card, code)
    assert left_on(card) == Money(0)
    cancel(made, reason="changed mind")
    run_work()
    run_work()

    assert left_on(card) == Money("10")
    assert {each.payment.method: each.status for each in Refund.objects.all()} == {
        "gift-card": "done",
        "transfer": "to do",
    }
    assert_books_hold()


def test_money_goes_back_before_the_card(shopping, mug, card, code, run_work):  # noqa: F811
    made = paid_by_card_and_transfer(shopping, card, code)
    line = next(each for each in components_of(made) if each.line_id)
    change = adjust(made, key="claim:1", reason=Adjustment.Reason.CLAIM, parts=[take_amount(line, Money("20"))])
    refund_adjustment(change)
    run_work()

    assert {each.payment.method: each.amount for each in Refund.objects.all()} == {
        "transfer": Money("18.90"),
        "gift-card": Money("1.10"),
    }
    assert left_on(card) == Money("1.10")
    assert_books_hold()


def test_an_order_nobody_pays_gives_the_card_back_its_part(shopping, mug, card, code, run_work):  # noqa: F811
    spend(card.account, Money("40"), "order:0", "paid")
    use(shopping, code)
    order(shopping)

    assert cancel_unpaid(Order.objects.get())
    run_work()

    assert left_on(card) == Money("10")
    assert Order.objects.get().payment_status == "refunded"
    assert_books_hold()


def test_credit_comes_back_to_the_one_who_has_it(client, shopping, mug, alice, run_work):  # noqa: F811
    from tests.orders.conftest import sign_in

    earn(open_account(alice), Money("100"), "given:1", "goodwill")
    sign_in(client, alice)
    shopping.give_address()
    client.post(WALLET, {"credit": "1"})
    order(shopping, "none")
    assert balance_of(alice) == Money("71.10")

    cancel(Order.objects.get(), reason="changed mind")
    run_work()
    assert balance_of(alice) == Money("100")
    assert_books_hold()


def test_money_may_come_back_as_credit(shopping, mug, run_work):  # noqa: F811
    order(shopping)
    made = Order.objects.get()
    mark_paid(made.payments.get())
    line = next(each for each in components_of(made) if each.line_id)
    change = adjust(made, key="goodwill:1", reason=Adjustment.Reason.GOODWILL, parts=[take_amount(line, Money("5"))])
    refund_adjustment(change, to=Refund.To.CREDIT)
    run_work()
    run_work()

    assert balance_of(made.customer) == Money("5")
    assert Refund.objects.get().status == "done"
    assert_books_hold()


@pytest.fixture
def bought(shopping, run_work) -> Order:
    """An order of a gift card of 50, paid and mailed, of which 20 were spent."""
    shopping.put(make_gift_card().variants.get(), **{"choice-amount": "50"})
    shopping.give_address()
    order(shopping)
    made = Order.objects.get()
    mark_paid(made.payments.get())
    run_work()
    spend(GiftCard.objects.get().account, Money("20"), "order:0", "paid")
    made.refresh_from_db()
    return made


def test_a_bought_card_goes_back_only_as_far_as_it_is_unspent(bought, run_work):
    (line,) = components_of(bought)
    assert "€20.00 were spent, so at most €30.00" in spent_words(bought.lines.get())
    with pytest.raises(WrongState, match="Only"):
        adjust(bought, key="return:1", reason=Adjustment.Reason.RETURNED, parts=[take_quantity(line, 1)])
    assert Account.objects.get(gift_card__isnull=False).balance == Money("30")

    part = take_amount(line, Money("30"))
    change = adjust(bought, key="return:1", reason=Adjustment.Reason.RETURNED, parts=[part])
    refund_adjustment(change)
    run_work()

    assert Account.objects.get(gift_card__isnull=False).balance == Money(0)
    assert Refund.objects.get().amount == Money("30")
    assert_books_hold()


def test_a_card_that_was_not_sent_yet_is_cancelled_with_its_order(shopping, run_work):
    later = (timezone.localdate() + timedelta(days=5)).isoformat()
    shopping.put(make_gift_card().variants.get(), **{"choice-amount": "50", "choice-day": later})
    shopping.give_address()
    order(shopping)
    made = Order.objects.get()
    mark_paid(made.payments.get())
    run_work()

    cancel(made, reason="changed mind")
    run_work()

    card = GiftCard.objects.get()
    assert (card.status, card.account.balance) == ("blocked", Money(0))
    assert Refund.objects.get().amount == Money("50")
    assert_books_hold()


def test_an_order_with_a_spent_card_is_not_cancelled(bought):
    with pytest.raises(WrongState):
        cancel(bought, reason="changed mind")
