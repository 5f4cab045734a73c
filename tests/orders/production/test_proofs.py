"""Proofs: the customer says yes to every letter before anything is made."""

import io
from datetime import timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from customers.timeline.states import WrongState
from orders.order.models import Made, Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.production import forms
from orders.production.jobs import remind_of_proofs
from orders.production.lettering import words_of
from orders.production.models import Job, Proof
from orders.production.proofs import approve, ask_for_changes, send_proof
from orders.production.services import finish, line_changed, move, start
from store.uploads.limits import Limits

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(plan, paid_order) -> Job:
    """A mug whose plan asks for a proof; none is sent yet."""
    plan(needs_proof=True)
    paid_order(words="Für Zoë Il")
    return Job.objects.get()


@pytest.fixture
def sent(job, owner) -> Proof:
    """Its first version, with the customer."""
    return send_proof(job, note="A bit larger", actor=owner)


def page(job: Job) -> str:
    return f"/proofs/{job.token}/"


def yes(client, job: Job, version: int = 1, **more):
    return client.post(f"{page(job)}approve/", {"version": version, "read": "1"} | more)


def image(kind: str = "PNG", size=(4, 4), name: str = "proof.png") -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue())


def entries_of(verb: str) -> list[dict]:
    return [entry.data for entry in Entry.objects.filter(verb=f"production.{verb}").order_by("pk")]


@pytest.mark.parametrize("action", [start, partial(finish, done=[]), partial(move, to=":Print")])
def test_nothing_is_begun_before_the_customer_says_yes(job, owner, action):
    assert Order.objects.get().production_status == Made.OPEN
    with pytest.raises(WrongState, match="not approved yet"):
        action(job, actor=owner)

    approve(send_proof(job, actor=owner), by="Gesa")
    action(Job.objects.get(), actor=owner)


def test_the_page_shows_every_letter_with_spaces_and_framed_signs(client, sent):
    text = client.get(page(sent.job)).content.decode()

    assert text.count('<span class="gap">·</span>') == 2
    assert '<span class="odd">I</span><span class="odd">l</span>' in text
    assert "small L, latin small letter l (U+006C)" in text
    assert "Depth of cut" in text
    assert "<svg" in text
    assert "A bit larger" in text


def test_where_nothing_is_written_nobody_reads_texts(client, sent):
    Proof.objects.filter(pk=sent.pk).update(choices=[])
    text = client.get(page(sent.job)).content.decode()

    assert "I have looked at everything" in text
    assert "letter" not in text.partition("<h1>")[2].partition("</form>")[0]


def test_the_customer_approves_and_the_workshop_may_begin(client, sent, owner):
    answer = yes(client, sent.job)

    assert answer.status_code == 302
    sent.refresh_from_db()
    assert (sent.status, sent.answered_by) == (Proof.Status.APPROVED, "Gesa Gast, by the link of the e-mail")
    job = Job.objects.get()
    assert job.status == Job.Status.WAITING
    assert job.steps.get(is_proof=True).done_at
    assert entries_of("proof_approved")[0]["version"] == 1
    assert "Approved on" in client.get(page(job)).content.decode()


def test_the_owner_answers_from_the_account(client, alice, plan, paid_order, owner):
    plan(needs_proof=True)
    order = paid_order(customer=alice)
    job = Job.objects.get()
    send_proof(job, actor=owner)
    client.force_login(alice.user)

    assert page(job) in client.get(order.get_absolute_url()).content.decode()
    yes(client, job)

    assert Proof.objects.get().answered_by == "Alice Adler, in the account"
    assert Entry.objects.get(verb="production.proof_approved").actor == alice.user


def test_without_the_tick_it_is_not_approved(client, sent):
    answer = yes(client, sent.job, read="")

    assert answer.status_code == 422
    assert "Look at the whole proof, then tick the box." in answer.content.decode()
    assert Proof.objects.get().is_open


def test_a_second_yes_is_announced_that_it_stands(client, sent):
    yes(client, sent.job)
    answer = yes(client, sent.job)

    assert answer.status_code == 409
    assert "approved already" in answer.content.decode()
    assert len(entries_of("proof_approved")) == 1


def test_a_version_that_was_replaced_is_not_approved(client, sent, owner):
    send_proof(sent.job, actor=owner)
    answer = yes(client, sent.job, version=1)

    assert answer.status_code == 409
    assert "There is a newer version" in answer.content.decode()
    assert Job.objects.get().status == Job.Status.PROOF


def test_of_a_cancelled_order_nothing_is_approved(client, sent, run_work):
    cancel(Order.objects.get(), reason=CancelReason.CHANGED_MIND)
    for _time in range(2):  # Before the workshop has heard of it, and after.
        answer = yes(client, sent.job)
        assert answer.status_code == 409
        assert "cancelled" in answer.content.decode()
        run_work()


@pytest.mark.parametrize("path", ["", "approve/", "change/", "1/file/", "999999999/file/"])
def test_a_guessed_link_opens_nothing(client, sent, path):
    for token in ("x" * 43, "%00", "ä"):
        assert client.get(f"/proofs/{token}/{path}", follow=True).status_code == 404


def test_a_job_without_a_proof_has_no_page(client, job):
    assert client.get(page(job)).status_code == 404
    assert yes(client, job).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "0", "99999999999999999999", "\x00"])
def test_nonsense_answers_nothing(client, sent, version):
    for path, more in (("approve", {"read": "1"}), ("change", {"comment": "x"})):
        assert client.post(f"{page(sent.job)}{path}/", {"version": version} | more).status_code == 422
    assert yes(client, sent.job, version=7).status_code == 404


def test_changes_are_asked_for_and_wait_for_the_workshop(client, owner, sent):
    empty = client.post(f"{page(sent.job)}change/", {"version": 1, "comment": " "})
    client.post(f"{page(sent.job)}change/", {"version": 1, "comment": "<b>No dots"})
    answer = client.get(page(sent.job)).content.decode()
    client.force_login(owner)
    today = client.get("/admin/").content.decode()

    assert empty.status_code == 422
    assert "&lt;b&gt;No dots" in answer
    assert "proof to draw" in today
    assert sent.job.number in today
    assert entries_of("changes_requested")[0]["comment"] == "<b>No dots"


def test_every_version_is_stored_with_who_and_when(client, sent, owner):
    ask_for_changes(sent, comment="Larger", by="Gesa")
    second = send_proof(sent.job, actor=owner)
    approve(second, by="Gesa")

    assert list(Proof.objects.values_list("version", "status")) == [(2, "approved"), (1, "changes")]
    answer = client.get(page(sent.job)).content.decode()
    assert "Earlier versions" in answer
    assert "Larger" in answer
    assert "Olga Owner" in answer


def test_a_version_keeps_what_it_showed(client, sent, owner):
    line = sent.job.line
    type(line).objects.filter(pk=line.pk).update(choices=[], picture="")

    assert "small L" in client.get(page(sent.job)).content.decode()


def test_a_mail_leads_to_it_once(client, sent, run_work):
    run_work()
    Reaction.objects.update(due_at=timezone.now())
    run_work()

    mail = OutgoingMail.objects.get(kind="proof_ready")
    assert page(sent.job) in mail.text
    assert page(sent.job) in mail.html
    assert "“Für Zoë Il”" in mail.text


def test_who_does_not_answer_is_reminded_twice_and_no_more(sent, run_work, settings):
    for days in (1, 2, 2, 2, 2):
        before = timezone.now() - timedelta(days=days + 0.1)
        Proof.objects.filter(reminded_at=None).update(sent_at=before)
        Proof.objects.exclude(reminded_at=None).update(reminded_at=before)
        remind_of_proofs()
        remind_of_proofs()

    assert OutgoingMail.objects.filter(kind="proof_reminder").count() == 2


def test_who_answered_is_not_reminded(sent):
    approve(sent, by="Gesa")
    Proof.objects.update(sent_at=timezone.now() - timedelta(days=9))
    remind_of_proofs()

    assert not OutgoingMail.objects.filter(kind="proof_reminder").exists()


def test_a_changed_line_is_looked_at_again(sent, owner):
    approve(sent, by="Gesa")
    line = sent.job.line
    line.choices = [{"group": "Words", "text": "Otto", "label": "", "yours": True}]
    line.quantity = 3
    line.save()
    line_changed(line, actor=owner)

    job = Job.objects.get()
    newest = job.newest_proof
    assert (job.status, newest.version, newest.choices[0]["text"]) == (Job.Status.PROOF, 2, "Otto")
    assert job.parts[0]["amount"] == "1.5"
    assert job.steps.get(is_proof=True).done_at is None


def test_what_is_begun_is_changed_and_proved_no_more(sent, owner):
    approve(sent, by="Gesa")
    start(Job.objects.get(), actor=owner)

    with pytest.raises(WrongState, match="has begun"):
        line_changed(Job.objects.get().line, actor=owner)
    with pytest.raises(WrongState, match="has begun"):
        send_proof(Job.objects.get(), actor=owner)


def test_the_workshop_may_ask_though_the_plan_does_not(plan, paid_order, owner):
    plan()
    paid_order()
    job = Job.objects.get()
    send_proof(job, actor=owner)

    assert Job.objects.get().status == Job.Status.PROOF
    assert [step.name for step in job.steps.all()] == ["Proof", "Print", "Glaze", "Check"]


@pytest.mark.parametrize(("kind", "found"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/jpeg")])
def test_a_picture_is_what_its_content_says(client, owner, job, kind, found):
    client.force_login(owner)
    sent = {"note": "", "file": image(kind, name="proof.html")}
    client.post(reverse("jobs_admin:prove", args=[job.pk]), sent)

    proof = Proof.objects.get()
    answer = client.get(f"{page(job)}1/file/")
    assert (proof.file_type, proof.picture) == (found, "")
    assert answer["Content-Type"] == found
    assert answer["Content-Disposition"].startswith("attachment")
    assert ".html" not in answer["Content-Disposition"]
    assert client.get(f"/media/{proof.file.name}").status_code == 404
    assert client.get(reverse("jobs_admin:proof_file", args=[proof.pk])).status_code == 200


def test_a_pdf_is_a_proof(client, owner, job):
    client.force_login(owner)
    pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n")
    client.post(reverse("jobs_admin:prove", args=[job.pk]), {"file": pdf})

    assert Proof.objects.get().file_type == "application/pdf"
    assert "Save the PDF" in client.get(page(job)).content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "This is an SVG drawing."),
        (b"MZ\x90\x00 an executable called proof.png", "This is a program."),
        (b"\x89PNG\r\n\x1a\n broken", "This picture is damaged"),
        (b"%PDF-1.4 without an end", "This PDF is damaged"),
        (b"PK\x03\x04 zip", "This is a zip archive"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(client, owner, job, content, said):
    client.force_login(owner)
    file = SimpleUploadedFile("proof.png", content)
    answer = client.post(reverse("jobs_admin:prove", args=[job.pk]), {"file": file}, follow=True).content.decode()

    assert said in answer
    assert not Proof.objects.exists()


def test_what_is_too_large_is_refused(client, owner, job, monkeypatch):
    client.force_login(owner)
    address = reverse("jobs_admin:prove", args=[job.pk])
    monkeypatch.setattr(forms, "LIMITS", Limits(max_megapixels=0))
    assert "megapixels" in client.post(address, {"file": image()}, follow=True).content.decode()
    monkeypatch.setattr(forms, "LIMITS", Limits(max_bytes=10))
    assert "larger than" in client.post(address, {"file": image()}, follow=True).content.decode()

    assert not Proof.objects.exists()


def test_a_yes_on_the_telephone_is_written_down_with_who_heard_it(client, owner, sent):
    client.force_login(owner)
    address = reverse("jobs_admin:approve", args=[sent.job.pk])
    client.post(address, {"version": 1, "comment": ""})
    assert Proof.objects.get().is_open
    client.post(address, {"version": 1, "comment": "On the telephone"})

    proof = Proof.objects.get()
    assert (proof.answered_by, proof.comment) == ("Olga Owner, for the customer", "On the telephone")
    assert Job.objects.get().steps.get(is_proof=True).by == owner


def test_an_onlooker_sends_and_approves_nothing(client, onlooker, sent):
    client.force_login(onlooker)
    screen = client.get(reverse("jobs_admin:inspect", args=[sent.job.pk])).content.decode()
    client.post(reverse("jobs_admin:prove", args=[sent.job.pk]), {"note": "x"})
    client.post(reverse("jobs_admin:approve", args=[sent.job.pk]), {"version": 1, "comment": "x"})

    assert "Version 1" in screen
    assert "Send it to the customer</button>" not in screen
    assert Proof.objects.get().is_open


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_yes_and_no_at_once_one_counts(at_once, sent):
    def fresh() -> Proof:
        return Proof.objects.select_related("job__line__order__customer").get(pk=sent.pk)

    results = at_once(
        lambda: approve(fresh(), by="Gesa"), lambda: ask_for_changes(fresh(), comment="Otherwise", by="Gesa")
    )

    assert sorted(type(result) for result in results if result) == [WrongState]
    assert len(entries_of("proof_approved")) + len(entries_of("changes_requested")) == 1


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_versions_at_once_both_are_stored_and_one_waits(at_once, job, owner):
    send = lambda: send_proof(Job.objects.with_line().get(pk=job.pk), actor=owner)  # noqa: E731
    at_once(send, send)

    assert sorted(Proof.objects.values_list("version", "status")) == [(1, "replaced"), (2, "open")]


def test_a_proof_shows_capitals_where_the_drawing_makes_them(client, mug, paid_order, owner):
    drawing = mug.made_to_order.drawing
    drawing.source = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">'
        '<text data-text="words" data-box="0 0 100 40" data-case="upper" font-family="sans-serif"/></svg>'
    )
    drawing.save()
    paid_order(words="Für Groß")
    job = Job.objects.get()

    sent = client.get(page(send_proof(job, actor=owner).job)).content.decode()

    assert 'aria-label="FÜR·GROẞ"' in sent
    assert "Made in capitals" in sent
    assert "the capital sharp s" in sent


def test_words_that_stand_in_both_cases_are_shown_as_typed(mug, paid_order):
    drawing = mug.made_to_order.drawing
    text = '<text data-text="words" data-box="0 0 100 40"{}/>'
    inside = text.format(' data-case="upper"') + text.format("")
    drawing.source = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">{inside}</svg>'
    drawing.save()
    paid_order(words="Für Groß")

    assert [words.text for words in words_of(Job.objects.get().line.choices)] == ["Für Groß"]
