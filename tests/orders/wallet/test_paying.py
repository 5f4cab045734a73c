"""Gift cards and credit pay at checkout, in parts, beside any other payment method."""

import pytest

from cms.foundation.books import check_books
from customers.wallet.cards import block_card
from customers.wallet.codes import new_code
from customers.wallet.models import Account, WalletEntry
from customers.wallet.services import balance_of, earn, open_account, spend
from orders.order.models import Order
from store.money.amounts import Money
from tests.makers import make_product
from tests.orders.conftest import sign_in

pytestmark = pytest.mark.django_db
PAYMENT, WALLET = "/checkout/payment/", "/checkout/payment/wallet/"


@pytest.fixture
def mug(shopping):
    """A mug of 24.00 with a parcel of 4.90, up to the payment step."""
    variant = make_product(price="24.00").variants.get()
    shopping.put(variant)
    shopping.give_address()
    shopping.client.post("/checkout/delivery/", {"method": "parcel"})
    return variant


def use(shopping, code):
    return shopping.client.post(WALLET, {"code": code}, follow=True)


def order(shopping, method="transfer"):
    shopping.client.post(PAYMENT, {"method": method})
    return shopping.order(shopping.client.get("/checkout/summary/"))


def left_on(card):
    return Account.objects.get(pk=card.account_id).balance


def test_a_card_pays_a_whole_order_and_keeps_the_rest(shopping, mug, card, code, run_work):
    page = use(shopping, code).content.decode()
    assert "pays €28.90, €21.10 stay on it" in page
    assert "Nothing more is to be paid." in page

    order(shopping, "none")
    run_work()

    made = Order.objects.get()
    assert (made.status, made.payment_status, made.balance, made.total) == (
        "confirmed",
        "paid",
        Money(0),
        Money("28.90"),
    )
    assert [(each.method, each.received) for each in made.payments.all()] == [("gift-card", Money("28.90"))]
    assert left_on(card) == Money("21.10")
    assert [each for each in check_books() if each.wrong] == []


def test_a_card_pays_a_part_and_the_chosen_method_the_rest(shopping, mug, card, code):
    spend(card.account, Money("40"), "order:0", "paid")
    page = use(shopping, code)
    assert page.context["rest"] == Money("18.90")

    answer = order(shopping)
    made = Order.objects.get()
    assert {each.method: each.amount for each in made.payments.all()} == {
        "gift-card": Money("10.00"),
        "transfer": Money("18.90"),
    }
    assert (made.status, made.payment_status, left_on(card)) == ("placed", "partly", Money(0))
    assert "€18.90" in shopping.client.get(answer.url).content.decode()


def test_credit_pays_beside_a_card(client, shopping, mug, alice, card, code):
    earn(open_account(alice), Money("10"), "given:1", "goodwill")
    spend(card.account, Money("45"), "order:0", "paid")
    sign_in(client, alice)
    shopping.give_address()
    assert "You have €10.00 of credit." in client.get(PAYMENT).content.decode()
    use(shopping, code)
    client.post(WALLET, {"credit": "1"})

    order(shopping)
    paid = {each.method: each.received for each in Order.objects.get().payments.all()}
    assert paid == {"gift-card": Money("5"), "credit": Money("10"), "transfer": Money(0)}
    assert balance_of(alice) == Money(0)


def test_a_guest_spends_nobodys_credit(shopping, mug, alice):
    earn(open_account(alice), Money("10"), "given:1", "goodwill")
    page = shopping.client.post(WALLET, {"credit": "1"}, follow=True)

    assert page.context["rest"] == Money("28.90")
    assert "of credit" not in page.content.decode()


def test_a_card_can_be_left_out_again(shopping, mug, card, code):
    use(shopping, code)
    page = shopping.client.post(WALLET, {"remove": str(card.pk)}, follow=True)

    assert page.context["rest"] == Money("28.90")
    assert shopping.client.post(WALLET, {"remove": "x\x00"}).status_code == 302


@pytest.mark.parametrize("typed", ["", "\x00", "x" * 50, "GK3L-GBM8-3VKZ-ABAT"])
def test_a_wrong_code_gets_a_sentence_and_a_limit(shopping, mug, typed):
    assert shopping.client.post(WALLET, {"code": typed}).status_code == 422
    for _try in range(10):
        shopping.client.post(WALLET, {"code": new_code()})
    assert shopping.client.post(WALLET, {"code": new_code()}).status_code == 429


def test_what_was_spent_since_the_summary_is_asked_about_again(shopping, mug, card, code):
    use(shopping, code)
    shopping.client.post(PAYMENT, {"method": "none"})
    page = shopping.client.get("/checkout/summary/")
    spend(card.account, Money("30"), "order:0", "paid")

    answer = shopping.order(page)
    assert not Order.objects.exists()
    assert answer.status_code in {302, 409}
    assert left_on(card) == Money("20")


def test_a_blocked_card_pays_nothing(shopping, mug, card, code):
    use(shopping, code)
    block_card(card, why="stolen")

    assert shopping.client.get(PAYMENT).context["rest"] == Money("28.90")


def test_no_order_is_made_if_the_money_is_gone_at_the_last_moment(shopping, mug, card, code, monkeypatch):
    from orders.checkout import services

    use(shopping, code)
    shopping.client.post(PAYMENT, {"method": "none"})
    page, place = shopping.client.get("/checkout/summary/"), services.place

    def place_slowly(*args, **fields):
        spend(card.account, Money("50"), "order:0", "paid")
        return place(*args, **fields)

    monkeypatch.setattr(services, "place", place_slowly)
    answer = shopping.order(page)

    assert answer.url == PAYMENT
    assert not Order.objects.exists()
    assert WalletEntry.objects.filter(reason="paid").count() == 0  # Their order failed with ours: one transaction.
