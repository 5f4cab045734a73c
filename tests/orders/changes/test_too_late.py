"""A change that waits for the customer is seen by the workshop, and a yes that comes too late is answered."""

import pytest
from django.urls import reverse

from customers.messaging.models import OutgoingMail
from customers.timeline.states import WrongState
from orders.changes import events, services
from orders.changes.models import LineChange
from orders.fulfilment.services import ship
from orders.order.models import Order, OrderLine
from orders.production.models import Job
from orders.production.services import start
from tests.makers import make_mug_with_words, make_product
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
INK = {"glaze": ["ink"], "words": "Für Zoë"}


def proposed(line, clerk) -> LineChange:
    return services.propose(line, choices=INK, actor=clerk)


def say_yes(client, change: LineChange) -> str:
    address = reverse("changes:decide", args=[change.line.order.token, change.pk])
    answer = client.post(address, {"agree": "1"}, follow=True)
    if not answer.redirect_chain:  # The page that asks, with sum and day.
        answer = client.post(address, fields_of(answer.content, "form.slip"), follow=True)
    return answer.content.decode()


def begin_work(line, clerk) -> None:
    start(Job.objects.with_line().get(line=line), actor=clerk)


def test_a_waiting_change_is_marked_on_job_and_board(client, line, clerk):
    proposed(line, clerk)
    client.force_login(clerk)
    job = Job.objects.get()
    order = reverse("orders_admin:inspect", args=[line.order_id])

    for address in (reverse("jobs_admin:board"), reverse("jobs_admin:inspect", args=[job.pk]), order):
        assert "change waits" in client.get(address).content.decode()


@pytest.mark.parametrize("answer", ["agree", "decline", "withdraw"])
def test_an_answer_takes_the_mark_away(line, clerk, answer):
    change = proposed(line, clerk)
    more = {"how": "phone", "actor": clerk} if answer == "agree" else {"actor": clerk}

    getattr(services, answer)(change, **more)

    assert OrderLine.objects.get(pk=line.pk).change_proposed_at is None


def test_work_that_begins_closes_the_proposal_and_the_customer_is_told(line, clerk, run_work):
    change = proposed(line, clerk)
    run_work()
    begin_work(line, clerk)
    for _twice in range(2):
        run_work()

    change.refresh_from_db()
    assert change.status == LineChange.Status.TOO_LATE
    assert OrderLine.objects.get(pk=line.pk).change_proposed_at is None
    mail = OutgoingMail.objects.get(kind="order_change_too_late")
    assert "Work has begun before we had your answer" in mail.text


def test_a_yes_after_work_began_is_answered_and_staff_see_it(client, line, clerk, run_work):
    change = proposed(line, clerk)
    begin_work(line, clerk)

    page = say_yes(client, change)
    run_work()

    change.refresh_from_db()
    assert "We make Straight mug as you ordered it." in page
    assert (change.status, change.was_agreed_too_late) == (LineChange.Status.TOO_LATE, True)
    assert "Thank you for agreeing" in OutgoingMail.objects.get(kind="order_change_too_late").text
    client.force_login(clerk)
    screen = client.get(reverse("orders_admin:inspect", args=[line.order_id])).content.decode()
    assert "The customer agreed after work had begun." in screen
    assert line.order.customer.timeline.of(events.TOO_LATE).count() == 1


@pytest.mark.parametrize(("answer", "agreed"), [("agree", True), ("decline", False)])
def test_a_yes_that_comes_after_the_mail_is_written_down_once(client, line, clerk, run_work, answer, agreed):
    change = proposed(line, clerk)
    begin_work(line, clerk)
    run_work()

    for _twice in range(2):
        client.post(reverse("changes:decide", args=[line.order.token, change.pk]), {answer: "1"})
    run_work()

    change.refresh_from_db()
    assert change.was_agreed_too_late is agreed
    assert OutgoingMail.objects.filter(kind="order_change_too_late").count() == 1
    assert line.order.customer.timeline.of(events.TOO_LATE).count() == 1 + agreed


def test_a_yes_in_time_is_never_too_late(client, line, clerk):
    change = proposed(line, clerk)

    assert services.close_too_late(change, said_yes=True) is False
    say_yes(client, change)

    change.refresh_from_db()
    assert change.status == LineChange.Status.AGREED


def test_a_line_can_be_changed_although_another_one_left(client, clerk, paid_order):
    order = paid_order(products=(make_mug_with_words(), make_product()))
    made, plain = order.lines.order_by("position")
    ship(order, quantities={plain: 1})
    order = Order.objects.prefetch_related("lines").get(pk=order.pk)
    client.force_login(clerk)

    assert (
        reverse("line_change", args=[made.pk])
        in client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()
    )
    change = proposed(made, clerk)
    assert "Yes, make it like this" in client.get(f"/track/{order.token}/").content.decode()
    say_yes(client, change)
    change.refresh_from_db()
    assert change.status == LineChange.Status.AGREED


def test_a_line_that_is_made_is_not_changed(line, clerk):
    begin_work(line, clerk)

    with pytest.raises(WrongState, match="has begun"):
        proposed(OrderLine.objects.get(pk=line.pk), clerk)


def test_the_mails_of_a_dearer_change_say_how_to_pay(line, clerk, run_work):
    from cms.foundation.models import ShopSettings

    ShopSettings.objects.create(iban="DE89 3704 0044 0532 0130 00", account_holder="Alder & Finch")
    change = proposed(line, clerk)
    run_work()
    services.agree(change, how="link")
    run_work()

    for kind in ("order_change_proposed", "order_changed"):
        mail = OutgoingMail.objects.get(kind=kind)
        for part in (mail.text, mail.html):
            assert "Transfer €3.00" in part
            assert "DE89 3704 0044 0532 0130 00" in part
            assert line.order.number in part
