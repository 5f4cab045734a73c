"""A copy of all data of one person, for that person."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from config.roles import ROLES
from customers.messaging.models import OutgoingMail
from store.uploads.models import files, path_of
from support.tickets.services import open as open_ticket
from tests.customers.privacy.conftest import HASH
from tests.makers import make_customer, make_order, make_staff

pytestmark = pytest.mark.django_db


def export(client, customer) -> zipfile.ZipFile:
    answer = client.post(reverse("customer_data:export", args=[customer.pk]), {"why": "asked by mail"})
    assert (answer.status_code, answer.streaming, answer["Content-Type"]) == (200, True, "application/zip")
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_exports_or_is_refused(client, role):
    client.force_login(make_staff(role))
    page = reverse("customer_data:export", args=[make_customer().pk])

    answers = client.get(page), client.post(page, {"why": "asked"})

    may = role in {"Owner", "Order clerk", "Support lead"}
    assert [answer.status_code for answer in answers] == ([200, 200] if may else [302, 302])
    assert ModelLogEntry.objects.filter(action="kontor.export_person").exists() is may


def test_it_holds_all_that_is_known(client, lead, known):
    archive = export(client, known)
    data = json.loads(archive.read("data.json"))

    assert archive.testzip() is None
    wanted = {"person", "account", "addresses", "consents", "orders", "order-lines", "basket", "designs", "pictures"}
    assert data.keys() >= wanted | {"questions", "mails", "timeline"}
    assert data["person"][0]["E-mail address"] == "alice@example.com"
    assert [row["Text"] for row in data["questions"]] == ["Is it =dark?", "Sounds worried"]
    assert "Für Zoë" in json.dumps(data["order-lines"], ensure_ascii=False)
    assert data["orders"][0]["Note"] == "Ring!"
    assert any("Alice" in archive.read("README.txt").decode() for _once in "1")


def test_its_tables_open_in_a_spreadsheet_and_its_files_are_there(client, lead, known):
    archive = export(client, known)
    (ticket,) = known.tickets.all()

    assert archive.read("tables/questions.csv").startswith(b"\xef\xbb\xbfQuestion,Subject,When,What,Text\r\n")
    assert "2026" in archive.read("tables/orders.csv").decode()
    names = [name for name in archive.namelist() if name.startswith("files/")]
    assert [name for name in names if name.endswith("floor.pdf") and ticket.number in name]
    assert archive.read(next(name for name in names if name.startswith("files/pictures/"))) == b"a picture"


def test_a_formula_is_no_formula(client, lead):
    guest = make_customer()
    open_ticket(guest, subject="=HYPERLINK(1)", text="@x")

    assert "'=HYPERLINK(1)" in export(client, guest).read("tables/questions.csv").decode()


def test_codes_in_mails_are_masked_and_nobody_else_is_in_it(client, lead, known, bob, run_work):
    make_order(bob)
    run_work()
    mail = OutgoingMail.objects.filter(customer=known).first()
    OutgoingMail.objects.filter(pk=mail.pk).update(secrets=["SECRET-1"], text="Your code: SECRET-1")
    text = export(client, known).read("data.json").decode()

    assert "SECRET-1" not in text
    assert "bob@example.com" not in text


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(client, lead, known):
    files().delete(path_of(HASH))
    archive = export(client, known)

    assert [name for name in archive.namelist() if name.endswith(".png.txt")]
    assert "data.json" in archive.namelist()


def test_it_is_logged_with_the_reason(client, lead, known):
    export(client, known)

    entry = ModelLogEntry.objects.get(action="kontor.export_person")
    assert (entry.user, entry.object_id, entry.data["why"]) == (lead, str(known.pk), "asked by mail")
    screen = client.get(reverse("customers_admin:inspect", args=[known.pk])).content.decode()
    assert "Exported all data. Reason: asked by mail" in screen


def test_without_a_reason_there_is_no_file(client, lead, known):
    page = client.post(reverse("customer_data:export", args=[known.pk]), {"why": ""})

    assert (page.status_code, page.streaming) == (422, False)
    assert not ModelLogEntry.objects.filter(action="kontor.export_person").exists()


@pytest.mark.parametrize(("address", "name"), [("data_copy", "export"), ("data_deletion", "erase")])
def test_the_question_that_asks_for_it_leads_to_the_page(client, alice, address, name):
    client.force_login(alice.user)
    client.post(reverse(f"tickets:{address}"))
    ticket = alice.tickets.get()
    page = reverse("tickets_admin:inspect", args=[ticket.pk])
    link = f'href="{reverse(f"customer_data:{name}", args=[alice.pk])}"'

    client.force_login(make_staff("Support lead"))
    assert link in client.get(page).content.decode()
    client.force_login(make_staff("Agent"))
    assert link not in client.get(page).content.decode()
