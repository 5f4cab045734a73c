"""What a cancelled order says of paying, making and sending is true."""

import pytest
from django.urls import reverse

from orders.changes.services import cancel
from orders.order.models import Order
from orders.payment.models import Refund
from orders.payment.refunds import write_done
from orders.payment.services import begin
from orders.production.models import Job
from orders.production.services import finish
from tests.makers import make_order

pytestmark = pytest.mark.django_db


def statuses() -> tuple[str, str, str]:
    order = Order.objects.get()
    return order.payment_status, order.production_status, order.fulfilment_status


def test_an_order_that_nobody_paid_owes_nothing_and_waits_for_nothing(run_work):
    order = make_order()
    begin(order)
    cancel(order, reason="not paid", actor=None)
    run_work()

    assert statuses() == ("not due", "stopped", "stopped")


def test_an_order_that_was_paid_says_that_its_money_goes_back(client, owner, paid_order, run_work):
    order = paid_order()
    cancel(order, reason="changed mind", actor=owner)
    run_work()
    client.force_login(owner)

    page = client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()
    assert statuses() == ("to pay back", "stopped", "stopped")
    assert "Cancelled: money is on its way back." in page

    write_done(Refund.objects.get(), actor=owner)
    assert statuses()[0] == "refunded"


def test_what_was_made_stays_made(owner, paid_order, run_work):
    order = paid_order()
    job = Job.objects.with_line().get()
    finish(job, actor=owner)
    cancel(order, reason="changed mind", despite=[job.pk], actor=owner)
    run_work()

    assert statuses()[1:] == ("done", "stopped")


def test_no_tab_lists_what_is_cancelled_as_work(client, owner, paid_order, run_work):
    order = paid_order()
    cancel(order, reason="changed mind", actor=owner)
    run_work()
    client.force_login(owner)

    for view in ("to-confirm", "to-make", "to-send", "late"):
        assert order.number not in client.get("/admin/orders/", {"view": view}).content.decode()
