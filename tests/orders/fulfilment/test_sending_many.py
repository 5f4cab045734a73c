"""Parcels of many orders are sent at once, with scanned numbers."""

import pytest

from orders.delivery.models import DeliveryMethod
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from tests.makers import make_product
from tests.many import Many, results

pytestmark = pytest.mark.django_db


@pytest.fixture
def orders(paid_order) -> list[Order]:
    cup = make_product("Cup", stock=50)
    return [paid_order(products=(cup,)) for _each in range(3)]


@pytest.fixture
def send(client, owner) -> Many:
    client.force_login(owner)
    return Many(client, "/admin/orders/", "send")


def numbers(orders, *values) -> dict[str, str]:
    return {f"{order.pk}__tracking_number": value for order, value in zip(orders, values, strict=False)}


def test_each_parcel_gets_its_number(send, orders):
    send.send(*orders, **numbers(orders, "A1", "A2", "A3"))

    assert [each.shipments.get().tracking_number for each in orders] == ["A1", "A2", "A3"]
    assert Order.objects.filter(fulfilment_status="sent").count() == 3


def test_a_number_scanned_twice_is_refused_for_the_second_parcel(send, orders):
    said = results(send.send(*orders, **numbers(orders, "A1", "A1", "A3")))

    assert f"A parcel of {orders[0].number} has the number A1 already." in said[orders[1].number][0]
    assert Shipment.objects.count() == 2


def test_a_number_is_stored_without_the_spaces_between_its_groups(send, orders):
    send.send(*orders, **numbers(orders, "rr 1234 5678 5 de", "0034 4000", "A-3"))

    assert [each.shipments.get().tracking_number for each in orders] == ["RR123456785DE", "00344000", "A-3"]


@pytest.mark.parametrize("text", ["hello world", "AF-1;00344", "…", "see note 4!"])
def test_what_is_no_number_is_named_and_nothing_leaves(send, orders, text):
    answer = send.send(*orders, **numbers(orders, "A1", text, "A3"))

    assert answer.status_code == 422
    assert "is not the number of a parcel." in answer.content.decode()
    assert not Shipment.objects.exists()


def test_sent_twice_each_parcel_leaves_once(send, orders):
    fields = send.fields(*orders)

    send.post(fields), send.post(fields)

    assert Shipment.objects.count() == 3


def test_a_parcel_sent_meanwhile_is_not_sent_again(send, orders):
    fields = send.fields(*orders)
    ship(orders[0], quantities=left_to_send(orders[0]))

    said = results(send.post(fields))

    assert "Everything of it is sent." in said[orders[0].number][0]
    assert Shipment.objects.count() == 3


def test_a_carrier_with_numbers_needs_one_for_each_parcel(send, orders):
    DeliveryMethod.objects.update(tracking_url="https://carrier.example/{number}")

    answer = send.send(*orders, **numbers(orders, "A1"))

    assert answer.status_code == 422
    assert not Shipment.objects.exists()


def test_what_is_not_made_stays_and_says_so(send, orders, paid_order):
    waiting = paid_order()

    page = send.page(*orders, waiting).content.decode()

    assert "Straight mug is not made yet." in page
    assert "1 item leaves" in page


def test_orders_add_no_queries_to_the_page(send, orders, queries_of):
    send.page(*orders)

    assert queries_of(lambda: send.page(orders[0])) == queries_of(lambda: send.page(*orders))


def test_delivery_notes_of_many_orders_are_printed_together(client, send, orders):
    for order in orders:
        ship(order, quantities=left_to_send(order))

    page = client.get("/admin/orders/bulk/notes/", {"row": [each.pk for each in orders]}, follow=True).content.decode()

    assert page.count('<article class="leaf">') == 3
