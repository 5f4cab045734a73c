"""Parcels: what leaves the house, how often it is pressed, and by whom."""

import pytest
from django.urls import reverse

from customers.timeline.states import WrongState
from orders.delivery.models import DeliveryMethod
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import CannotSend, left_to_send, ship
from orders.order.models import Order, Sent
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from tests.makers import make_mug_with_words, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(paid_order):
    """A paid order of two cups from the shelf."""
    return paid_order(products=(make_product("Cup"), make_product("Bowl")))


def send(client, order: Order, **fields):
    return client.post(reverse("ship_order", args=[order.pk]), fields, follow=True).content.decode()


def test_the_form_is_filled_in_with_what_can_leave(client, owner, paid_order):
    order = paid_order(products=(make_mug_with_words("Tall mug"), make_product()))
    client.force_login(owner)

    page = client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()

    assert "Tall mug is not made yet." in page
    assert f'name="line-{order.lines.get(name="Plain mug").pk}" value="1"' in page.replace("  ", " ")


def test_a_double_click_sends_one_parcel(client, owner, cups):
    line = cups.lines.first()
    client.force_login(owner)

    for _click in range(2):
        page = send(client, cups, before=0, **{f"line-{line.pk}": 1})

    assert Shipment.objects.count() == 1
    assert "was sent meanwhile" in page or "Enter the quantities" in page


def test_too_many_are_refused_in_a_sentence(client, owner, cups):
    line = cups.lines.first()
    client.force_login(owner)

    page = send(client, cups, before=0, **{f"line-{line.pk}": 5})

    assert "Of Cup only 1 are left to send." in page
    assert not Shipment.objects.exists()


def test_a_line_of_another_order_does_not_leave(cups, paid_order):
    other = paid_order(products=(make_product("Plate"),))

    with pytest.raises(CannotSend):
        ship(cups, quantities={other.lines.get(): 1})


def test_the_carrier_gives_the_address_where_its_number_is_followed(cups):
    DeliveryMethod.objects.update(tracking_url="https://carrier.example/?n={number}")

    shipment = ship(cups, quantities=left_to_send(cups), tracking_number="X 1/2&lang=xx#ü")

    number = "X%201%2F2%26lang%3Dxx%23%C3%BC"
    assert (shipment.carrier, shipment.tracking_url) == ("DHL", f"https://carrier.example/?n={number}")


def test_once_a_parcel_has_left_the_order_cannot_be_cancelled(cups):
    before = Order.objects.get(pk=cups.pk)
    ship(cups, quantities={cups.lines.first(): 1})

    with pytest.raises(WrongState, match="was sent already"):
        cancel(before, reason=CancelReason.CHANGED_MIND)


def test_a_cancelled_order_is_not_sent(cups):
    cancel(Order.objects.get(pk=cups.pk), reason=CancelReason.CHANGED_MIND)

    with pytest.raises(CannotSend):
        ship(cups, quantities=left_to_send(cups))


def test_an_onlooker_sends_nothing(client, onlooker, cups):
    client.force_login(onlooker)

    send(client, cups, before=0, **{f"line-{cups.lines.first().pk}": 1})

    assert not Shipment.objects.exists()


def test_the_delivery_note_names_the_quantities_and_no_prices(client, owner, cups):
    line = cups.lines.first()
    shipment = ship(cups, quantities={line: 1})
    client.force_login(owner)

    page = client.get(reverse("delivery_note", args=[shipment.pk])).content.decode()

    assert line.name in page
    assert "€" not in page


def test_the_first_page_counts_what_is_to_be_sent(client, owner, cups):
    client.force_login(owner)

    assert f"{reverse('orders_admin:index')}?view=to-send" in client.get("/admin/").content.decode()


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_packers_never_send_more_than_was_ordered(at_once, cups):
    def pack():
        order = Order.objects.get(pk=cups.pk)
        return ship(order, quantities={order.lines.order_by("pk").first(): 1})

    results = at_once(pack, pack)

    assert sum(isinstance(result, CannotSend) for result in results) == 1
    assert Order.objects.get(pk=cups.pk).fulfilment_status == Sent.PARTLY
