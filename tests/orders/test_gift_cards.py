"""A gift card is bought as a product: it bears no tax, needs no parcel, and goes out once when it is paid."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.foundation.books import check_books
from customers.messaging.models import OutgoingMail
from customers.wallet.jobs import send_due_cards
from customers.wallet.models import GiftCard, WalletEntry
from customers.wallet.services import spend
from orders.order.models import Order
from orders.payment.services import mark_paid
from store.money.amounts import Money
from store.promotions.models import Voucher
from tests.makers import make_gift_card, make_product
from tests.pages import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make_gift_card().variants.get()


def buy(shopping, variant, **choices):
    """By transfer, without the step that asks how it is sent."""
    shopping.put(variant, **{f"choice-{key}": value for key, value in choices.items()})
    assert shopping.give_address().url == "/checkout/payment/"
    shopping.client.post("/checkout/payment/", {"method": "transfer"})
    shopping.order(shopping.client.get("/checkout/summary/"))
    return Order.objects.get()


def pay(order):
    mark_paid(order.payments.get())


def assert_books_hold():
    assert [each for each in check_books() if each.wrong] == []


def test_it_is_bought_paid_mailed_and_the_order_is_completed(shopping, card, run_work):
    order = buy(shopping, card, amount="50", email="rita@example.com", recipient="Rita", words="Für Dich")
    line = order.lines.get()
    assert (order.total, order.delivery_price, line.tax, order.delivery_name) == (
        Money("50"),
        Money(0),
        Money(0),
        "By e-mail",
    )
    assert not GiftCard.objects.exists()

    pay(order)
    run_work()

    made = GiftCard.objects.get()
    mail = OutgoingMail.objects.about(made).get()
    assert (mail.recipient, made.account.balance, made.recipient_name) == ("rita@example.com", Money("50"), "Rita")
    assert "Für Dich" in mail.text
    order.refresh_from_db()
    assert (order.status, order.fulfilment_status, order.production_status) == ("completed", "delivered", "nothing")
    assert_books_hold()


def test_a_later_day_is_waited_for(shopping, card, run_work):
    later = timezone.localdate() + timedelta(days=3)
    order = buy(shopping, card, amount="50", email="rita@example.com", day=later.isoformat())
    pay(order)
    run_work()
    made = GiftCard.objects.get()
    order.refresh_from_db()
    assert (made.sends_on, made.status, order.status) == (later, "planned", "confirmed")
    assert not Order.objects.to_send().exists()

    GiftCard.objects.update(sends_on=timezone.localdate())
    send_due_cards()
    run_work()

    order.refresh_from_db()
    assert order.status == "completed"
    assert_books_hold()


def test_what_is_done_twice_makes_no_second_card(shopping, card, run_work):
    from orders.fulfilment.gift_cards import make_cards, send_due

    order = buy(shopping, card, amount="50")
    pay(order)
    run_work()
    make_cards(order)
    send_due(order)

    assert GiftCard.objects.count() == 1
    assert OutgoingMail.objects.about(GiftCard.objects.get()).count() == 1
    assert GiftCard.objects.get().recipient_email == order.email  # Nobody else was named.


@pytest.mark.parametrize(
    ("field", "value"), [("amount", "9"), ("amount", "201"), ("amount", "-5"), ("amount", "x"), ("email", "nobody"),
                         ("day", "2001-01-01")],
)  # fmt: skip
def test_an_amount_out_of_bounds_or_a_wrong_address_is_not_sold(shopping, card, field, value):
    shopping.put(card, **{"choice-amount": "50", f"choice-{field}": value})

    assert shopping.client.get("/checkout/").url == "/basket/"


def test_goods_and_cards_stand_on_tax_lines_of_their_own(shopping, card):
    from decimal import Decimal

    from store.pricing.models import TaxRate

    book = make_product("Free book", price="10.00")
    mug = make_product("Plain mug", price="24.00")
    zero = TaxRate.objects.get(tax_class=mug.tax_class)
    assert zero.percent == Decimal(19)
    TaxRate.objects.filter(pk=zero.pk).update(percent=0)
    for variant in (book.variants.get(), mug.variants.get()):
        shopping.put(variant)
    page = shopping.come_to_summary(card, **{"choice-amount": "50"})
    shopping.order(page)

    taxes = Order.objects.get().taxes
    assert taxes == [
        {"percent": "0", "gross": 3890, "tax": 0},
        {"percent": "0", "gross": 5000, "tax": 0, "gift_cards": True},
    ]


def test_no_voucher_reduces_a_card(shopping, card):
    Voucher.objects.create(code="TEN", percent=10)
    shopping.put(make_product(price="20.00").variants.get())
    shopping.put(card, **{"choice-amount": "50"})
    page = shopping.client.post("/basket/voucher/", {"code": "TEN"}, follow=True)

    assert page.context["priced"].discount == Money("2.00")


def test_a_card_is_paid_in_advance(shopping, card):
    shopping.put(make_product().variants.get())
    shopping.put(card, **{"choice-amount": "50"})
    shopping.give_address()
    shopping.client.post("/checkout/delivery/", {"method": "parcel"})

    page = shopping.client.get("/checkout/payment/")
    assert "transfer" in {each.code for each in page.context["methods"]}
    assert "cash" not in {each.code for each in page.context["methods"]}
    assert shopping.client.post("/checkout/payment/", {"method": "cash"}).status_code == 422


def test_a_card_beside_a_mug_is_no_part_of_the_parcel(shopping, card, run_work):
    from orders.fulfilment.services import left_to_send, ship

    mug = make_product().variants.get()
    shopping.put(card, **{"choice-amount": "50", "choice-email": "rita@example.com"})
    shopping.order(shopping.come_to_summary(mug))
    order = Order.objects.get()
    pay(order)
    run_work()
    order.refresh_from_db()
    assert order.fulfilment_status == "partly"
    assert [line.name for line in left_to_send(order)] == ["Plain mug"]

    ship(order, quantities=left_to_send(order))
    order.refresh_from_db()
    assert order.fulfilment_status == "sent"
    assert_books_hold()


def test_at_most_the_unspent_part_of_a_bought_card_is_paid_back(shopping, card, run_work, client, owner):
    order = buy(shopping, card, amount="50", email="rita@example.com")
    pay(order)
    run_work()
    spend(GiftCard.objects.get().account, Money("20"), "till:1", WalletEntry.Reason.PAID)
    client.force_login(owner)
    address, field = f"/admin/orders/refund/{order.pk}/", f"card_{order.lines.get().pk}"
    page = client.get(address)
    assert "€20.00 were spent, so at most €30.00 can go back." in page.content.decode()

    typed = fields_of(page.content, "form[method=post]") | {"reason": "returned"}
    assert client.post(address, typed | {field: "30.01"}).status_code == 422
    shown = client.post(address, typed | {field: "30"})
    seen = fields_of(shown.content, "form[method=post]")["seen"]
    assert client.post(address, typed | {field: "30", "seen": seen, "confirm": "1"}).status_code == 302

    order.refresh_from_db()
    assert (order.total, order.refunded, GiftCard.objects.get().account.balance) == (Money(20), Money(30), Money(0))
    assert_books_hold()
