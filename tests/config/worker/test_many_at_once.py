"""Workers side by side: nothing is done twice, and no kind of work waits for another."""

import sqlite3
import time
from contextlib import closing

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.timeline import handlers as registry
from customers.timeline.handlers import handlers
from customers.timeline.running import Outcome, run_next
from orders.payment.models import WebhookEvent
from tests.config.worker.conftest import wait_until, working, write
from tests.mail_server import hanging_server

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def short_lease(monkeypatch):
    """A claim lasts shorter than a mail takes, as with a mail server that is far too slow."""
    from dataclasses import replace
    from datetime import timedelta

    short = {name: replace(handler, lease=timedelta(seconds=1)) for name, handler in registry._handlers.items()}
    monkeypatch.setattr(registry, "_handlers", short)


def test_two_workers_and_a_slow_mail_server_send_each_mail_once(shared_database, mailbox, short_lease):
    mailbox.delay = 2.5
    for number in range(12):
        write(number)

    with working("mail", jobs=3), working("mail", jobs=3):
        wait_until(lambda: OutgoingMail.objects.exclude(done_at=None).count() == 12)

    assert len(mailbox.ids) == len(set(mailbox.ids)) == 12


def test_a_killed_worker_loses_nothing(shared_database, start_worker, mailbox):
    mailbox.delay = 1
    for number in range(10):
        write(number)
    worker = start_worker("--queue", "mail", "--jobs", "3")
    wait_until(lambda: len(mailbox.ids) >= 3)
    worker.child.kill()
    worker.child.wait()
    OutgoingMail.objects.exclude(due_at=None).update(due_at=timezone.now())  # The leases of the dead are over.
    start_worker("--queue", "mail")
    wait_until(lambda: OutgoingMail.objects.exclude(sent_at=None).count() == 10)

    assert len(set(mailbox.ids)) == 10
    assert len(mailbox.ids) <= 13  # What was under way goes again, under the same Message-ID.


def test_a_mail_server_that_hangs_holds_up_nothing_else(shared_database, settings):
    settings.EMAIL_TIMEOUT = 3
    with hanging_server(settings) as taken:
        for number in range(20):
            write(number)
        with working("mail", "money"):
            wait_until(lambda: len(taken) >= 8)
            event = WebhookEvent.objects.create(provider="stripe", event_id="evt_1", kind="charge.updated", body={})
            wait_until(lambda: WebhookEvent.objects.filter(pk=event.pk).exclude(done_at=None).exists(), seconds=3)


def test_what_hangs_is_left_alone_for_a_while_and_nothing_is_lost(shared_database, settings, mailbox):
    settings.EMAIL_TIMEOUT = 0.5
    port = settings.EMAIL_PORT
    with hanging_server(settings) as taken, working("mail") as worker:
        for number in range(20):
            write(number)
        wait_until(lambda: OutgoingMail.objects.exclude(last_error="").count() >= 8)
        tried = len(taken)
        assert tried < 20
        assert all(time.monotonic() < lane._rest_until for lane in worker.lanes if lane.handler.model is OutgoingMail)

        settings.EMAIL_PORT = port
        OutgoingMail.objects.update(due_at=timezone.now())
        wait_until(lambda: OutgoingMail.objects.exclude(sent_at=None).count() == 20)

    assert len(mailbox.ids) == len(set(mailbox.ids)) == 20


def test_mails_that_somebody_waits_for_go_beside_a_thousand_to_many(shared_database, mailbox):
    mailbox.delay = 0.2
    for number in range(100):
        write(number, queue=OutgoingMail.Queue.BULK)
    with working("mail", "bulk"):
        urgent = write(1000)
        wait_until(lambda: OutgoingMail.objects.filter(pk=urgent.pk).exclude(sent_at=None).exists(), seconds=5)

        assert OutgoingMail.objects.filter(sent_at=None).exists()


def test_looking_for_work_only_reads(shared_database):
    with CaptureQueriesContext(connection) as queries:
        outcomes = {run_next(handler) for handler in handlers() if handler.model._meta.label != "timeline.ScheduledJob"}

    assert outcomes == {Outcome.NOTHING_DUE}
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_the_database_is_free_while_the_mail_server_thinks(shared_database, mailbox):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers.")
    file, seen = connection.settings_dict["NAME"], []

    def take_the_write_lock() -> None:
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.rollback()
        seen.append("free")

    mailbox.meanwhile = take_the_write_lock
    mail = write(1)
    with working("mail"):
        wait_until(lambda: OutgoingMail.objects.filter(pk=mail.pk).exclude(done_at=None).exists())

    assert seen == ["free"]
