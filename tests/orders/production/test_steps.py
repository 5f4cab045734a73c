"""Jobs go step by step, with stamps and who; what is wrong is made again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Made, Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.production.models import Job, Plan, PlanPart, Reject
from orders.production.services import finish, move, reject, start
from orders.production.steps import StepsLeft
from tests.makers import make_mug_with_words

pytestmark = pytest.mark.django_db
STEPS = ("Print", "Glaze", "Check")


@pytest.fixture
def job(plan, paid_order) -> Job:
    """One mug in the workshop, with three steps."""
    plan()
    paid_order()
    return Job.objects.get()


def stamps(job: Job) -> list[tuple]:
    return [(step.name, bool(step.started_at), bool(step.done_at)) for step in job.steps.all()]


def entries_of(verb: str) -> list[dict]:
    return [entry.data for entry in Entry.objects.filter(verb=f"production.{verb}").order_by("pk")]


def test_a_job_keeps_the_steps_its_plan_had(job, owner):
    Plan.objects.get().steps.all().delete()

    assert [step.name for step in Job.objects.get().steps.all()] == ["Print", "Glaze", "Check"]


def test_what_has_no_plan_is_made_by_the_usual_one(plan, paid_order):
    plan(product=None, steps=("Do it",))
    paid_order(products=(make_mug_with_words("Low mug"),))

    assert [step.name for step in Job.objects.get().steps.all()] == ["Do it"]


def test_without_any_plan_it_is_one_step(paid_order):
    paid_order()

    assert [step.name for step in Job.objects.get().steps.all()] == ["Make"]


def test_parts_count_for_the_whole_line_and_only_where_their_choice_holds(job):
    assert [(part["what"], part["amount"], part["unit"]) for part in job.parts] == [
        ("Clay", "0.5", "kg"),
        ("Lime", "3", "g"),
    ]
    assert job.measures == [{"name": "Depth of cut", "value": "0.6 mm"}]


def test_a_step_is_stamped_with_who_and_when(job, owner):
    start(job, actor=owner)
    move(job, to=":Glaze", actor=owner)

    first, second, third = job.steps.all()
    assert (first.by, bool(first.done_at)) == (owner, True)
    assert (second.by, bool(second.started_at), second.done_at) == (None, True, None)
    assert third.started_at is None
    assert job.place == ":Glaze"
    assert [each["step"] for each in entries_of("step_done")] == ["Print"]


def test_made_in_one_go_every_step_is_done_once(job, owner):
    finish(job, done=STEPS, actor=owner)

    assert stamps(job) == [("Print", True, True), ("Glaze", True, True), ("Check", True, True)]
    assert len(entries_of("step_done")) == 3
    assert Order.objects.get().production_status == Made.DONE


def test_made_too_early_asks_for_the_steps_left_and_changes_nothing(job, owner):
    start(job, actor=owner)

    with pytest.raises(StepsLeft, match="Glaze, Check"):
        finish(job, actor=owner)

    assert Job.objects.get().place == ":Print"
    assert stamps(job) == [("Print", True, False), ("Glaze", False, False), ("Check", False, False)]


def test_of_the_steps_passed_over_only_those_are_done_that_were(job, owner):
    start(job, actor=owner)
    finish(job, done=["Check"], actor=owner)

    assert stamps(job) == [("Print", True, True), ("Glaze", False, False), ("Check", True, True)]
    assert [(step.name, step.by) for step in job.steps.filter(is_skipped=True)] == [("Glaze", owner)]
    assert [each["step"] for each in entries_of("step_done")] == ["Print", "Check"]
    assert [each["step"] for each in entries_of("step_skipped")] == ["Glaze"]


def test_a_card_that_jumps_over_a_step_asks_as_well(job, owner):
    start(job, actor=owner)

    with pytest.raises(StepsLeft, match="Glaze"):
        move(job, to=":Check", actor=owner)


def test_what_was_skipped_is_asked_once_and_is_made_when_put_back(job, owner):
    start(job, actor=owner)
    move(job, to=":Check", done=[], actor=owner)
    finish(job, actor=owner)
    move(job, to=":Glaze", actor=owner)

    assert stamps(job) == [("Print", True, True), ("Glaze", True, False), ("Check", False, False)]
    assert not job.steps.filter(is_skipped=True).exists()


def test_a_job_of_one_step_is_made_at_once(paid_order, owner):
    paid_order()
    job = Job.objects.get()
    finish(job, actor=owner)

    assert stamps(job) == [("Make", True, True)]


def test_the_database_refuses_a_step_that_is_skipped_and_done(job):
    with pytest.raises(IntegrityError), transaction.atomic():
        job.steps.update(is_skipped=True, done_at=timezone.now())


def test_put_back_the_later_stamps_are_gone_and_the_record_says_so(job, owner):
    start(job, actor=owner)
    move(job, to=":Check", done=STEPS, actor=owner)
    move(job, to=":Print", actor=owner)

    assert stamps(job) == [("Print", True, False), ("Glaze", False, False), ("Check", False, False)]
    assert entries_of("put_back")[0]["step"] == "Print"
    move(job, to="waiting", actor=owner)
    job.refresh_from_db()
    assert (job.status, job.started_at, job.made_by, job.at) == (Job.Status.WAITING, None, None, "")


def test_who_moves_it_from_where_it_is_no_more_gets_a_sentence(job, owner):
    same = Job.objects.get()
    move(job, to=":Print", seen="waiting", actor=owner)

    with pytest.raises(WrongState, match="at “Print” by now"):
        move(same, to=":Glaze", seen="waiting", actor=owner)


@pytest.mark.parametrize("to", [":Saw", "proof", "cancelled", "", "started", ":"])
def test_it_goes_nowhere_but_along_its_steps(job, owner, to):
    with pytest.raises(WrongState):
        move(job, to=to, actor=owner)

    assert Job.objects.get().status == Job.Status.WAITING


def test_a_reject_is_stored_counted_and_made_again(job, owner):
    start(job, actor=owner)
    move(job, to=":Check", done=STEPS, actor=owner)
    reject(job, reason="A crack in the glaze", again_from="Glaze", actor=owner)

    row = Reject.objects.get()
    assert (row.step, row.again_from, row.reason, row.by) == ("Check", "Glaze", "A crack in the glaze", owner)
    assert (Job.objects.get().rejected, Job.objects.get().place) == (1, ":Glaze")
    assert stamps(job) == [("Print", True, True), ("Glaze", True, False), ("Check", False, False)]
    assert entries_of("rejected")[0]["reason"] == "A crack in the glaze"
    assert not entries_of("put_back")


def test_what_is_made_can_be_rejected_until_it_leaves(job, owner):
    from orders.fulfilment.services import left_to_send, ship

    finish(job, done=STEPS, actor=owner)
    reject(job, reason="Wrong colour", again_from="Print", actor=owner)
    assert Order.objects.get().production_status == Made.STARTED
    finish(job, done=STEPS, actor=owner)
    order = Order.objects.get()
    ship(order, quantities=left_to_send(order))

    with pytest.raises(WrongState, match="was sent already"):
        reject(Job.objects.get(), reason="Too late", again_from="Print", actor=owner)
    with pytest.raises(WrongState, match="was sent already"):
        move(Job.objects.get(), to=":Glaze", actor=owner)


@pytest.mark.parametrize("again_from", ["Check", "Saw"])
def test_it_is_made_again_only_from_where_it_was(job, owner, again_from):
    start(job, actor=owner)

    with pytest.raises(WrongState, match="was not at"):
        reject(job, reason="Crooked", again_from=again_from, actor=owner)


def test_nothing_is_wrong_with_what_nobody_began(job, owner):
    with pytest.raises(WrongState, match="nothing can be wrong"):
        reject(job, reason="Crooked", again_from="Print", actor=owner)


def test_a_cancelled_order_is_moved_no_more(job, owner):
    start(job, actor=owner)
    cancel(Order.objects.get(), reason=CancelReason.CHANGED_MIND)

    with pytest.raises(WrongState, match="cancelled"):
        move(job, to=":Glaze", actor=owner)


def test_a_product_has_one_plan_and_the_shop_one_usual_one(plan):
    plan()
    plan(product=None)
    for product in (None, Plan.objects.exclude(product=None).get().product):
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.create(product=product)


@pytest.mark.parametrize(("group", "value"), [("", "oak"), ("wood", "at least many"), ("wood", "Oak & ash")])
def test_a_part_says_its_condition_as_rules_do(plan, group, value):
    with pytest.raises(ValidationError):
        PlanPart(plan=plan(), what="Oak", group=group, value=value).full_clean()


def test_a_plan_is_written_in_the_admin(client, owner, mug):
    client.force_login(owner)
    rows = {"steps": [{"name": "Throw", "minutes": "5"}, {"name": "Fire", "minutes": "0"}], "parts": [], "measures": []}
    sent = {"product": mug.pk, "across": "90", "upright": ""}
    for name, forms in rows.items():
        sent |= {f"{name}-TOTAL_FORMS": len(forms), f"{name}-INITIAL_FORMS": 0}
        for place, fields in enumerate(forms):
            sent |= {f"{name}-{place}-{key}": value for key, value in fields.items()}
            sent |= {f"{name}-{place}-ORDER": place + 1, f"{name}-{place}-id": ""}

    answer = client.post(reverse("plans_admin:add"), sent)

    assert answer.status_code == 302
    assert [step.name for step in Plan.objects.get().steps.all()] == ["Throw", "Fire"]


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_move_a_card_at_once_one_gets_a_sentence(at_once, job, owner):
    def go(to):
        move(Job.objects.with_line().get(pk=job.pk), to=to, seen="waiting", actor=owner)

    results = at_once(lambda: go(":Print"), lambda: go(":Print"))

    assert sorted(type(result) for result in results if result) == [WrongState]
    assert len(entries_of("started")) == 1
