"""The list of jobs: it opens with open ones, and tabs lead to the others."""

import pytest
from django.urls import reverse

from orders.production.hands import pause, take
from orders.production.models import Job
from orders.production.services import finish

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(paid_order, owner) -> list[Job]:
    """One made, one paused, one that the owner has."""
    for _number in range(3):
        paid_order()
    made, paused, mine = Job.objects.order_by("pk")
    finish(made, actor=owner)
    pause(paused, reason="material", note="Oak", actor=owner)
    take(mine, actor=owner)
    return [made, paused, mine]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, "12"),
        ({"p": "1", "ordering": "due_on"}, "12"),
        ({"view": "all"}, "012"),
        ({"view": "made"}, "0"),
        ({"view": "paused"}, "1"),
        ({"view": "mine"}, "2"),
        ({"view": "open"}, "12"),
        ({"view": "to-make"}, "2"),
        ({"status": "done"}, "0"),
        ({"q": "J-"}, "012"),
        ({"view": "nonsense\x00"}, "012"),
    ],
)
def test_the_list_opens_with_open_jobs_and_has_the_others(client, owner, jobs, query, expected):
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:index"), query).content.decode()

    numbers = {job.number: str(place) for place, job in enumerate(jobs)}
    assert "".join(place for number, place in numbers.items() if f"<b>{number}</b>" in page) == expected


def test_the_list_says_who_has_a_job_and_why_it_rests(client, owner, jobs):
    client.force_login(owner)

    page = client.get(reverse("jobs_admin:index")).content.decode()

    assert "paused: waits for material: Oak" in page
    assert f"<td>{owner} <small>" in page


def test_an_export_of_the_open_list_has_open_jobs(client, owner, jobs):
    client.force_login(owner)

    answer = client.get(reverse("jobs_admin:index"), {"export": "csv"})
    table = b"".join(answer.streaming_content).decode()

    assert [job.number in table for job in jobs] == [False, True, True]
