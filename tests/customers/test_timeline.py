"""A fact is written with its reactions; a status is moved by one process only."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.timeline.claims import MAX_ATTEMPTS, claim, notice_clock_set_back
from customers.timeline.handlers import handlers
from customers.timeline.jobs import plan_jobs
from customers.timeline.models import Entry, Reaction, ScheduledJob
from customers.timeline.schedule import every, job_names
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import NamedTwice, Verb, reacts_to
from customers.timeline.work import Work, wake
from orders.order.models import Order
from store.catalogue.models import IndexChange
from store.money.amounts import Money

WAVED = Verb("test.waved", "%(who)s waved", icon="user")
seen: list[int] = []


@reacts_to(WAVED)
def remember(entry):
    seen.append(entry.pk)


def test_a_recorded_fact_is_a_sentence_and_reaches_who_reacts(alice, run_work):
    entry = record(WAVED, customer=alice, who="Alice")
    run_work()

    assert str(Entry.objects.get()) == "Alice waved"
    assert seen[-1] == entry.pk
    assert Reaction.objects.get().done_at


def test_old_facts_move_nobody(alice):
    record(WAVED, customer=alice, react=False, who="Alice")

    assert not Reaction.objects.exists()


def test_what_fails_is_tried_again_and_says_why(alice, run_work):
    verb = Verb("test.failed", "It failed")
    reacts_to(verb)(lambda entry: 1 / 0)
    record(verb, customer=alice)
    run_work()

    reaction = Reaction.objects.get()
    assert reaction.due_at
    assert "ZeroDivisionError" in reaction.last_error


def test_a_verb_is_named_once():
    with pytest.raises(NamedTwice):
        Verb("test.waved", "again")


def test_the_second_of_two_moves_loses(alice):
    nothing = Money(0)
    order = Order.objects.create(number="1", customer=alice, subtotal=nothing, delivery_price=nothing, total=nothing)
    same = Order.objects.get()
    order.move_to(Order.Status.CANCELLED)

    with pytest.raises(WrongState, match="cancelled"):
        same.move_to(Order.Status.CONFIRMED)
    with pytest.raises(WrongState, match="1 is cancelled already"):
        order.move_to(Order.Status.CANCELLED)


def test_a_job_by_the_clock_never_rests_for_ever(db):
    plan_jobs()
    ScheduledJob.objects.update(attempts=MAX_ATTEMPTS, due_at=None)

    plan_jobs()

    assert ScheduledJob.objects.filter(attempts=0).exclude(due_at=None).count() == len(job_names())


def test_a_job_that_fails_too_often_is_tried_again(db, run_work):
    job = ScheduledJob.objects.create(name="test.fails", attempts=MAX_ATTEMPTS)
    every(days=1)(fails)
    ScheduledJob.objects.filter(pk=job.pk).update(name=f"{fails.__module__}.{fails.__name__}")

    run_work()

    job.refresh_from_db()
    assert job.due_at
    assert "ZeroDivisionError" in job.last_error


def fails():
    """A job that never works."""
    return 1 / 0


def test_a_clock_that_was_set_back_stops_no_job(db):
    tomorrow = timezone.now() + timedelta(days=1)
    ScheduledJob.objects.create(name="test.job", planned_at=tomorrow, due_at=tomorrow + timedelta(hours=1))

    moved = sum(notice_clock_set_back(handler) for handler in handlers())

    assert moved == 1
    assert ScheduledJob.objects.get().due_at <= timezone.now() + timedelta(hours=1)


def test_what_is_planned_for_later_waits_for_its_time(db):
    ScheduledJob.objects.create(name="test.job", due_at=timezone.now() + timedelta(days=1))

    assert sum(notice_clock_set_back(handler) for handler in handlers()) == 0


def test_every_kind_of_work_has_a_function_that_does_it():
    kinds = {model for model in apps.get_models() if issubclass(model, Work)}

    assert kinds == {handler.model for handler in handlers()}
    assert not [model for model in kinds if hasattr(model, "run")]


def test_work_that_was_requested_again_while_it_ran_is_done_again(alice):
    record(WAVED, customer=alice, who="Alice")
    claimed = claim(next(handler for handler in handlers() if handler.model is Reaction))
    Reaction.objects.update(due_at=timezone.now())
    claimed.finish(None)

    assert Reaction.objects.get().due_at
    assert not claimed.renew()


def test_a_row_that_is_lost_leaves_its_batch_and_the_others_are_done(db):
    for number in range(3):
        IndexChange.objects.create(product_id=number, due_at=timezone.now())
    claimed = claim(next(handler for handler in handlers() if handler.model is IndexChange))
    IndexChange.objects.filter(product_id=1).update(due_at=timezone.now())

    assert claimed.renew()
    claimed.finish(None)

    assert list(IndexChange.objects.exclude(due_at=None).values_list("product_id", flat=True)) == [1]


def test_rows_that_failed_go_alone_so_a_broken_one_takes_no_others_with_it(db):
    for number, attempts in enumerate((0, 2, 0, 3)):
        IndexChange.objects.create(product_id=number, attempts=attempts, due_at=timezone.now())
    changes = next(handler for handler in handlers() if handler.model is IndexChange)
    claimed = [[row.product_id for row in claim(changes).rows] for _look in range(3)]

    assert claimed == [[0, 2], [1], [3]]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_wake_up_is_sent_after_a_rollback_too():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has nothing to wake with.")
    with suppress(ZeroDivisionError), transaction.atomic():
        wake()
        raise ZeroDivisionError
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        wake()
        wake()

    assert [query["sql"] for query in queries if "NOTIFY" in query["sql"]] == ["NOTIFY kontor_work"]
