"""Refunds whose worker is killed at each step: the money goes back once, and books and mails agree."""

import os
from collections.abc import Callable
from threading import Event

import pytest
from django.db import connection, transaction

from cms.foundation.books import check_books
from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from orders.order.models import Order
from orders.payment import events
from orders.payment.cancelling import cancel
from orders.payment.models import Refund
from tests.config.worker.conftest import wait_until
from tests.orders.payment.conftest import fresh
from tests.orders.payment.stripe_stand_in import Bank
from tests.orders.payment.stripe_stand_in.refusals import Refused

from .conftest import end_leases

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
#: Seconds until a worker has started and has done its work, on a busy machine.
PATIENCE = 240
QUEUES = ("--queue", "mail", "--queue", "reactions")
Step = Callable[[Bank, Refund, Callable[[], object]], None]


class Gate:
    """Where Stripe stops until the test goes on."""

    def __init__(self) -> None:
        self.reached, self.opened = Event(), Event()

    def stop(self) -> None:
        self.reached.set()
        assert self.opened.wait(PATIENCE)

    def wait(self) -> None:
        assert self.reached.wait(PATIENCE), "The worker did not come here."


def before(request: str) -> Step:
    """The worker is killed before this request reaches Stripe."""

    def step(bank: Bank, refund: Refund, kill: Callable[[], object]) -> None:
        gate = Gate()

        def asked(each: str) -> None:
            if each == request:
                gate.stop()
                raise Refused(503, "api_error", "The request did not arrive.")

        bank.asked = asked
        gate.wait()
        kill()
        bank.asked = lambda each: None
        gate.opened.set()

    return step


def unheard(bank: Bank, refund: Refund, kill: Callable[[], object]) -> None:
    """Stripe has paid back, and the worker is killed before it hears of it."""
    gate = Gate()
    bank.meanwhile = gate.stop
    gate.wait()
    kill()
    gate.opened.set()


def unwritten(bank: Bank, refund: Refund, kill: Callable[[], object]) -> None:
    """The worker has heard of it, and is killed before it is written down: somebody else holds the order."""
    gate = Gate()
    bank.meanwhile = gate.stop
    gate.wait()
    with transaction.atomic():
        Order.objects.select_for_update().get(pk=refund.order_id)
        gate.opened.set()
        wait_until(somebody_waits, seconds=PATIENCE)
        kill()


def unfinished(bank: Bank, refund: Refund, kill: Callable[[], object]) -> None:
    """It is written down, and the worker is killed before its own row is done: somebody else holds that row."""
    gate = Gate()
    bank.meanwhile = gate.stop
    gate.wait()
    with transaction.atomic():
        list(Reaction.objects.select_for_update().filter(entry__verb=events.REFUND_DUE.name))
        gate.opened.set()
        wait_until(lambda: fresh(refund).status == Refund.Status.DONE, seconds=PATIENCE)
        kill()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        waiting = "datname = current_database() AND wait_event_type = 'Lock'"
        cursor.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {waiting}")
        return cursor.fetchone()[0] > 0


STEPS = {
    "before Stripe is asked": before("GET /v1/refunds"),
    "before Stripe pays": before("POST /v1/refunds"),
    "before its answer is heard": unheard,
    "before its answer is written down": unwritten,
    "before the worker's row is done": unfinished,
}
#: All in ``make reliability``; the suite kills where money has moved and nobody knows.
SAMPLE = list(STEPS) if os.environ.get("RELIABILITY_FIGURES") else ["before its answer is heard"]


@pytest.fixture
def stripe_for_workers(bank, settings, monkeypatch) -> Bank:
    """The stand-in, also for worker processes."""
    if connection.vendor != "postgresql":
        pytest.skip("Workers beside shoppers need PostgreSQL: SQLite has one writer.")
    for name in ("STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_API_BASE"):
        monkeypatch.setenv(name, getattr(settings, name))
    return bank


@pytest.fixture
def due(placed, stripe_for_workers, mailbox, client, tell) -> Refund:
    """A refund by card that no worker has seen: its order was paid, then cancelled."""
    order = placed("card")
    client.get(f"/checkout/pay/{order.token}/")
    stripe_for_workers.confirm(order.payments.get().provider_id, "pm_card_visa")
    tell(*stripe_for_workers.events)
    cancel(fresh(order), reason="changed mind")
    return Refund.objects.get()


@pytest.mark.parametrize("step", SAMPLE)
def test_a_refund_goes_once_although_its_worker_is_killed(due, stripe_for_workers, start_worker, mailbox, note, step):
    child = start_worker(*QUEUES).child
    STEPS[step](stripe_for_workers, due, lambda: (child.kill(), child.wait()))
    stripe_for_workers.meanwhile = lambda: None
    end_leases()
    start_worker(*QUEUES)
    wait_until(lambda: fresh(due).status == Refund.Status.DONE, seconds=PATIENCE)
    wait_until(lambda: not Reaction.objects.filter(done_at=None).exists(), seconds=PATIENCE)
    wait_until(lambda: not OutgoingMail.objects.filter(sent_at=None).exists(), seconds=PATIENCE)

    paid_back, told = len(stripe_for_workers.refunds.rows), Entry.objects.of(events.REFUNDED).count()
    note(f"a worker killed at a refund, {step}", f"{paid_back} refund at Stripe, {told} here")
    assert paid_back == told == 1
    assert fresh(due.order).payment_status == "refunded"
    assert [each.rule for each in check_books() if each.wrong] == []
    assert len(set(mailbox.ids)) == OutgoingMail.objects.count()
