"""Staff pay back pieces, delivery or an amount: once, never more than is left, and the books agree."""

import pytest
from django.utils import timezone

from cms.foundation.books import check_books
from orders.changes.refunding import refundable
from orders.fulfilment.corrections import arrive
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.payment import services as payments
from orders.payment.models import Adjustment, Refund
from store.money.amounts import Money
from store.stock.services import available
from tests.makers import make_order, make_product
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def variant():
    return make_product(stock=10).variants.get()


@pytest.fixture
def order(variant, run_work):
    """A paid order of a plain product, twice, of which nothing was sent yet."""
    order = make_order(products=[variant.product, variant.product])
    payments.begin(order)
    payments.mark_paid(order.payments.get())
    run_work()
    return Order.objects.get()


@pytest.fixture
def screen(client, owner):
    """Fills the screen and presses both buttons."""
    client.force_login(owner)

    def press(order, *, times=1, **values):
        address = f"/admin/orders/refund/{order.pk}/"
        fields = fields_of(client.get(address).content, "form[method=post]") | {"reason": "goodwill"} | values
        shown = client.post(address, fields, headers=OURS)
        if shown.status_code != 200:
            return shown
        fields |= {"seen": fields_of(shown.content, "form[method=post]")["seen"], "confirm": "1"}
        return [client.post(address, fields, headers=OURS) for _time in range(times)][-1]

    return press


def wrong_books() -> list[str]:
    return [f"{each.rule}: {each.first}" for each in check_books() if each.wrong]


def test_pressed_again_and_again_it_is_paid_back_once(order, screen):
    answer = screen(order, times=5, amount="5")

    assert answer.status_code == 409
    assert "already" in answer.content.decode()
    assert [each.amount for each in Refund.objects.all()] == [Money(5)]
    assert Order.objects.get().total == order.total - Money(5)
    assert wrong_books() == []


def test_what_is_not_sent_never_is_and_its_stock_is_free(order, variant, screen):
    line = order.lines.get()
    before = available([variant.pk])[variant.pk]
    assert screen(order, **{f"not_sent_{line.pk}": "1"}).status_code == 302

    assert list(left_to_send(Order.objects.get()).values()) == [1]
    assert available([variant.pk])[variant.pk] == before + 1
    assert Order.objects.get().refunded == Money.from_minor(line.to_pay.minor // 2)
    assert wrong_books() == []


def test_what_was_sent_comes_back_into_stock(order, variant, screen, clerk, run_work):
    line = order.lines.get()
    ship(order, quantities={line: 2}, actor=clerk)
    run_work()
    before = available([variant.pk])[variant.pk]
    screen(
        order, reason="returned", restock="on", delivery=str(order.delivery_price.amount), **{f"sent_{line.pk}": "2"}
    )

    now = Order.objects.get()
    assert (now.total, now.payment_status, now.fulfilment_status) == (Money(0), "to pay back", "sent")
    assert available([variant.pk])[variant.pk] == before + 2
    assert (refundable(now).lines, wrong_books()) == ([], [])


@pytest.mark.parametrize(
    "values",
    [
        {"amount": "1000000"},
        {"amount": "-1"},
        {"amount": "x"},
        {"delivery": "99"},
        {},
        {"sent": "1"},
        {"not_sent": "3"},
    ],
)
def test_too_much_or_nothing_is_refused_with_a_sentence(order, screen, values):
    line = order.lines.get()
    named = {f"{name}_{line.pk}" if "sent" in name else name: value for name, value in values.items()}
    answer = screen(order, **named)

    assert answer.status_code in {409, 422}
    assert not Adjustment.objects.exists()


def test_who_may_not_pay_back_sees_no_screen(client, order, onlooker):
    client.force_login(onlooker)
    assert client.get(f"/admin/orders/refund/{order.pk}/").status_code in {302, 403}


def test_who_takes_off_all_that_was_not_sent_is_told_to_cancel(order, screen):
    answer = screen(order, **{f"not_sent_{order.lines.get().pk}": "2"})

    assert (answer.status_code, "Cancel the order instead" in answer.content.decode()) == (409, True)
    assert not Adjustment.objects.exists()


def test_an_order_is_completed_once_the_rest_of_it_is_not_sent_any_more(order, screen, clerk, run_work):
    line = order.lines.get()
    parcel = ship(order, quantities={line: 1}, actor=clerk)
    arrive(parcel, at=timezone.now())
    screen(order, **{f"not_sent_{line.pk}": "1"})

    now = Order.objects.get()
    assert (now.status, now.fulfilment_status, wrong_books()) == ("completed", "delivered", [])
