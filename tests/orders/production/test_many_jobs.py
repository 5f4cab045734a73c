"""Many jobs of the list are taken and finished at once."""

import pytest

from orders.production.hands import pause, take
from orders.production.models import Job, Take
from orders.production.services import start
from tests.many import Many, results

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(plan, paid_order) -> list[Job]:
    """Three jobs with three steps."""
    plan()
    for _number in range(3):
        paid_order()
    return list(Job.objects.with_line().order_by("pk"))


@pytest.fixture
def many(client, owner):
    client.force_login(owner)
    return lambda key: Many(client, "/admin/jobs/", key)


def test_jobs_that_nobody_has_are_taken(many, jobs, owner, onlooker):
    take(jobs[0], actor=onlooker)

    said = results(many("take").send(*jobs))

    assert set(Take.objects.open().values_list("job", "by")) == {
        (jobs[0].pk, onlooker.pk),
        (jobs[1].pk, owner.pk),
        (jobs[2].pk, owner.pk),
    }
    assert said[jobs[1].number][0] == f"You have {jobs[1].number}."


def test_jobs_with_steps_left_stay_as_they_are_unless_somebody_says_so(many, jobs, owner):
    start(jobs[0], actor=owner)

    said = results(many("made").send(*jobs))

    assert "Glaze, Check" in said[jobs[0].number][0]
    assert not Job.objects.filter(status=Job.Status.DONE).exists()


@pytest.mark.parametrize(("left", "done"), [("done", 3), ("skipped", 1)])
def test_what_was_said_about_the_steps_left_is_recorded(many, jobs, owner, left, done):
    start(jobs[0], actor=owner)

    many("made").send(jobs[0], left=left)

    job = Job.objects.get(pk=jobs[0].pk)
    assert job.status == Job.Status.DONE
    assert job.steps.exclude(done_at=None).count() == done
    assert job.steps.filter(is_skipped=True).count() == 3 - done


def test_paused_ones_are_left_out_with_their_reason(many, jobs, owner):
    pause(jobs[0], reason="material", note="Clay", actor=owner)

    page = many("made").page(*jobs).content.decode()
    said = results(many("made").send(*jobs, left="done"))

    assert "It is paused: waits for material: Clay." in page
    assert [said.get(job.number, ("", ""))[0] for job in jobs[1:]] == [f"{job.number} is made." for job in jobs[1:]]
    assert Job.objects.get(pk=jobs[0].pk).status == Job.Status.WAITING


def test_an_onlooker_finds_no_such_action(client, onlooker, jobs):
    client.force_login(onlooker)

    page = client.get("/admin/jobs/").content.decode()

    assert "Print the sheets" in page
    assert "They are made" not in page
    assert client.post("/admin/jobs/bulk/made/", {"row": jobs[0].pk}).status_code in {302, 403}
    assert not Job.objects.filter(status=Job.Status.DONE).exists()
