"""The board of the workshop: columns of steps, cards moved by keys, drag or buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from orders.production import board as boards
from orders.production.models import Job
from orders.production.services import finish, start
from tests.makers import make_category, make_mug_with_words

pytestmark = pytest.mark.django_db
BOARD = {"X-Board": "1"}


def columns(**choices) -> dict[str, list[str]]:
    board = boards.board(**choices)
    return {column.name: [card.job.number for card in column.cards] for column in board.columns}


def test_each_job_stands_in_the_column_of_its_step(plan, paid_order, owner):
    plan()
    jobs = [paid_order() and Job.objects.latest("pk") for _number in range(3)]
    start(jobs[1], actor=owner)
    finish(jobs[2], actor=owner)

    assert columns() == {
        "Proof": [],
        "To start": [jobs[0].number],
        "Print": [jobs[1].number],
        "Glaze": [],
        "Check": [],
        "Made today": [jobs[2].number],
    }


def test_steps_of_several_plans_stand_about_where_each_has_them(plan, paid_order):
    plan()
    plan(product=make_mug_with_words("Low mug"), steps=("Throw", "Fire", "Check"))
    paid_order()
    from store.catalogue.models import Product

    paid_order(products=(Product.objects.get(slug="low-mug"),))

    assert list(columns()) == ["Proof", "To start", "Print", "Throw", "Fire", "Glaze", "Check", "Made today"]


def test_what_was_made_yesterday_is_gone(plan, paid_order, owner):
    paid_order()
    finish(Job.objects.get(), actor=owner)
    Job.objects.update(done_at=timezone.now() - timedelta(days=1))

    assert columns()["Made today"] == []


def test_a_full_column_says_how_many_more_there_are(client, owner, paid_order, monkeypatch):
    monkeypatch.setattr(boards, "MAX_CARDS", 2)
    for _number in range(3):
        paid_order()
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:board")).content.decode()

    assert page.count('class="k-job"') == 2
    assert "1 more, due later" in page
    assert "To start <b>3</b>" in page


def test_late_ones_come_first_and_are_highlighted(client, owner, paid_order):
    for days in (5, -2):
        paid_order()
        Job.objects.filter(due_on=None).update(due_on=timezone.localdate() + timedelta(days=days))
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:board")).content.decode()

    assert "2 days late" in page
    assert "1 late" in page
    assert columns()["To start"][0] == Job.objects.order_by("due_on").first().number


def test_the_board_of_one_category(paid_order):
    paid_order()
    paid_order(products=(make_mug_with_words("Blue pot", slug="blue-pot"),))
    pots = make_category("Pots")
    Job.objects.get(line__name="Blue pot").line.product.category = pots
    product = Job.objects.get(line__name="Blue pot").line.product
    type(product).objects.filter(pk=product.pk).update(category=pots)

    assert len(columns(category=pots.pk)["To start"]) == 1
    assert sum(len(each) for each in columns().values()) == 2


def test_a_button_moves_the_card_and_says_so(client, owner, plan, paid_order):
    plan()
    paid_order()
    job = Job.objects.get()
    client.force_login(owner)
    sent = {"to": ":Print", "seen": "waiting", "back": reverse("jobs_admin:board")}

    page = client.post(reverse("jobs_admin:move", args=[job.pk]), sent, follow=True).content.decode()

    assert f"{job.number} is at “Print”." in page
    assert Job.objects.get().place == ":Print"


def test_the_script_gets_the_board_as_it_is_with_a_sentence(client, owner, plan, paid_order):
    plan()
    paid_order()
    job = Job.objects.get()
    client.force_login(owner)
    address, sent = reverse("jobs_admin:move", args=[job.pk]), {"to": ":Print", "seen": "waiting"}

    first = client.post(address, sent, headers=BOARD)
    second = client.post(address, sent, headers=BOARD)

    assert (first.status_code, second.status_code) == (200, 409)
    assert "by now" in second.content.decode()
    assert "<html" not in second.content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"to": "x" * 500}, {"to": "\x00"}, {"to": ":Saw"}, {"to": "done", "seen": "\x00"}]
)
def test_nonsense_moves_nothing(client, owner, plan, paid_order, sent):
    plan()
    paid_order()
    client.force_login(owner)

    answer = client.post(reverse("jobs_admin:move", args=[Job.objects.get().pk]), sent, headers=BOARD)

    assert answer.status_code == 409
    assert Job.objects.get().status == Job.Status.WAITING


@pytest.mark.parametrize("query", ["category=x", "category=99999999999999999999", "category=%00", "category=-1"])
def test_a_board_of_nonsense_is_a_normal_page(client, owner, query):
    client.force_login(owner)

    assert client.get(f"{reverse('jobs_admin:board')}?{query}").status_code == 200


def test_an_onlooker_moves_nothing(client, onlooker, plan, paid_order):
    plan()
    paid_order()
    job = Job.objects.get()
    client.force_login(onlooker)

    page = client.get(reverse("jobs_admin:board")).content.decode()
    client.post(reverse("jobs_admin:move", args=[job.pk]), {"to": ":Print"})

    assert job.number in page
    assert "draggable" not in page.replace('draggable="false"', "")
    assert Job.objects.get().status == Job.Status.WAITING


def test_a_job_has_a_screen_where_it_is_rejected(client, owner, plan, paid_order):
    plan()
    paid_order()
    job = Job.objects.get()
    start(job, actor=owner)
    client.force_login(owner)
    screen = reverse("jobs_admin:inspect", args=[job.pk])

    sent = {"reason": "<b>crooked", "again_from": "Print", "back": screen}
    page = client.post(reverse("jobs_admin:reject", args=[job.pk]), sent, follow=True).content.decode()

    assert "&lt;b&gt;crooked" in page
    assert "made again, from “Print”" in page


@pytest.mark.parametrize(
    "sent", [{}, {"reason": "x" * 400, "again_from": "Print"}, {"reason": "\x00", "again_from": "Print"}]
)
def test_a_reject_without_a_reason_is_refused(client, owner, plan, paid_order, sent):
    plan()
    paid_order()
    job = Job.objects.get()
    start(job, actor=owner)
    client.force_login(owner)

    page = client.post(reverse("jobs_admin:reject", args=[job.pk]), sent, follow=True).content.decode()

    assert "Write what is wrong" in page
    assert Job.objects.get().rejected == 0
