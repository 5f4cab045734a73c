"""What failed for good is seen and run again; probes and metrics say how the worker does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from customers.messaging.masking import MASK
from customers.messaging.models import OutgoingMail
from customers.people.models import User
from customers.timeline import heartbeat
from customers.timeline.claims import MAX_ATTEMPTS
from customers.timeline.models import Reaction, WorkerHeartbeat
from customers.timeline.services import record
from customers.timeline.verbs import Verb, reacts_to
from orders.payment.models import WebhookEvent

pytestmark = pytest.mark.django_db
SLIPPED = Verb("test.slipped", "It slipped")
broken = [True]


@reacts_to(SLIPPED)
def stumble(entry) -> None:
    if broken[0]:
        raise LookupError("the floor was wet")


@pytest.fixture
def failed(alice, run_work):
    """A reaction that failed once too often."""
    broken[0] = True
    record(SLIPPED, customer=alice)
    Reaction.objects.update(attempts=MAX_ATTEMPTS)
    run_work()
    return Reaction.objects.get()


def failed_mail(**values) -> OutgoingMail:
    gone = {"due_at": None, "failed_at": timezone.now(), "last_error": "SMTPRecipientsRefused: unknown"}
    what = {"occasion": "test", "recipient": "gesa@example.com", "subject": "Hello", "message_id": "<1@shop>"}
    return OutgoingMail.objects.create(**what | gone | values)


def test_the_screen_shows_every_kind_that_failed_with_its_error(client, owner, failed):
    failed_mail()
    WebhookEvent.objects.create(
        provider="stripe", event_id="evt_1", kind="a.kind", body={}, due_at=None, failed_at=timezone.now()
    )
    client.force_login(owner)
    page = client.get(reverse("work_admin")).content.decode()

    for words in (
        "LookupError: the floor was wet",
        "SMTPRecipientsRefused: unknown",
        "stripe a.kind",
        "No worker runs",
    ):
        assert words in page
    assert "failed in the background" in client.get("/admin/").content.decode()


def test_failed_work_is_run_again_by_staff(client, owner, failed, run_work):
    broken[0] = False
    client.force_login(owner)
    client.post(reverse("retry_work"), {"kind": "customers.timeline.jobs.react", "pk": failed.pk})
    run_work()

    failed.refresh_from_db()
    assert failed.done_at
    assert not failed.failed_at
    assert "Nothing has." in client.get(reverse("work_admin")).content.decode()


def test_all_of_a_kind_are_run_again_but_mails_whose_codes_are_erased(client, owner):
    good = failed_mail()
    erased = failed_mail(occasion="code", message_id="<2@shop>", text=f"Your code is {MASK}.")
    client.force_login(owner)
    client.post(reverse("retry_work"), {"kind": "customers.messaging.jobs.send_mail"})

    assert list(OutgoingMail.objects.exclude(due_at=None)) == [good]
    assert "Its codes are erased" in client.get(reverse("work_admin")).content.decode()
    assert OutgoingMail.objects.get(pk=erased.pk).failed_at


@pytest.mark.parametrize("typed", [{"kind": "nothing"}, {"kind": "nothing", "pk": "1"}, {"pk": "9" * 30}, {"pk": "x"}])
def test_nonsense_runs_nothing_and_is_no_error(client, owner, failed, typed):
    client.force_login(owner)

    assert client.post(reverse("retry_work"), typed).status_code in {302, 400}
    assert Reaction.objects.exclude(failed_at=None).exists()


def test_who_may_not_see_work_neither_reads_nor_retries(client, failed):
    clerk = User.objects.create_user("clerk@example.com", "correct horse battery", is_staff=True)
    client.force_login(clerk)

    assert client.get(reverse("work_admin")).status_code in {302, 403}
    assert client.post(reverse("retry_work"), {"kind": "customers.timeline.jobs.react"}).status_code in {302, 403}
    assert client.get("/metrics").status_code == 403
    assert Reaction.objects.exclude(failed_at=None).exists()


def test_what_fails_repeatedly_is_listed_before_it_is_given_up(client, owner, failed):
    Reaction.objects.update(due_at=timezone.now() + timedelta(hours=1), failed_at=None, attempts=5)
    client.force_login(owner)
    page = client.get(reverse("work_admin")).content.decode()

    assert "LookupError" in page.partition("tried again by itself")[2]


def test_a_probe_learns_whether_a_worker_lives(client, settings):
    def answer() -> int:
        return client.get("/healthz/worker", headers={"host": "10.0.0.7"}).status_code

    settings.SECURE_SSL_REDIRECT = True
    assert answer() == 503
    heartbeat.beat("here:1", ["mail"])
    assert answer() == 200
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - heartbeat.FRESH * 2)
    assert answer() == 503
    heartbeat.beat("here:1", ["mail"])
    heartbeat.remove_heartbeat("here:1")
    assert answer() == 503


def test_metrics_count_for_whoever_has_the_token_and_name_nobody(client, settings, failed):
    settings.METRICS_TOKEN = "only-for-the-watch"
    OutgoingMail.objects.create(
        occasion="w",
        recipient="gesa@example.com",
        subject="Gesa",
        message_id="<3@shop>",
        due_at=timezone.now() - timedelta(minutes=2),
    )
    text = client.get("/metrics", headers={"Authorization": "Bearer only-for-the-watch"}).content.decode()

    assert 'kontor_work_failed{queue="reactions",kind="customers.timeline.jobs.react"} 1' in text
    assert 'kontor_work_due{queue="mail",kind="customers.messaging.jobs.send_mail"} 1' in text
    assert 'kontor_work_oldest_due_seconds{queue="mail",kind="customers.messaging.jobs.send_mail"} 12' in text
    assert "kontor_workers 0" in text
    assert not [word for word in ("gesa", "alice") if word in text.lower()]


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", "Basic only-for-the-watch", "Bearer ’’"])
def test_metrics_without_the_token_are_refused(client, settings, sent):
    settings.METRICS_TOKEN = "only-for-the-watch"

    assert client.get("/metrics", headers={"Authorization": sent}).status_code == 403


def test_an_empty_token_opens_nothing(client, settings):
    settings.METRICS_TOKEN = ""

    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 403


def test_staff_who_may_see_work_read_the_metrics(client, owner):
    client.force_login(owner)

    assert client.get("/metrics").status_code == 200
