"""A person cancels an order: the customer while no work has begun, staff also later, knowing what is made."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.changes import services
from orders.changes.rules import OrderState, reason_against
from orders.order import events
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment.services import begin
from orders.production.models import Job
from orders.production.services import move, start
from tests.makers import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(alice, paid_order) -> Order:
    """Alice's paid order with one mug, on which nobody works yet."""
    return paid_order(customer=alice)


@pytest.fixture
def begin_work(owner):
    """Somebody begins to make the mug of an order."""

    def begin(order: Order) -> Job:
        job = Job.objects.with_line().get(line__order=order)
        start(job, actor=owner)
        return job

    return begin


def screen(order: Order) -> str:
    return reverse("orders_admin:inspect", args=[order.pk])


def cancel_as_staff(client, order: Order, **fields):
    return client.post(reverse("order_cancel", args=[order.pk]), {"reason": "changed mind"} | fields, follow=True)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (OrderState("AF-1", "Confirmed", is_over=False, has_left=False), ""),
        (OrderState("AF-1", "Cancelled", is_over=True, has_left=False), "Order AF-1 is cancelled."),
        (OrderState("AF-1", "Partly sent", is_over=False, has_left=True), "Order AF-1 is partly sent."),
        (OrderState("AF-1", "Confirmed", False, False, ("Mug", "Cap")), "Work on Mug and Cap has begun"),
    ],
)
def test_one_rule_says_whether_it_may_be_cancelled(state, words):
    assert reason_against(state).startswith(words)
    assert bool(reason_against(state)) is bool(words)


def test_a_customer_cancels_while_nothing_is_begun(client, alice, order):
    client.force_login(alice.user)
    assert "Cancel the order" in client.get(order.get_absolute_url()).content.decode()

    client.post(f"/account/orders/{order.number}/cancel/")

    assert Order.objects.get().status == Order.Status.CANCELLED


def test_a_customer_cannot_cancel_what_is_begun_and_is_announced_why(client, alice, order, begin_work):
    begin_work(order)
    client.force_login(alice.user)

    page = client.get(order.get_absolute_url()).content.decode()
    after = client.post(f"/account/orders/{order.number}/cancel/", follow=True).content.decode()

    assert "Cancel the order" not in page
    assert "has begun, so it cannot be cancelled" in page
    assert "has begun, so it cannot be cancelled" in after
    assert Order.objects.get().status == Order.Status.CONFIRMED


def test_a_job_that_is_put_back_may_be_cancelled_again(client, alice, order, begin_work, owner):
    move(begin_work(order), to=Job.Status.WAITING, actor=owner)
    client.force_login(alice.user)

    client.post(f"/account/orders/{order.number}/cancel/")

    assert Order.objects.get().status == Order.Status.CANCELLED


def test_staff_are_informed_what_is_made_and_may_cancel_it_all_the_same(client, clerk, order, begin_work):
    job = begin_work(order)
    client.force_login(clerk)

    page = client.get(screen(order)).content.decode()
    cancel_as_staff(client, order, begun=str(job.pk))

    assert "What is made will not be sold" in page
    assert f'name="begun" value="{job.pk}"' in page
    assert Order.objects.get().status == Order.Status.CANCELLED


def test_staff_who_did_not_see_that_work_has_begun_are_informed_first(client, clerk, order, begin_work):
    client.force_login(clerk)
    begin_work(order)

    page = cancel_as_staff(client, order, begun="").content.decode()

    assert "has begun meanwhile. Look at the order again" in page
    assert Order.objects.get().status == Order.Status.CONFIRMED


def test_nobody_begins_to_make_a_cancelled_order(order, clerk, begin_work):
    services.cancel(order, reason=CancelReason.CHANGED_MIND, actor=clerk)

    with pytest.raises(WrongState, match="is cancelled"):
        begin_work(order)


def test_cancelling_is_written_on_the_timeline_with_who_did_it(client, clerk, alice):
    order = make_order(alice)
    client.force_login(clerk)

    cancel_as_staff(client, order, note="Called us")

    entry = alice.timeline.of(events.CANCELLED).get()
    assert entry.actor == clerk
    assert "Called us" in client.get(screen(order)).content.decode()


@pytest.mark.parametrize("fields", [{"reason": "because"}, {"begun": "x"}, {"begun": "9" * 19}, {"note": "x" * 501}])
def test_a_forged_form_cancels_nothing(client, clerk, alice, fields):
    order = make_order(alice)
    client.force_login(clerk)

    cancel_as_staff(client, order, **fields)

    assert Order.objects.get().status == Order.Status.PLACED


@pytest.mark.parametrize("role", ["Editor", "Workshop", "Warehouse"])
def test_who_may_only_look_cannot_cancel(client, alice, role):
    order = make_order(alice)
    user = User.objects.create_user("other@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)

    cancel_as_staff(client, order)

    assert Order.objects.get().status == Order.Status.PLACED


def test_before_it_is_cancelled_the_page_names_sum_and_consequence(client, alice, order):
    client.force_login(alice.user)

    page = client.get(f"/account/orders/{order.number}/cancel/").content.decode()

    order.refresh_from_db()
    assert f"Cancel order {order.number}?" in page
    assert f"Total {order.total}" in page
    assert f"You have paid {order.total}. We pay all of it back to you." in page
    assert page.index("Keep the order") < page.index("Cancel the order</button>")
    assert order.status == Order.Status.CONFIRMED


def test_an_unpaid_transfer_is_told_not_to_be_sent(client, alice):
    order = make_order(alice)
    begin(order)
    client.force_login(alice.user)

    page = client.get(f"/account/orders/{order.number}/cancel/").content.decode()

    assert "Please do not send the transfer any more." in page


def test_an_order_that_can_no_longer_be_cancelled_is_not_asked_about(client, alice, order, begin_work):
    begin_work(order)
    client.force_login(alice.user)

    assert client.get(f"/account/orders/{order.number}/cancel/")["location"] == order.get_absolute_url()
