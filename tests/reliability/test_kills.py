"""Checkouts while workers are killed: every order is there, and each of its mails arrives under one Message-ID."""

import os
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from django.db import connection

from customers.messaging.models import OutgoingMail
from orders.order.models import Order
from orders.payment.models import Payment
from orders.payment.services import mark_paid
from tests.config.worker.conftest import WorkerProcess, wait_until
from tests.mail_server import MailServer
from tests.makers import make_product
from tests.orders.races.conftest import Guest, statuses

from .conftest import end_leases

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
#: Checkouts between two kills; each order has two mails: that it was placed, and that it is paid.
CHECKOUTS, MAILS = 3, 6
#: 60 checkouts and 20 kills in ``make reliability``.
KILLS = 20 if os.environ.get("RELIABILITY_FIGURES") else 2
#: Seconds until a worker has started and has sent some mails, on a busy machine.
PATIENCE = 240
QUEUES = ("--queue", "mail", "--queue", "reactions")


@pytest.fixture
def killed_workers(shared_database, start_worker, mailbox):
    """Workers that are killed at the moment when the mail server takes a mail, one after the other."""
    if connection.vendor != "postgresql":
        pytest.skip("Workers beside shoppers need PostgreSQL: SQLite has one writer.")
    mailbox.delay = 0.1
    return KilledWorkers(start_worker, mailbox)


class KilledWorkers:
    """One worker at a time; after a kill the leases of the dead one are ended, which else takes a minute."""

    def __init__(self, start_worker: Callable[..., WorkerProcess], mailbox: MailServer) -> None:
        self.start_worker, self.mailbox, self.chance = start_worker, mailbox, Random(60)
        self.start()

    def start(self) -> None:
        self.child = self.start_worker(*QUEUES).child

    def kill_soon(self) -> None:
        """Kill the worker with one of the next mails: the server has taken it, and nobody has noted it."""
        left = self.chance.randint(1, MAILS)

        def count() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                self.child.kill()

        self.mailbox.meanwhile = count

    def replace(self) -> None:
        wait_until(lambda: self.child.poll() is not None, seconds=PATIENCE)
        end_leases()
        self.start()


def buy(guest: Guest):
    """Order, and the money comes in."""
    answer = guest.order()
    order = Order.objects.get(basket=guest.basket)
    mark_paid(Payment.objects.select_related("order__customer").get(order=order))
    return answer


def test_no_order_and_no_mail_is_lost_or_doubled(killed_workers, mailbox, note):
    count = CHECKOUTS * KILLS
    variant = make_product("Cup", stock=count).variants.get()
    guests = [Guest(variant, number=number) for number in range(count)]

    for kill in range(KILLS):
        killed_workers.kill_soon()
        shoppers = guests[kill * CHECKOUTS : (kill + 1) * CHECKOUTS]
        assert statuses([lambda guest=guest: buy(guest) for guest in shoppers]) == {302: CHECKOUTS}
        killed_workers.replace()
    wait_until(lambda: OutgoingMail.objects.exclude(sent_at=None).count() >= 2 * count, seconds=PATIENCE)

    again = len(mailbox.ids) - len(set(mailbox.ids))
    orders, mails = Order.objects.filter(payment_status="paid").count(), len(set(mailbox.ids))
    note(
        f"{count} checkouts, {KILLS} kills of the worker", f"{orders} orders, {mails} mails, {again} handed over twice"
    )
    assert orders == Order.objects.count() == count
    assert mails == OutgoingMail.objects.count() == 2 * count
    assert Counter(OutgoingMail.objects.values_list("recipient", flat=True)) == {
        f"guest-{number}@example.com": 2 for number in range(count)
    }
    assert KILLS <= again <= 8 * KILLS  # What the server had taken goes again, under the same Message-ID.
