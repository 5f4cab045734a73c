"""What was written about a parcel is corrected: its number, that it left, that it arrives."""

import pytest
from django.urls import reverse

from cms.foundation.books import check_books
from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from orders.delivery.models import DeliveryMethod
from orders.fulfilment import events
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order, Sent
from orders.tracking.models import Scan
from orders.tracking.services import record_scan, undo_scan
from store.stock.models import Hold, StockLevel, StockMovement
from tests.makers import make_product

pytestmark = pytest.mark.django_db
KIND = Scan.Kind


@pytest.fixture
def order(paid_order) -> Order:
    """Two things from the shelf, paid."""
    return paid_order(products=(make_product("Cup"), make_product("Bowl")))


@pytest.fixture
def parcel(order) -> Shipment:
    return ship(order, quantities=left_to_send(order), tracking_number="T-1")


def act(client, parcel: Shipment, what: str, **fields) -> str:
    names = {"correct": "correct_parcel", "take back": "take_parcel_back", "scan": "scan_parcel"}
    return client.post(reverse(names[what], args=[parcel.pk]), fields, follow=True).content.decode()


def stock() -> list[tuple[int, int]]:
    """What is there and what is held, of each product."""
    levels = StockLevel.objects.filter(variant__sku__in=["cup", "bowl"])
    return list(levels.order_by("pk").values_list("on_hand", "held"))


def kinds() -> set[str]:
    return set(OutgoingMail.objects.values_list("kind", flat=True)) - {"order_placed", "order_paid"}


def test_a_number_is_corrected_and_the_customer_gets_the_right_one(client, owner, parcel, run_work):
    DeliveryMethod.objects.update(tracking_url="https://carrier.example/?n={number}")
    run_work()
    client.force_login(owner)

    act(client, parcel, "correct", tracking_number="T-2", carrier="UPS")
    run_work()

    parcel.refresh_from_db()
    assert (str(parcel), parcel.carrier, parcel.tracking_url) == ("T-2", "UPS", "https://carrier.example/?n=T-2")
    assert "T-2" in OutgoingMail.objects.get(kind="parcel_number").text
    assert Entry.objects.of(events.RENUMBERED).get().data["before"] == "T-1"


def test_a_number_corrected_before_the_mail_goes_is_in_that_mail(client, owner, order, run_work):
    client.force_login(owner)
    parcel = ship(order, quantities=left_to_send(order), tracking_number="T-1", actor=owner)

    act(client, parcel, "correct", tracking_number="T-2")
    run_work()
    assert kinds() == set()

    Reaction.objects.filter(done_at=None).update(due_at=parcel.sent_at)
    run_work()
    assert "T-2" in OutgoingMail.objects.get(kind="order_sent").text
    assert kinds() == {"order_sent"}


@pytest.mark.parametrize("number", ["", "T-1", "x" * 61])
def test_a_number_that_says_nothing_new_is_refused(client, owner, parcel, number):
    client.force_login(owner)

    act(client, parcel, "correct", tracking_number=number)

    assert Shipment.objects.get().tracking_number == "T-1"
    assert not Entry.objects.of(events.RENUMBERED).exists()


def test_a_parcel_that_has_not_left_is_taken_back_with_its_stock_and_its_mail(client, owner, order, run_work):
    client.force_login(owner)
    before = stock()
    parcel = ship(order, quantities=left_to_send(order), actor=owner)

    for _twice in range(2):
        act(client, parcel, "take back")
    run_work()

    order.refresh_from_db()
    assert order.fulfilment_status == Sent.OPEN
    assert stock() == before
    assert Hold.objects.filter(owner=order.hold_owner).count() == 2
    assert kinds() == set()
    assert ship(order, quantities=left_to_send(order))


def test_who_was_told_that_it_left_is_told_that_it_has_not(client, owner, parcel, run_work):
    run_work()
    client.force_login(owner)

    act(client, parcel, "take back")
    run_work()

    assert kinds() == {"order_sent", "parcel_taken_back"}
    assert "Taken back" not in client.get(f"/track/{parcel.order.token}/").content.decode()


def test_a_parcel_seen_under_way_is_not_taken_back(client, owner, parcel):
    record_scan(parcel, kind=KIND.SORTED)
    client.force_login(owner)

    assert "was seen under way" in act(client, parcel, "take back")
    assert Shipment.objects.get().status == "sent"


@pytest.mark.parametrize(
    ("kind", "status", "sending", "mail", "words"),
    [
        (KIND.NOT_DELIVERED, "sent", Sent.SENT, "parcel_not_delivered", "It tries again"),
        (KIND.RETURNED, "returned", Sent.OPEN, "parcel_returned", "brought it back to us"),
        (KIND.LOST, "lost", Sent.OPEN, "parcel_lost", "This parcel is lost"),
    ],
)
def test_what_goes_wrong_under_way_is_said_to_everybody(
    client, owner, order, parcel, run_work, kind, status, sending, mail, words
):
    client.force_login(owner)

    act(client, parcel, "scan", kind=kind.value)
    run_work()
    assert not OutgoingMail.objects.filter(kind=mail).exists()  # It waits while the scan can be undone.
    Reaction.objects.filter(done_at=None).update(due_at=parcel.sent_at)
    run_work()

    parcel.refresh_from_db(), order.refresh_from_db()
    assert (parcel.status, order.fulfilment_status) == (status, sending)
    assert OutgoingMail.objects.filter(kind=mail).count() == 1
    assert words in client.get(f"/track/{order.token}/").content.decode()


def test_what_came_back_is_held_and_can_be_sent_again(order, parcel):
    assert stock() == [(9, 0), (9, 0)]

    record_scan(parcel, kind=KIND.RETURNED)

    order.refresh_from_db()
    assert stock() == [(9 + 1, 1), (9 + 1, 1)]
    assert Order.objects.came_back().get() == order
    second = ship(order, quantities=left_to_send(order))
    record_scan(second, kind=KIND.DELIVERED)
    assert Order.objects.get().status == "completed"


def test_what_is_lost_is_held_anew_while_there_is_some(order, parcel):
    record_scan(parcel, kind=KIND.LOST)

    assert stock() == [(9, 1), (9, 1)]


def test_what_is_lost_can_be_found(parcel, order):
    record_scan(parcel, kind=KIND.LOST)
    record_scan(parcel, kind=KIND.DELIVERED)

    order.refresh_from_db()
    assert (order.fulfilment_status, order.status) == ("delivered", "completed")


def test_today_names_parcels_that_came_back(client, owner, parcel):
    record_scan(parcel, kind=KIND.RETURNED)
    client.force_login(owner)

    assert "parcel came back or is lost" in client.get("/admin/").content.decode()
    assert parcel.order.number in client.get("/admin/orders/", {"view": "came-back"}).content.decode()


@pytest.mark.parametrize("what", ["correct", "take back"])
def test_an_onlooker_corrects_nothing(client, onlooker, parcel, what):
    client.force_login(onlooker)

    act(client, parcel, what, tracking_number="T-9")

    assert (Shipment.objects.get().tracking_number, Shipment.objects.get().status) == ("T-1", "sent")


def moved() -> list[tuple[str, int]]:
    """What the parcel moved, of the cup."""
    rows = StockMovement.objects.filter(level__variant__sku="cup", cause__startswith="shipment:")
    return list(rows.order_by("pk").values_list("kind", "quantity"))


def test_a_parcel_and_its_corrections_are_movements_with_a_link(client, owner, order, parcel):
    client.force_login(owner)
    act(client, parcel, "take back")
    assert moved() == [("shipped", -1), ("shipped", 1)]
    again = ship(order, quantities=left_to_send(order), actor=owner)
    undo_scan(record_scan(again, kind=KIND.RETURNED))

    assert moved()[2:] == [("shipped", -1), ("returned", 1), ("returned", -1)]
    level = StockLevel.objects.get(variant__sku="cup")
    page = client.get(reverse("stock_admin:inspect", args=[level.pk])).content.decode()
    assert f'<a href="{reverse("orders_admin:inspect", args=[order.pk])}">Parcel of {order.number}</a>' in page
    assert "10 → 9 · Olga Owner" in page
    assert [each.rule for each in check_books() if each.wrong] == []
