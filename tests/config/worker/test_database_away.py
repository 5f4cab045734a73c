"""The worker outlives its database: it says so, waits, and goes on."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from django.db import connection

from customers.messaging.models import OutgoingMail
from tests.config.worker.conftest import wait_until, write
from tests.mail_server import free_port

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(autouse=True)
def _only_where_a_server_can_go_away(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could go away.")


class Gate:
    """A port that leads to the database, and can be shut: then all connections break and none is taken."""

    def __init__(self, database: str) -> None:
        self.target = urlsplit(database)
        self.port, self.listening, self.lines = free_port(), None, []

    @property
    def address(self) -> str:
        return self.target._replace(netloc=f"{self.target.username}@127.0.0.1:{self.port}").geturl()

    def open(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._take, args=[self.listening], daemon=True).start()

    def shut(self) -> None:
        for each in (self.listening, *self.lines):
            if each is not None:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
        self.listening, self.lines = None, []

    def _take(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                ours, _address = listening.accept()
                theirs = socket.create_connection((self.target.hostname, self.target.port))
                self.lines += [ours, theirs]
                for one, other in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=_pass_on, args=[one, other], daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)


@pytest.fixture
def gate(shared_database):
    gate = Gate(shared_database)
    yield gate
    gate.shut()


def is_sent(mail: OutgoingMail) -> bool:
    return OutgoingMail.objects.filter(pk=mail.pk).exclude(sent_at=None).exists()


def test_a_terminated_connection_does_not_end_it(start_worker):
    worker = start_worker()
    worker.until_ready()
    first = write(1)
    wait_until(lambda: is_sent(first))

    with connection.cursor() as cursor:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    second = write(2)
    wait_until(lambda: is_sent(second))

    assert worker.child.poll() is None
    assert "The database does not answer" in worker.said


def test_started_before_the_database_it_waits_for_it(gate, start_worker):
    worker = start_worker(database=gate.address)
    wait_until(lambda: "The database does not answer" in worker.said)
    gate.open()
    worker.until_ready()
    mail = write(1)
    wait_until(lambda: is_sent(mail))

    assert "The database answers again" in worker.said


def test_a_database_that_stops_and_comes_back_finds_it_at_work(gate, start_worker, mailbox):
    gate.open()
    worker = start_worker(database=gate.address)
    worker.until_ready()
    for number in range(3):
        gate.shut()
        wait_until(lambda: worker.said.count("does not answer") > number)  # noqa: B023 - called at once
        gate.open()
        mail = write(number)
        wait_until(lambda: is_sent(mail))  # noqa: B023

    assert worker.child.poll() is None
    assert len(mailbox.ids) == 3


def test_a_database_that_goes_while_a_mail_is_on_its_way_sends_it_once(gate, start_worker, mailbox):
    gate.open()
    worker = start_worker("--queue", "mail", database=gate.address)
    worker.until_ready()
    mailbox.delay = 1.5
    mail = write(1)
    wait_until(lambda: mailbox.begun)
    gate.shut()
    wait_until(lambda: mailbox.ids)
    gate.open()
    wait_until(lambda: is_sent(mail))

    assert len(mailbox.ids) == 1
