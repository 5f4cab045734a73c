"""Scans of parcels, and what the customer reads about them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from customers.accounts.limits import may_mail_unconfirmed
from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order, Sent
from orders.order.services import CancelReason, confirm
from orders.payment.cancelling import cancel
from orders.payment.services import begin, mark_paid, payment_of
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from tests.makers import make_customer, make_order, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(paid_order):
    """A paid order of a cup and a bowl."""
    return paid_order(products=(make_product("Cup"), make_product("Bowl")))


def mail(name: str) -> OutgoingMail:
    return OutgoingMail.objects.get(kind=name)


def test_the_same_scan_again_changes_nothing(cups):
    shipment, at = ship(cups, quantities=left_to_send(cups)), timezone.now() - timedelta(hours=1)

    for _time in range(2):
        record_scan(shipment, kind=Scan.Kind.DELIVERED, place="Leipzig", at=at)

    assert Scan.objects.count() == 1
    assert Entry.objects.filter(verb="tracking.delivered").count() == 1
    shipment.refresh_from_db()
    assert shipment.delivered_at == at


def test_a_parcel_with_some_lines_does_not_end_the_order(cups):
    shipment = ship(cups, quantities={cups.lines.first(): 1})
    record_scan(shipment, kind=Scan.Kind.DELIVERED)

    order = Order.objects.get(pk=cups.pk)
    assert (order.fulfilment_status, order.status) == (Sent.PARTLY, Order.Status.CONFIRMED)


def test_what_happens_to_an_order_stands_on_its_page_at_once(client, cups):
    line, address = cups.lines.get(name="Cup"), f"/track/{cups.token}/"
    assert "Beaker" not in client.get(address).content.decode()

    cups.lines.filter(pk=line.pk).update(name="Beaker", choices=[{"group": "Glaze", "label": "Ink", "yours": False}])
    shipment = ship(cups, quantities={line: 1})
    sent = client.get(address).content.decode()
    record_scan(shipment, kind=Scan.Kind.DELIVERING, place="Halle")
    seen = client.get(address).content.decode()

    assert "Beaker" in sent
    assert "Ink" in sent
    assert "Halle" not in sent
    assert "Halle" in seen


def test_of_many_choices_the_rest_is_folded_away_but_never_words_of_the_shopper(client, cups):
    choices = [{"group": f"Part {number}", "label": "oak", "yours": False} for number in range(8)]
    words = {"group": "Words", "label": "", "text": "Für Zoë", "yours": True}
    cups.lines.filter(name="Cup").update(choices=[*choices, words])

    page = client.get(f"/track/{cups.token}/").content.decode()

    seen, folded = page.split("2 more choices")
    assert "Part 5" in seen
    assert "Für Zoë" in seen
    assert "Part 6" not in seen
    assert "Part 7" in folded[: folded.index("</details>")]


def test_the_page_shows_what_left_and_what_is_still_here(client, cups):
    ship(cups, quantities={cups.lines.get(name="Cup"): 1}, tracking_number="X1")

    page = client.get(f"/track/{cups.token}/").content.decode()

    here = page[page.index("Not sent yet") : page.index("What to do")]
    assert "Bowl" in here
    assert "Cup" not in here
    assert here.count('class="done"') == 2  # Ordered and paid; what is here is not sent.
    assert "X1" in page


def test_a_cancelled_order_asks_for_no_money_and_says_what_becomes_of_it(client, cups):
    cancel(Order.objects.get(pk=cups.pk), reason=CancelReason.CHANGED_MIND)

    page = client.get(f"/track/{cups.token}/").content.decode()

    assert "This order is cancelled." in page
    assert "Nothing will be made or sent." in page
    assert "work on your order begins" not in page
    assert f"/checkout/pay/{cups.token}/" not in page


def test_a_mail_about_a_parcel_names_only_what_is_in_it(cups, run_work):
    ship(cups, quantities={cups.lines.get(name="Cup"): 1}, tracking_number="X1")
    run_work()

    written = mail("order_sent")
    for part in (written.text, written.html):
        assert "Cup" in part
        assert "X1" in part
        assert "Bowl" not in part
        assert "€" not in part


def test_a_mail_is_written_once_when_its_reaction_runs_again(cups, run_work):
    ship(cups, quantities=left_to_send(cups))
    run_work()
    Reaction.objects.update(due_at=timezone.now())
    run_work()

    occasions = list(OutgoingMail.objects.values_list("occasion", flat=True))
    assert len(occasions) == len(set(occasions))
    assert sum("order_sent" in occasion for occasion in occasions) == 1


def test_who_pays_on_delivery_gets_no_mail_that_work_begins(run_work):
    order = make_order(products=(make_product(),), payment="cash")
    begin(order)
    order.refresh_from_db()
    if order.status == Order.Status.PLACED:
        confirm(order)
    mark_paid(payment_of(order))
    run_work()

    assert "on delivery" in mail("order_placed").text
    assert "Work on your order begins" not in mail("order_paid").text


def test_every_order_is_confirmed_and_counts_as_a_mail_to_an_unconfirmed_address(run_work):
    guest, cup = make_customer(), make_product("Cup")
    for _time in range(6):
        make_order(guest, products=(cup,))
    run_work()

    assert OutgoingMail.objects.filter(kind="order_placed").count() == 6
    assert not may_mail_unconfirmed(guest, guest.email)


def test_mails_say_what_was_typed_and_nothing_more(paid_order, run_work):
    paid_order(words="<b>&\"'")

    written = mail("order_placed")
    assert "<b>&\"'" in written.text
    assert "<b>&" not in written.html


def test_the_choices_in_a_mail_end_without_a_comma(paid_order, run_work):
    paid_order(words="Anna")

    assert ", </p>" not in mail("order_placed").html


@pytest.mark.parametrize("sent", [{}, {"kind": "eaten"}, {"kind": "sorted", "place": "x" * 200}, {"kind": "\x00"}])
def test_nonsense_is_no_scan(client, owner, cups, sent):
    shipment = ship(cups, quantities=left_to_send(cups))
    client.force_login(owner)

    assert client.post(reverse("scan_parcel", args=[shipment.pk]), sent).status_code == 302
    assert not Scan.objects.exists()


def test_an_onlooker_writes_no_scan(client, onlooker, cups):
    shipment = ship(cups, quantities=left_to_send(cups))
    client.force_login(onlooker)

    client.post(reverse("scan_parcel", args=[shipment.pk]), {"kind": "sorted"})

    assert not Scan.objects.exists()


def test_orders_of_one_moment_are_all_reached(client, alice):
    cup = make_product("Cup", stock=50)
    orders = [make_order(alice, products=(cup,)) for _number in range(12)]
    Order.objects.update(placed_at=timezone.now())
    client.force_login(alice.user)

    first = client.get("/account/orders/")
    second = client.get("/account/orders/", {"before": first.context["older"]})

    listed = {card.order.pk for page in (first, second) for card in page.context["cards"]}
    assert listed == {order.pk for order in orders}


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_last_parcels_at_once_end_the_order(at_once, cups):
    parcels = [ship(cups, quantities={line: 1}) for line in cups.lines.all()]

    at_once(*(lambda parcel=parcel: record_scan(parcel, kind=Scan.Kind.DELIVERED) for parcel in parcels))

    assert Order.objects.get(pk=cups.pk).fulfilment_status == Sent.DELIVERED
