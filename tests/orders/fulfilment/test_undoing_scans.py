"""A scan that was a mistake is undone, and stock goes back to the warehouse that it came from."""

import pytest
from django.urls import reverse

from cms.foundation.archive import archive
from customers.messaging.models import OutgoingMail
from customers.timeline.states import WrongState
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.tracking.models import Scan
from orders.tracking.services import record_scan, undo_scan
from store.stock.models import Hold, StockLevel, Warehouse
from store.stock.services import set_stock
from tests.makers import make_product

pytestmark = pytest.mark.django_db
KIND = Scan.Kind


@pytest.fixture
def cup():
    return make_product("Cup", stock=5)


@pytest.fixture
def order(paid_order, cup) -> Order:
    """One cup, paid."""
    return paid_order(products=(cup,))


@pytest.fixture
def parcel(order) -> Shipment:
    return ship(order, quantities=left_to_send(order), tracking_number="T-1")


def state(order: Order) -> tuple:
    """Status of parcel, sending and order, what is there and what is held."""
    order.refresh_from_db()
    parcel, level = order.shipments.get(), StockLevel.objects.get(variant__sku="cup")
    return parcel.status, order.fulfilment_status, order.status, level.on_hand, level.held


def kinds() -> list[str]:
    mails = OutgoingMail.objects.exclude(kind__in=["order_placed", "order_paid", "order_sent"])
    return list(mails.order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("kind", [KIND.DELIVERED, KIND.LOST, KIND.RETURNED, KIND.NOT_DELIVERED, KIND.SORTED])
def test_a_wrong_scan_is_undone_and_all_is_as_before(client, owner, order, parcel, run_work, kind):
    client.force_login(owner)
    before = state(order)
    client.post(reverse("scan_parcel", args=[parcel.pk]), {"kind": kind.value})

    client.post(reverse("undo_scan", args=[Scan.objects.get().pk]))
    run_work()

    assert state(order) == before
    assert not Scan.objects.exists()
    assert kinds() == []


@pytest.mark.parametrize("kind", [KIND.DELIVERED, KIND.LOST])
def test_who_got_a_mail_about_a_wrong_scan_gets_another_one(order, parcel, run_work, kind):
    scan = record_scan(parcel, kind=kind)
    run_work()

    undo_scan(scan)
    run_work()

    assert kinds()[-1] == "parcel_scan_undone"
    assert len(kinds()) == 2


def test_delivered_again_after_an_undo_completes_the_order(order, parcel):
    undo_scan(record_scan(parcel, kind=KIND.DELIVERED))
    assert state(order)[2] == "confirmed"

    record_scan(parcel, kind=KIND.DELIVERED)

    assert state(order)[:3] == ("delivered", "delivered", "completed")


def test_only_the_last_scan_is_undone(order, parcel):
    first = record_scan(parcel, kind=KIND.SORTED)
    record_scan(parcel, kind=KIND.DELIVERED)

    with pytest.raises(WrongState, match="Only the last scan"):
        undo_scan(first)


def test_a_found_parcel_that_was_not_found_is_lost_again(order, parcel):
    record_scan(parcel, kind=KIND.LOST)
    lost = state(order)

    undo_scan(record_scan(parcel, kind=KIND.DELIVERED))

    assert state(order) == lost


def test_what_came_back_and_is_sent_again_did_come_back(order, parcel):
    scan = record_scan(parcel, kind=KIND.RETURNED)
    ship(order, quantities=left_to_send(order))

    with pytest.raises(WrongState, match="is sent again already"):
        undo_scan(scan)


def test_a_lost_parcel_that_arrives_needs_no_stock_for_another_one(order, parcel):
    record_scan(parcel, kind=KIND.LOST)
    assert Hold.objects.filter(owner=order.hold_owner).exists()

    record_scan(parcel, kind=KIND.DELIVERED)

    assert not Hold.objects.filter(owner=order.hold_owner).exists()


@pytest.mark.parametrize(("found", "on_hand"), [(KIND.DELIVERED, 3), (KIND.RETURNED, 4)])
def test_a_lost_parcel_found_after_another_was_sent_leaves_the_order_complete(order, parcel, found, on_hand):
    record_scan(parcel, kind=KIND.LOST)
    second = ship(order, quantities=left_to_send(order))
    record_scan(parcel, kind=found)
    record_scan(second, kind=KIND.DELIVERED)

    order.refresh_from_db()
    assert (order.fulfilment_status, order.status) == ("delivered", "completed")
    level = StockLevel.objects.get(variant__sku="cup")
    assert (level.on_hand, level.held) == (on_hand, 0)


@pytest.fixture
def far(cup) -> Warehouse:
    """A second warehouse; all cups lie in it."""
    far = Warehouse.objects.create(code="far", name="Far", priority=9)
    variant = cup.variants.get()
    set_stock(variant, on_hand=0)
    set_stock(variant, on_hand=4, warehouse=far)
    return far


def levels() -> dict[str, tuple[int, int]]:
    return {
        row.warehouse.code: (row.on_hand, row.held)
        for row in StockLevel.objects.filter(variant__sku="cup").select_related("warehouse")
    }


@pytest.mark.parametrize("how", ["take back", "came back"])
def test_stock_goes_back_to_the_warehouse_it_came_from(client, owner, far, order, how):
    parcel = ship(order, quantities=left_to_send(order))
    client.force_login(owner)
    if how == "take back":
        client.post(reverse("take_parcel_back", args=[parcel.pk]))
    else:
        record_scan(parcel, kind=KIND.RETURNED)

    assert levels() == {"main": (0, 0), "far": (4, 1)}


def test_what_came_from_a_warehouse_that_is_given_up_goes_to_the_first_one(far, order):
    parcel = ship(order, quantities=left_to_send(order))
    set_stock(order.lines.get().variant, on_hand=0, warehouse=far)
    archive(far)

    record_scan(parcel, kind=KIND.RETURNED)

    assert levels() == {"main": (1, 1), "far": (0, 0)}


def test_an_onlooker_undoes_no_scan(client, onlooker, parcel):
    scan = record_scan(parcel, kind=KIND.DELIVERED)
    client.force_login(onlooker)

    client.post(reverse("undo_scan", args=[scan.pk]))

    assert Scan.objects.exists()
