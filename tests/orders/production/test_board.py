"""The board of the workshop: columns of steps, cards moved by keys, drag or buttons."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from orders.production import board as boards
from orders.production import board_choices
from orders.production.board_choices import choice_of
from orders.production.hands import pause, take
from orders.production.models import BoardChoice, Job, Take
from orders.production.services import finish, start
from store.catalogue.models import Product
from tests.makers import make_category, make_mug_with_words

pytestmark = pytest.mark.django_db
BOARD = {"X-Board": "1"}


@pytest.fixture
def columns(owner):
    """The columns of the owner's board: name → numbers of its cards."""

    def read() -> dict[str, list[str]]:
        board = boards.board(choice_of(owner))
        return {column.name: [card.job.number for card in column.cards] for column in board.columns}

    return read


def test_each_job_stands_in_the_column_of_its_step(columns, plan, paid_order, owner):
    plan()
    jobs = [paid_order() and Job.objects.latest("pk") for _number in range(3)]
    start(jobs[1], actor=owner)
    finish(jobs[2], done=[], actor=owner)

    assert columns() == {
        "Proof": [],
        "To start": [jobs[0].number],
        "Print": [jobs[1].number],
        "Glaze": [],
        "Check": [],
        "Made today": [jobs[2].number],
    }


def test_steps_of_several_plans_stand_about_where_each_has_them(columns, plan, paid_order):
    plan()
    plan(product=make_mug_with_words("Low mug"), steps=("Throw", "Fire", "Check"))
    paid_order()
    paid_order(products=(Product.objects.get(slug="low-mug"),))

    assert list(columns()) == ["Proof", "To start", "Print", "Throw", "Fire", "Glaze", "Check", "Made today"]


def test_what_was_made_yesterday_is_gone(columns, plan, paid_order, owner):
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
    assert "<span>To start</span> <b>3</b>" in page


def test_late_ones_come_first_and_are_highlighted(columns, client, owner, paid_order):
    for days in (5, -2):
        paid_order()
        Job.objects.filter(due_on=None).update(due_on=timezone.localdate() + timedelta(days=days))
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:board")).content.decode()

    assert "2 days late" in page
    assert "1 late" in page
    assert columns()["To start"][0] == Job.objects.order_by("due_on").first().number


def test_the_board_of_one_category_is_the_same_tomorrow_and_elsewhere(client, owner, paid_order, columns):
    paid_order()
    paid_order(products=(make_mug_with_words("Blue pot", slug="blue-pot"),))
    pots = make_category("Pots")
    Product.objects.filter(slug="blue-pot").update(category=pots)
    client.force_login(owner)

    client.post(reverse("jobs_admin:choose"), {"show": pots.pk})
    assert len(columns()["To start"]) == 1
    client.post(reverse("jobs_admin:choose"), {"show": "all"})
    assert len(columns()["To start"]) == 2


def test_one_sees_only_the_jobs_one_has(client, owner, paid_order, columns):
    for _number in range(2):
        paid_order()
    mine = Job.objects.latest("pk")
    take(mine, actor=owner)
    client.force_login(owner)
    client.post(reverse("jobs_admin:choose"), {"show": "mine"})

    assert columns()["To start"] == [mine.number]
    assert "Mine <b>1</b>" in client.get(reverse("jobs_admin:board")).content.decode()


def folded(client) -> list[str]:
    page = client.get(reverse("jobs_admin:board")).content.decode()
    return re.findall(r'k-folded" data-column="([^"]*)"', page)


def test_empty_columns_and_what_is_made_are_folded_until_opened(client, owner, plan, paid_order):
    plan()
    paid_order()
    client.force_login(owner)
    assert folded(client) == ["proof", ":Print", ":Glaze", ":Check", "done"]

    client.post(reverse("jobs_admin:fold"), {"place": "done"})
    client.post(reverse("jobs_admin:fold"), {"place": "waiting", "fold": "1"})

    assert folded(client) == ["proof", "waiting", ":Print", ":Glaze", ":Check"]
    start(Job.objects.get(), actor=owner)
    assert folded(client) == ["proof", "waiting", ":Glaze", ":Check"]


def test_each_person_folds_for_themselves_and_not_without_end(client, owner, onlooker, monkeypatch):
    monkeypatch.setattr(board_choices, "MAX_FOLDS", 2)
    client.force_login(onlooker)
    for place in ("a", "b", "c"):
        client.post(reverse("jobs_admin:fold"), {"place": place, "fold": "1"})

    assert choice_of(onlooker).folds == {"b": True, "c": True}
    assert choice_of(owner).folds == {}


def test_a_paused_card_says_why_and_stands_below_the_others(client, owner, paid_order, columns):
    for _number in range(2):
        paid_order()
    first, second = Job.objects.order_by("pk")
    pause(first, reason="material", note="Oak", actor=owner)
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:board")).content.decode()

    assert columns()["To start"] == [second.number, first.number]
    assert "waits for material: Oak" in page
    assert page.count("data-resume") == 1


def test_a_paused_card_stays_on_a_full_board(owner, paid_order, columns, monkeypatch):
    monkeypatch.setattr(boards, "MAX_CARDS", 1)
    for _number in range(3):
        paid_order()
    first, second, _third = Job.objects.order_by("pk")
    pause(first, reason="later", actor=owner)

    assert columns()["To start"] == [second.number, first.number]


def test_a_card_says_who_has_it_and_since_when(client, owner, paid_order):
    paid_order()
    take(Job.objects.get(), actor=owner)
    Take.objects.update(at=timezone.now() - timedelta(hours=3))
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:board")).content.decode()

    assert re.search(rf'class="k-hand">.*{owner} <small>3\xa0hours ago', page)


def test_made_too_early_asks_on_the_board_which_steps_were_done(client, owner, plan, paid_order):
    plan()
    paid_order()
    job = Job.objects.get()
    start(job, actor=owner)
    client.force_login(owner)
    address, sent = reverse("jobs_admin:move", args=[job.pk]), {"to": "done", "seen": ":Print"}

    asked = client.post(address, sent, headers=BOARD)
    assert asked.status_code == 409
    assert 'name="left" value="Glaze"' in asked.content.decode()
    assert "Only on to Glaze" in asked.content.decode()

    client.post(address, sent | {"passed": "ticked", "left": ["Glaze", "Check"], "done": ["Check"]}, headers=BOARD)
    assert Job.objects.get().status == Job.Status.DONE
    assert [step.name for step in job.steps.exclude(done_at=None)] == ["Print", "Check"]


@pytest.mark.parametrize("name", ["finish", "move"])
def test_without_a_script_the_question_is_a_page(client, owner, plan, paid_order, name):
    plan()
    paid_order()
    job = Job.objects.get()
    start(job, actor=owner)
    client.force_login(owner)

    page = client.post(reverse(f"jobs_admin:{name}", args=[job.pk]), {"to": "done", "back": "/admin/jobs/board/"})

    assert page.status_code == 409
    assert "Which of these were done?" in page.content.decode()
    assert Job.objects.get().status == Job.Status.STARTED


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


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("choose", {}),
        ("choose", {"show": "9" * 18}),
        ("choose", {"show": "9" * 19}),
        ("choose", {"show": "²"}),
        ("choose", {"show": "\x00"}),
        ("choose", {"show": "x" * 500}),
        ("fold", {}),
        ("fold", {"place": "\x00"}),
        ("fold", {"place": "x" * 500, "fold": "1"}),
    ],
)
def test_a_choice_of_nonsense_is_refused_with_a_sentence(client, owner, name, sent):
    client.force_login(owner)
    address = reverse(f"jobs_admin:{name}")

    assert client.post(address, sent, headers=BOARD).status_code == 422
    assert client.post(address, sent, follow=True).status_code == 200
    assert not BoardChoice.objects.exists()


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
