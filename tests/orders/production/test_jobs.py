"""Jobs: one for each made-to-order line of a confirmed order."""

from datetime import date

import pytest
from django.urls import reverse

from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Made, Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.payment.services import begin, mark_paid, payment_of
from orders.production.models import Job
from orders.production.services import due_day, finish, make_jobs, start
from tests.makers import make_mug_with_words, make_order, make_product

pytestmark = pytest.mark.django_db


def test_each_made_to_order_line_is_one_job_however_often_it_is_requested(paid_order):
    order = paid_order()
    make_jobs(order)

    assert [job.number for job in Job.objects.all()] == [f"J-{order.number}-1"]


def test_products_from_stock_have_no_job(paid_order):
    order = paid_order(products=(make_product(),))

    assert not Job.objects.exists()
    assert order.production_status == Made.NOTHING


def test_what_was_cancelled_before_the_workshop_heard_of_it_is_not_made(run_work):
    order = make_order(products=(make_mug_with_words(),))
    begin(order)
    mark_paid(payment_of(order))
    order.refresh_from_db()
    cancel(order, reason=CancelReason.CHANGED_MIND)
    run_work()

    assert not Job.objects.exists()


def test_a_cancelled_order_leaves_the_workshop(paid_order, run_work, owner):
    order = paid_order()
    cancel(order, reason=CancelReason.CHANGED_MIND)
    run_work()

    with pytest.raises(WrongState):
        start(Job.objects.get(), actor=owner)


def test_an_order_is_made_when_its_last_job_is(paid_order, owner):
    first, second = make_mug_with_words("Low mug"), make_mug_with_words("Tall mug")
    order = paid_order(products=(first, second))
    jobs = list(Job.objects.order_by("number"))

    finish(jobs[0], actor=owner)
    assert Order.objects.get(pk=order.pk).production_status == Made.STARTED
    finish(jobs[1], actor=owner)
    assert Order.objects.get(pk=order.pk).production_status == Made.DONE


def test_who_presses_second_gets_a_sentence(paid_order, owner):
    paid_order()
    job, same = Job.objects.get(), Job.objects.get()
    finish(job, actor=owner)

    with pytest.raises(WrongState, match="made"):
        start(same, actor=owner)

    assert Entry.objects.filter(verb="production.finished").count() == 1
    assert not Entry.objects.filter(verb="production.started").exists()


def test_it_is_due_on_the_day_it_leaves_us_by_the_promise(paid_order):
    order = paid_order()
    order.leaves_on = date(2026, 12, 3)

    assert due_day(order) == date(2026, 12, 3)


def test_the_workshop_begins_and_ends_a_job_from_the_list(client, owner, paid_order):
    paid_order()
    job = Job.objects.get()
    client.force_login(owner)

    client.post(reverse("jobs_admin:start", args=[job.pk]), {"back": reverse("jobs_admin:index")})
    assert Job.objects.get().status == Job.Status.STARTED
    answer = client.post(reverse("jobs_admin:finish", args=[job.pk]), {"back": "https://evil.example/"})

    assert Job.objects.get().status == Job.Status.DONE
    assert "evil" not in answer["Location"]


def test_an_onlooker_sees_jobs_and_no_buttons(client, onlooker, paid_order):
    paid_order()
    job = Job.objects.get()
    client.force_login(onlooker)

    page = client.get(reverse("jobs_admin:index")).content.decode()
    client.post(reverse("jobs_admin:start", args=[job.pk]))

    assert job.number in page
    assert reverse("jobs_admin:start", args=[job.pk]) not in page
    assert Job.objects.get().status == Job.Status.WAITING


def test_nobody_else_sees_the_workshop(client, alice, paid_order):
    paid_order()
    client.force_login(alice.user)

    for address in (reverse("jobs_admin:index"), reverse("jobs_admin:sheets") + "?view=to-make"):
        assert client.get(address).status_code in {302, 403}


@pytest.mark.parametrize("query", ["job=x", "job=99999999999999999999", "order=%00", "order=1e9", ""])
def test_sheets_of_nothing_are_a_normal_page(client, owner, query):
    client.force_login(owner)

    assert client.get(f"{reverse('jobs_admin:sheets')}?{query}").status_code == 404


def test_all_sheets_of_an_order_come_at_once(client, owner, paid_order):
    order = paid_order(products=(make_mug_with_words("Low mug"), make_mug_with_words("Tall mug")), words="Il <b>")
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:sheets"), {"order": order.pk}).content.decode()

    assert page.count('class="leaf leaf-new"') == 2
    assert "latin small letter l (U+006C)" in page
    assert "Il <b>" not in page


def test_the_first_page_counts_what_is_to_be_made(client, owner, paid_order):
    paid_order()
    client.force_login(owner)

    page = client.get("/admin/").content.decode()

    assert "to make" in page
    assert f"{reverse('jobs_admin:index')}?view=to-make" in page
