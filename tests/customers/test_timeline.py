"""A fact is written with its reactions; a status is moved by one process only."""

import pytest

from customers.timeline.models import Entry, Reaction, ScheduledJob
from customers.timeline.schedule import every, job_names
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import NamedTwice, Verb, reacts_to
from customers.timeline.work import MOST_ATTEMPTS, work_off
from orders.order.models import Order
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
    order = Order.objects.create(number="1", customer=alice, goods=nothing, delivery_price=nothing, total=nothing)
    same = Order.objects.get()
    order.move_to(Order.Status.CANCELLED)

    with pytest.raises(WrongState, match="cancelled"):
        same.move_to(Order.Status.CONFIRMED)
    with pytest.raises(WrongState, match="1 is cancelled already"):
        order.move_to(Order.Status.CANCELLED)


def test_a_job_by_the_clock_never_rests_for_ever(db):
    ScheduledJob.plan_all()
    ScheduledJob.objects.update(attempts=MOST_ATTEMPTS, due_at=None)

    ScheduledJob.plan_all()

    assert ScheduledJob.objects.filter(attempts=0).exclude(due_at=None).count() == len(job_names())


def test_a_job_that_fails_too_often_is_tried_again(db):
    job = ScheduledJob.objects.create(name="test.fails", attempts=MOST_ATTEMPTS)
    every(days=1)(fails)
    ScheduledJob.objects.filter(pk=job.pk).update(name=f"{fails.__module__}.{fails.__name__}")

    work_off(ScheduledJob)

    job.refresh_from_db()
    assert job.due_at
    assert "ZeroDivisionError" in job.last_error


def fails():
    """A job that never works."""
    return 1 / 0
