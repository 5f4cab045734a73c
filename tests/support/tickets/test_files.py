"""Files go with messages in both directions: checked, cleaned, and seen by nobody else."""

from io import BytesIO

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from customers.messaging.models import OutgoingMail
from store.uploads.checks import CleanFile
from support.tickets.attachments import SentFile
from support.tickets.models import Attachment, Message, Ticket
from tests.support.conftest import make_staff

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
FORM = {"name": "Gesa", "email": "gesa@example.com", "subject": "It came broken", "message": "See the picture."}


def photo(name: str = "broken.jpg") -> SimpleUploadedFile:
    file, exif = BytesIO(), PIL.Image.Exif()
    exif[0x010E] = "at home"
    PIL.Image.new("RGB", (60, 40), "red").save(file, "JPEG", exif=exif)
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def pdf(name: str = "plan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, "application/pdf")


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_question_brings_photos_and_pdfs(client, db):
    client.post("/contact/", FORM | {"files": [photo(), pdf()]})
    ticket = Ticket.objects.get()
    files = list(Attachment.objects.all())
    page = client.get(ticket.get_absolute_url()).content.decode()

    assert [file.name for file in files] == ["broken.jpg", "plan.pdf"]
    assert "broken.jpg" in page
    for file in files:
        answer = client.get(reverse("tickets:file", args=[ticket.token, file.pk]))
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"at home" not in body(answer)


def test_the_confirmation_of_a_question_names_its_files(client, db, run_work):
    client.post("/contact/", FORM | {"files": [photo(), pdf()]})
    run_work()

    mail = OutgoingMail.objects.get(kind="question_received")
    assert "With these files: broken.jpg, plan.pdf" in mail.text
    assert "broken.jpg, plan.pdf" in mail.html


def test_a_refused_form_says_which_files_must_be_chosen_again(client, db):
    page = client.post("/contact/", FORM | {"subject": "", "files": [photo(), pdf()]})

    assert page.status_code == 422
    assert "Please choose your files again: broken.jpg, plan.pdf." in page.content.decode()


def test_a_refused_form_without_files_asks_for_none(client, db):
    page = client.post("/contact/", FORM | {"subject": ""})

    assert "choose your files again" not in page.content.decode()


@pytest.mark.parametrize(
    "files",
    [
        [SimpleUploadedFile("virus.exe", b"MZ" + b"x" * 200)],
        [SimpleUploadedFile("empty.png", b" ")],
        [SimpleUploadedFile("page.pdf", b"<html>hello</html>")],
        [pdf() for _number in range(6)],
    ],
)
def test_what_is_no_picture_or_pdf_is_refused_and_nothing_is_sent(client, db, files):
    page = client.post("/contact/", FORM | {"files": files})

    assert page.status_code == 422
    assert not Ticket.objects.exists()


def test_another_conversation_does_not_open_it(client, alice, bob, ask):
    ours, theirs = ask(alice), ask(bob)
    client.post(ours.get_absolute_url(), {"text": "Here", "files": [photo()]})
    file = Attachment.objects.get()

    assert client.get(reverse("tickets:file", args=[ours.token, file.pk])).status_code == 200
    assert client.get(reverse("tickets:file", args=[theirs.token, file.pk])).status_code == 404


def test_a_file_of_a_note_is_for_staff_only(client, alice, agent, ask):
    ticket = ask(alice)
    client.force_login(agent)
    client.post(reverse("tickets_admin:inspect", args=[ticket.pk]), {"kind": "note", "text": "n", "files": [photo()]})
    file = Attachment.objects.get()

    assert client.get(reverse("tickets_admin:file", args=[file.pk])).status_code == 200
    assert client.get(reverse("tickets:file", args=[ticket.token, file.pk])).status_code == 404
    assert "broken.jpg" not in client.get(ticket.get_absolute_url()).content.decode()


def test_an_answer_brings_files_to_the_customer(client, alice, agent, ask, run_work):
    ticket = ask(alice)
    client.force_login(agent)
    sent = {"kind": "answer", "text": "Here is the plan.", "files": [pdf()]}
    client.post(reverse("tickets_admin:inspect", args=[ticket.pk]), sent)
    run_work()

    assert "plan.pdf" in client.get(ticket.get_absolute_url()).content.decode()
    assert "1 file comes with this message" in _last_mail(ticket)


def _last_mail(ticket: Ticket) -> str:
    return OutgoingMail.objects.about(ticket).filter(kind="question_answered").get().text


def test_who_may_not_read_tickets_gets_no_file(client, alice, ask):
    ask(alice, files=[SentFile("plan.pdf", CleanFile("application/pdf", "pdf", PDF))])
    client.force_login(make_staff("other@example.com", "Wim Warehouse", ["view_order"]))

    assert client.get(reverse("tickets_admin:file", args=[Attachment.objects.get().pk])).status_code != 200


def test_many_files_have_to_wait(client, alice, ask, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"upload": (1, settings.RATE_LIMITS["upload"][1])}
    ticket = ask(alice)

    assert client.post(ticket.get_absolute_url(), {"text": "x", "files": [photo(), pdf()]}).status_code == 429
    assert Message.objects.count() == 1
