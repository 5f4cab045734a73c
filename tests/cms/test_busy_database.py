"""A busy database is tried again, and ends in a sentence."""

import sqlite3
import threading

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from cms.foundation import transactions
from cms.foundation.models import Version
from cms.foundation.transactions import DatabaseBusy, atomic_with_retry
from orders.basket.models import BasketLine
from tests.makers import make_product

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def locked_error() -> OperationalError:
    """What Django raises where SQLite did not get the write lock."""
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    error = OperationalError("database is locked")
    error.__cause__ = cause
    return error


@pytest.fixture
def tries(monkeypatch):
    """Makes a function that meets a lock so many times before it gets through; gives it and its runs."""
    monkeypatch.setattr(transactions.time, "sleep", lambda _seconds: None)
    runs = []

    def make(failures: int, error: DatabaseError):
        @atomic_with_retry
        def act() -> str:
            runs.append(connection.in_atomic_block)
            if len(runs) <= failures:
                raise error
            return "done"

        return act, runs

    return make


def test_it_is_retried_from_its_start(tries):
    act, runs = tries(2, locked_error())

    assert act() == "done"
    assert runs == [True] * 3


def test_always_busy_ends_in_a_sentence(tries):
    act, runs = tries(99, locked_error())

    with pytest.raises(DatabaseBusy, match="Nothing was changed"):
        act()
    assert len(runs) == transactions.MAX_ATTEMPTS


def test_within_a_transaction_it_runs_once(tries):
    act, runs = tries(1, locked_error())

    with pytest.raises(OperationalError), transaction.atomic():
        act()
    assert len(runs) == 1


def test_a_real_fault_is_not_tried_again(tries):
    act, runs = tries(1, OperationalError("no such table"))

    with pytest.raises(OperationalError):
        act()
    assert len(runs) == 1


@pytest.mark.two_at_once
def test_of_a_real_deadlock_both_get_through():
    if connection.vendor != "postgresql":
        pytest.skip("Two at once needs PostgreSQL: SQLite has one writer.")
    rows = [Version.objects.create(subject=name).subject for name in ("one", "two")]
    meeting, waited, results = threading.Barrier(2), set(), []

    @atomic_with_retry
    def count(names: list[str]) -> None:
        Version.objects.filter(subject=names[0]).update(moves=2)
        if names[0] not in waited:
            waited.add(names[0])
            meeting.wait(5)
        Version.objects.filter(subject=names[1]).update(moves=2)
        results.append(names)

    def run(names: list[str]) -> None:
        try:
            count(names)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(names,)) for names in (rows, rows[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(results) == [rows, rows[::-1]]


class Lock:
    """Refuses so many writes of basket lines, as SQLite does while another process writes."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "basket_basketline"') and self.refusals:
            self.refusals -= 1
            raise locked_error()
        return execute(sql, params, many, context)


@pytest.mark.parametrize(("refusals", "status", "lines"), [(0, 302, 1), (2, 302, 1), (99, 503, 0)])
def test_a_locked_database_is_waited_for_and_ends_in_a_sentence(client, refusals, status, lines):
    variant = make_product().variants.get()
    client.raise_request_exception = False

    with connection.execute_wrapper(Lock(refusals)):
        response = client.post("/basket/add/", {"variant": variant.pk})

    assert response.status_code == status
    assert BasketLine.objects.count() == lines
    if status == 503:
        assert response["Retry-After"] == "5"
        assert "Nothing was changed" in response.content.decode()
