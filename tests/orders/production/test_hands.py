"""Who has a job, and when it rests."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from customers.people.models import User
from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.production.hands import give_back, pause, resume, take
from orders.production.models import Job, Pause, Take
from orders.production.services import finish, move, reject, start
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(plan, paid_order) -> Job:
    """One mug in the workshop, with three steps."""
    plan()
    paid_order()
    return Job.objects.get()


@pytest.fixture
def ben(db) -> User:
    return User.objects.create_user(email="ben@example.com", password="a long secret", name="Ben")


def holder(job: Job) -> User | None:
    take = Job.objects.get(pk=job.pk).take
    return take.by if take else None


def test_whoever_takes_it_has_it_until_it_is_given_back(job, owner):
    take(job, actor=owner)
    assert holder(job) == owner

    give_back(job)
    assert holder(job) is None
    assert [bool(row.ended_at) for row in Take.objects.all()] == [True]


def test_taken_twice_by_one_person_it_is_taken_once(job, owner):
    take(job, actor=owner)
    take(job, actor=owner)

    assert Take.objects.count() == 1


def test_it_is_taken_from_a_colleague_only_by_who_saw_that(job, owner, ben):
    take(job, actor=ben)

    with pytest.raises(WrongState, match=r"Ben has J-.* by now"):
        take(job, actor=owner)
    take(job, seen=str(ben.pk), actor=owner)

    assert holder(job) == owner
    assert [row.by for row in Take.objects.order_by("pk")] == [ben, owner]


def test_who_begins_has_it_and_what_is_made_is_in_nobodys_hands(job, owner, ben):
    start(job, actor=owner)
    move(job, to=":Glaze", actor=ben)
    assert holder(job) == owner

    finish(job, done=["Check"], actor=ben)
    assert holder(job) is None
    assert Job.objects.get().made_by == ben


def test_put_back_to_the_start_nobody_has_it(job, owner):
    start(job, actor=owner)
    move(job, to="waiting", actor=owner)

    assert holder(job) is None


def test_what_is_made_cannot_be_taken(job, owner):
    finish(job, done=[], actor=owner)

    with pytest.raises(WrongState):
        take(job, actor=owner)


def test_a_paused_job_stays_where_it_is_until_somebody_goes_on(job, owner):
    start(job, actor=owner)
    pause(job, reason="material", note="Cobalt, Tuesday", actor=owner)

    for action in (
        lambda: move(job, to=":Glaze", actor=owner),
        lambda: finish(job, done=[], actor=owner),
        lambda: reject(job, reason="Crooked", again_from="Print", actor=owner),
        lambda: pause(job, reason="later", actor=owner),
    ):
        with pytest.raises(WrongState, match="paused: waits for material: Cobalt, Tuesday"):
            action()

    resume(job, actor=owner)
    move(job, to=":Glaze", actor=owner)
    assert Job.objects.get().place == ":Glaze"


def test_a_pause_is_on_the_customers_record_with_its_reason(job, owner):
    pause(job, reason="other", note="Kiln is cold", actor=owner)
    resume(job, actor=owner)
    resume(job, actor=owner)

    entries = list(Entry.objects.filter(verb__in=["production.paused", "production.resumed"]).order_by("pk"))
    assert [entry.verb for entry in entries] == ["production.paused", "production.resumed"]
    assert entries[0].data["reason_text"] == "Kiln is cold"
    row = Pause.objects.get()
    assert (row.by, row.ended_by) == (owner, owner)


def test_a_paused_job_is_not_among_those_to_make(job, owner, paid_order):
    paid_order()
    other = Job.objects.exclude(pk=job.pk).get()
    pause(job, reason="tool", actor=owner)

    assert list(Job.objects.to_make()) == [other]
    assert list(Job.objects.paused()) == [job]
    start(other, actor=owner)


def test_what_waits_for_its_proof_or_is_made_is_not_paused(plan, paid_order, owner):
    plan(needs_proof=True)
    paid_order()

    with pytest.raises(WrongState, match="nothing to pause"):
        pause(Job.objects.get(), reason="material", actor=owner)


def test_a_cancelled_order_ends_takes_and_pauses(job, owner, run_work):
    start(job, actor=owner)
    pause(job, reason="material", actor=owner)
    cancel(Order.objects.get(), reason=CancelReason.CHANGED_MIND)
    run_work()

    assert not Take.objects.open().exists()
    assert not Pause.objects.open().exists()


@pytest.mark.parametrize("kind", [Take, Pause])
def test_the_database_knows_one_open_row_of_a_job(job, owner, kind):
    kind.objects.create(job=job, by=owner)

    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(job=job, by=owner)


def test_the_database_refuses_an_end_before_the_beginning(job, owner):
    with pytest.raises(IntegrityError), transaction.atomic():
        Take.objects.create(job=job, by=owner, ended_at=timezone.now() - timedelta(days=1))


def test_the_screen_of_a_job_says_who_has_it_and_why_it_rests(client, owner, job):
    client.force_login(owner)
    screen = reverse("jobs_admin:inspect", args=[job.pk])
    for name, sent in (("take", {}), ("pause", {"reason": "tool", "note": "<b>lathe"})):
        client.post(reverse(f"jobs_admin:{name}", args=[job.pk]), sent | {"back": screen})

    page = client.get(screen).content.decode()

    assert "waits for a machine or tool: &lt;b&gt;lathe" in page
    assert "Go on" in page
    assert "Give it back" in page


@pytest.mark.parametrize(
    "sent", [{}, {"reason": "?"}, {"reason": "other"}, {"reason": "material", "note": "x" * 121}, {"reason": "\x00"}]
)
def test_a_pause_without_a_reason_is_refused(client, owner, job, sent):
    client.force_login(owner)

    page = client.post(reverse("jobs_admin:pause", args=[job.pk]), sent, follow=True).content.decode()

    assert "Say why it rests" in page
    assert not Pause.objects.exists()


@pytest.mark.parametrize("name", ["take", "give_back", "pause", "resume"])
def test_an_onlooker_takes_and_pauses_nothing(client, onlooker, job, name):
    client.force_login(onlooker)

    answer = client.post(reverse(f"jobs_admin:{name}", args=[job.pk]), {"reason": "material"})

    assert answer.status_code in {302, 403}
    assert not Take.objects.exists()
    assert not Pause.objects.exists()


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_take_a_job_at_once_one_gets_a_sentence(at_once, job, owner, ben):
    def grab(actor):
        take(Job.objects.with_line().get(pk=job.pk), actor=actor)

    results = at_once(lambda: grab(owner), lambda: grab(ben))

    assert sorted(type(result) for result in results if result) == [WrongState]
    assert Take.objects.open().count() == 1


def test_board_and_list_need_the_same_queries_for_one_taken_and_paused_job_and_for_twelve(
    client, owner, job, paid_order
):
    client.force_login(owner)
    pages = [reverse("jobs_admin:board"), reverse("jobs_admin:index"), reverse("jobs_admin:index") + "?view=paused"]

    def rest(each: Job) -> None:
        start(each, actor=owner)
        pause(each, reason="material", actor=owner)

    rest(job)
    before = [queries_of(client, page) for page in pages]
    for _number in range(11):
        paid_order()
        rest(Job.objects.latest("pk"))

    assert [queries_of(client, page) for page in pages] == before
