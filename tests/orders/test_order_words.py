"""A note for the workshop and a gift message, from the last step of the checkout to the parcel."""

import pytest
from django.urls import reverse

from customers.messaging.models import OutgoingMail
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from store.money.amounts import Money
from store.pricing.services import set_price
from tests.makers import make_mug_with_words, make_product

pytestmark = pytest.mark.django_db
NOTE, GIFT = "Please ring twice.\nThe dog is kind.", "For Zoë,\nwith love"


@pytest.fixture
def order(shopping):
    """Ordered with a note and a gift message."""
    page = shopping.come_to_summary(make_product().variants.get())
    shopping.order(page, note=f"  {NOTE} ", gift_message=GIFT)
    return Order.objects.get()


def test_the_words_are_stored_with_the_order_and_shown_to_the_shopper(order, client):
    assert (order.note, order.gift_message) == (NOTE, GIFT)
    for page in (f"/checkout/done/{order.token}/", f"/track/{order.token}/"):
        text = client.get(page).content.decode()
        assert "The dog is kind." in text
        assert "For Zoë,<br>with love" in text


def test_they_stand_in_the_confirmation(order, run_work):
    run_work()
    mail = OutgoingMail.objects.get(occasion__startswith="order_placed")

    for body in (mail.text, mail.html):
        assert "The dog is kind." in body
        assert "with love" in body


def test_staff_read_them_on_the_order(order, client, owner):
    client.force_login(owner)

    page = client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()

    assert "The dog is kind." in page
    assert "with love" in page


def test_the_sheet_in_the_parcel_has_the_gift_message_and_no_price(paid_order, client, owner):
    order = paid_order(products=(make_product(),))
    Order.objects.filter(pk=order.pk).update(note=NOTE, gift_message=GIFT)
    parcel = ship(order, quantities=left_to_send(order), actor=owner)
    client.force_login(owner)

    page = client.get(reverse("delivery_note", args=[parcel.pk])).content.decode()

    assert "For Zoë,<br>with love" in page
    assert "The dog is kind." not in page
    assert "€" not in page


def test_the_workshop_reads_the_note_on_its_sheet(paid_order, client, owner):
    make_mug_with_words()
    order = paid_order()
    Order.objects.filter(pk=order.pk).update(note=NOTE)
    job = order.lines.exclude(configuration=None).get().job
    client.force_login(owner)

    assert "The dog is kind." in client.get(reverse("jobs_admin:sheets"), {"job": job.pk}).content.decode()
    assert client.get(reverse("jobs_admin:sheets_pdf"), {"job": job.pk}).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "x" * 501},
        {"gift_message": "x" * 301},
        {"note": "Win at www.example.test"},
        {"gift_message": "http://x"},
        {"note": "\n".join("abcdefghijklmn")},
        {"note": "\x00"},
    ],
)
def test_too_long_words_and_web_addresses_are_refused_and_stay_in_the_form(shopping, wrong):
    answer = shopping.order(shopping.come_to_summary(make_product().variants.get()), **wrong)

    assert answer.status_code == 422
    assert not Order.objects.exists()


def test_what_was_written_stays_when_a_price_has_changed(shopping):
    variant = make_product().variants.get()
    page = shopping.come_to_summary(variant)
    set_price(variant, amount=Money("30.00"))

    answer = shopping.order(page, note="Ring twice", gift_message="For Zoë")

    assert answer.status_code == 409
    assert "Ring twice" in answer.content.decode()
    assert "For Zoë" in answer.content.decode()
