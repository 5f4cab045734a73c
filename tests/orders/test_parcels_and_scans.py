"""A confirmed order is made, sent, scanned and delivered, and the customer gets mails."""

import pytest
from django.urls import reverse

from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from customers.timeline.states import WrongState
from orders.fulfilment.services import CannotSend, left_to_send, ship
from orders.order.models import Made, Order, Sent
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.payment.services import begin, mark_paid, payment_of
from orders.production.models import Job
from orders.production.services import finish, start
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from store.stock.models import Hold, StockLevel
from tests.makers import make_mug_with_words, make_order, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def ordered(shopping, run_work):
    """An order of three plain mugs, placed by a guest and paid."""

    def make(pieces: int = 3) -> Order:
        variant = make_product("Plain mug", stock=10).variants.get()
        page = shopping.come_to_summary(variant, quantity=pieces)
        shopping.order(page)
        order = Order.objects.latest("pk")
        mark_paid(payment_of(order))
        run_work()
        order.refresh_from_db()
        return order

    return make


@pytest.fixture
def made_to_order(run_work):
    """An order of one mug with words, paid."""

    def make() -> Order:
        order = make_order(products=(make_mug_with_words(),))
        begin(order)
        mark_paid(payment_of(order))
        run_work()
        order.refresh_from_db()
        return order

    return make


def everything(order: Order) -> dict:
    return left_to_send(order)


def test_a_parcel_takes_exactly_the_stock_it_carries(ordered):
    order = ordered(3)
    line = order.lines.get()

    ship(order, quantities={line: 2}, carrier="DHL", tracking_number="X1")

    level = StockLevel.objects.get()
    assert (level.on_hand, level.held) == (8, 1)
    assert Order.objects.get().fulfilment_status == Sent.PARTLY
    ship(order, quantities={line: 1})
    assert (StockLevel.objects.get().on_hand, Hold.objects.count()) == (7, 0)
    assert Order.objects.get().fulfilment_status == Sent.SENT


@pytest.mark.parametrize("count", [4, -1, 0])
def test_never_more_leaves_than_was_ordered(ordered, count):
    order = ordered(3)

    with pytest.raises(CannotSend):
        ship(order, quantities={order.lines.get(): count})

    assert not order.shipments.exists()


def test_nothing_leaves_before_it_is_paid(shopping):
    shopping.order(shopping.come_to_summary(make_product(stock=5).variants.get()))
    order = Order.objects.get()

    with pytest.raises(CannotSend, match="not confirmed"):
        ship(order, quantities=everything(order))


def test_delivery_completes_a_paid_order_and_every_step_is_one_mail(ordered, run_work):
    order = ordered()
    shipment = ship(order, quantities=everything(order), tracking_number="X1")
    record_scan(shipment, kind=Scan.Kind.SORTED, place="Radefeld")
    record_scan(shipment, kind=Scan.Kind.DELIVERED)
    for _time in range(2):
        run_work()

    assert Order.objects.get().status == Order.Status.COMPLETED
    written = list(OutgoingMail.objects.order_by("pk").values_list("kind", flat=True))
    assert written == ["order_placed", "order_paid", "order_sent", "order_delivered"]


def test_a_parcel_arrives_once(ordered):
    order = ordered()
    shipment = ship(order, quantities=everything(order))
    record_scan(shipment, kind=Scan.Kind.DELIVERED)

    with pytest.raises(WrongState):
        record_scan(shipment, kind=Scan.Kind.DELIVERED)


def test_two_parcels_are_delivered_when_both_are(ordered):
    order = ordered(2)
    line = order.lines.get()
    first, second = ship(order, quantities={line: 1}), ship(order, quantities={line: 1})

    record_scan(first, kind=Scan.Kind.DELIVERED)
    assert Order.objects.get().fulfilment_status == Sent.SENT
    record_scan(second, kind=Scan.Kind.DELIVERED)
    assert Order.objects.get().fulfilment_status == Sent.DELIVERED


def test_the_mail_of_a_transfer_tells_the_account_and_the_link(shopping, run_work):
    from cms.foundation.models import ShopSettings

    ShopSettings.objects.create(iban="DE89 3704 0044 0532 0130 00", account_holder="Alder & Finch")
    shopping.order(shopping.come_to_summary(make_product(stock=5).variants.get()))
    run_work()

    order, mail = Order.objects.get(), OutgoingMail.objects.get()
    for part in (mail.text, mail.html):
        assert "DE89 3704 0044 0532 0130 00" in part
        assert order.number in part
        assert f"/track/{order.token}/" in part


def test_a_cancelled_order_gives_its_stock_back_and_says_so(ordered, run_work):
    order = ordered()
    cancel(order, reason=CancelReason.CHANGED_MIND)
    run_work()

    assert StockLevel.objects.get().held == 0
    assert OutgoingMail.objects.filter(kind="order_cancelled").count() == 1


def test_a_made_to_order_line_is_made_before_it_is_sent(made_to_order, owner, client):
    order = made_to_order()
    job = Job.objects.get()
    assert order.production_status == Made.OPEN
    with pytest.raises(CannotSend, match="not made yet"):
        ship(order, quantities=everything(order))

    start(job, actor=owner)
    finish(job, actor=owner)

    assert Order.objects.get().production_status == Made.DONE
    assert ship(order, quantities=everything(order))
    assert Entry.objects.filter(verb="production.finished", actor=owner).count() == 1


def test_the_sheet_shows_the_words_letter_by_letter(made_to_order, owner, client):
    made_to_order()
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:sheets"), {"job": Job.objects.get().pk}).content.decode()

    assert 'class="gap">·' in page
    assert "Job sheet 1 of 1" in page


def test_the_clerk_makes_sends_and_delivers_on_the_screen_of_the_order(made_to_order, owner, client, run_work):
    order, job = made_to_order(), Job.objects.get()
    client.force_login(owner)
    client.post(reverse("jobs_admin:finish", args=[job.pk]))
    line = order.lines.get()
    client.post(reverse("ship_order", args=[order.pk]), {f"line-{line.pk}": 1, "tracking_number": "T-1"})
    client.post(reverse("scan_parcel", args=[order.shipments.get().pk]), {"kind": "delivered"})
    Reaction.objects.filter(done_at=None).update(due_at=order.placed_at)  # Mails about a scan of staff wait.
    run_work()

    assert Order.objects.get().status == Order.Status.COMPLETED
    page = client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()
    assert "T-1" in page
    assert "Your parcel has arrived" in page or "your parcel has arrived" in page


@pytest.mark.parametrize("sent", [{"line-x": "1"}, {"line-1": "a"}, {"line-1": "-5"}, {"line-1": "99999999999999"}, {}])
def test_nonsense_sends_nothing(ordered, owner, client, sent):
    order = ordered()
    client.force_login(owner)

    assert client.post(reverse("ship_order", args=[order.pk]), sent).status_code == 302
    assert not order.shipments.exists()
