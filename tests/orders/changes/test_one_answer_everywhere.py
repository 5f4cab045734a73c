"""Page, mail, screen of staff and POST give one answer: that of the policy which the order was placed under.

Policy × line × age × state × who asks.
"""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.policies.terms import Until
from customers.messaging.models import OutgoingMail
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.payment.services import begin, mark_paid, payment_of
from orders.production.models import Job
from orders.production.services import finish, start
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from tests.makers import make_order, make_product, publish_policy

pytestmark = pytest.mark.django_db

SENTENCES = {
    Until.NEVER: "An order cannot be cancelled once it is placed.",
    Until.PAID: "You can cancel until you have paid.",
    Until.BEGUN: "You can cancel until work begins.",
    Until.SENT: "You can cancel until it is sent.",
}
#: State of the order → the policies under which a shopper may still cancel it.
FREE = {
    "placed": {Until.PAID, Until.BEGUN, Until.SENT},
    "paid": {Until.BEGUN, Until.SENT},
    "begun": {Until.SENT},
    "sent": set(),
}


@pytest.fixture
def order_that_is(alice, owner, run_work):
    """Makes Alice's order with a mug for which she chose words, as far as ``state``."""

    def make(state: str) -> Order:
        order = make_order(alice)
        begin(order)
        run_work()
        if state != "placed":
            mark_paid(payment_of(order))
            run_work()
        if state in {"begun", "sent"}:
            start(Job.objects.with_line().get(line__order=order), actor=owner)
        if state == "sent":
            finish(Job.objects.with_line().get(line__order=order), done=[], actor=owner)
            order.refresh_from_db()
            ship(order, quantities=left_to_send(order))
        run_work()
        return Order.objects.get(pk=order.pk)

    return make


def read(client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def links(order: Order) -> tuple[str, str]:
    return f"/account/orders/{order.number}/cancel/", f"/track/{order.token}/cancel/"


@pytest.mark.parametrize("state", FREE)
@pytest.mark.parametrize("until", Until)
def test_whether_a_shopper_may_cancel_is_the_same_at_every_door(client, alice, owner, order_that_is, until, state):
    publish_policy(cancel_until=until, say_no_cancel="Too late for {lines}, says the merchant.")
    order = order_that_is(state)
    publish_policy(cancel_until=Until.NEVER if until == Until.SENT else Until.SENT)  # For later orders only.
    may = until in FREE[state]
    client.force_login(alice.user)

    mail = OutgoingMail.objects.get(occasion__startswith="order_placed")
    assert SENTENCES[until] in mail.text
    assert SENTENCES[until] in unescape(mail.html)
    for page, link in zip((order.get_absolute_url(), f"/track/{order.token}/"), links(order), strict=True):
        text = read(client, page)
        assert (f'href="{link}"' in text) is may
        assert ("says the merchant" in text) is (state != "sent" and not may)
        assert (f"Order {order.number} is on its way." in text) is (state == "sent")
        assert ("Keep the order" in read(client, link)) is may

    client.force_login(owner)
    screen = read(client, reverse("orders_admin:inspect", args=[order.pk]))
    assert SENTENCES[until] in screen
    if state != "sent":
        assert ("The customer can cancel it, too." in screen) is may
        assert ("The customer cannot cancel it: Too late for" in screen) is not may

    client.logout()
    client.post(links(order)[1])
    assert (Order.objects.get().status == Order.Status.CANCELLED) is may


@pytest.mark.parametrize("until", Until)
def test_the_account_posts_what_its_page_shows(client, alice, order_that_is, until):
    publish_policy(cancel_until=until)
    order = order_that_is("paid")
    client.force_login(alice.user)

    page = client.post(links(order)[0], follow=True).content.decode()

    assert (Order.objects.get().status == Order.Status.CANCELLED) is (until in FREE["paid"])
    assert ("is cancelled." in page) is (until in FREE["paid"])


@pytest.mark.parametrize("state", FREE)
def test_staff_may_cancel_until_it_is_sent_whatever_the_policy_says(client, owner, order_that_is, state):
    publish_policy(cancel_until=Until.NEVER)
    order = order_that_is(state)
    client.force_login(owner)

    screen = read(client, reverse("orders_admin:inspect", args=[order.pk]))
    begun = ",".join(str(job.pk) for job in Job.objects.begun())
    client.post(reverse("order_cancel", args=[order.pk]), {"reason": "other", "begun": begun})

    assert ("Cancel the order …" in screen) is (state != "sent")
    assert (Order.objects.get().status == Order.Status.CANCELLED) is (state != "sent")


@pytest.mark.parametrize(
    ("policy", "days_ago", "plain", "made"),
    [
        ({"return_days": 30}, 30, "It can be sent back until", "Made for you: it cannot be sent back unless"),
        ({"return_days": 30}, 31, "could be sent back until", "Made for you: it cannot be sent back unless"),
        ({"return_days": 0}, 1, "It cannot be sent back unless", "Made for you: it cannot be sent back unless"),
        ({"return_days": 14, "return_made_to_order": True}, 3, "It can be sent back", "It can be sent back until"),
    ],
)
def test_what_may_be_sent_back_is_the_same_on_page_mail_and_screen(
    client, owner, run_work, order_that_is, policy, days_ago, plain, made
):
    publish_policy(**policy)
    order = order_that_is("sent")
    record_scan(order.shipments.get(), kind=Scan.Kind.DELIVERED)
    run_work()
    Shipment.objects.update(delivered_at=timezone.now() - timedelta(days=days_ago))

    client.force_login(owner)
    for page in (f"/track/{order.token}/", reverse("orders_admin:inspect", args=[order.pk])):
        text = read(client, page)
        assert plain in text
        assert made in text
    mail = OutgoingMail.objects.get(occasion__startswith="order_delivered")
    assert ("Made for you" in mail.text) is ("Made for you" in made)
    assert (f"{policy['return_days']} days to send it back." in mail.text) is (policy["return_days"] > 0)


def test_before_ordering_product_basket_and_checkout_say_it(client, shopping):
    publish_policy(return_days=30, cancel_until=Until.SENT)
    mug = make_product()

    page = read(client, mug.get_absolute_url())
    assert "30 days to send it back." in page
    assert 'href="/policies/1/"' in page

    summary = unescape(shopping.come_to_summary(mug.variants.get()).content.decode())
    for text in (read(client, "/basket/"), summary):
        assert "You can cancel until it is sent. 30 days to send it back." in text


def test_what_is_made_to_order_says_so_before_it_is_ordered(client, db):
    from tests.makers import make_mug_with_words

    publish_policy(say_made_to_order="Your words, your mug.")

    assert "Your words, your mug." in read(client, make_mug_with_words().get_absolute_url())


def test_a_policy_that_changes_while_somebody_orders_is_read_first(client, shopping):
    publish_policy(return_days=30)
    page = shopping.come_to_summary(make_product().variants.get())
    publish_policy(return_days=14)

    refused = shopping.order(page).content.decode()

    assert "What you may cancel or send back has changed." in unescape(refused)
    assert not Order.objects.exists()


def test_nobody_cancels_by_a_link_that_is_none(client, alice, order_that_is):
    order_that_is("placed")

    assert client.post("/track/nobody/cancel/").status_code == 404
    assert Order.objects.get().status == Order.Status.PLACED
