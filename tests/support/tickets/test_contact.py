"""The contact form."""

import re
from datetime import timedelta

import pytest

from customers.messaging.models import OutgoingMail
from customers.people.models import Customer
from support.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Gesa Gast",
    "email": "gesa@example.com",
    "subject": "A wedding for two hundred guests",
    "message": "Could you make two hundred glasses until June?",
}


def send(client, **changes):
    return client.post("/contact/", FORM | changes)


def text(page) -> str:
    return page.content.decode()


def test_a_guest_asks_and_reads_the_question_at_its_own_address(client, faq):
    answer = send(client)
    ticket = Ticket.objects.get()
    page = client.get(answer["Location"])

    assert answer["Location"].startswith(f"/questions/{ticket.token}/")
    assert "Could you make two hundred glasses until June?" in text(page)
    assert "Your question is with us." in text(page)
    assert ticket.customer.email == "gesa@example.com"
    assert not ticket.customer.email_verified


def test_whoever_is_signed_in_is_known(client, alice):
    client.force_login(alice.user)
    assert 'name="email"' not in text(client.get("/contact/"))
    client.post("/contact/", {"subject": "Hello", "message": "May I ask something?"})

    assert Ticket.objects.get().customer == alice


def test_a_guest_never_speaks_for_a_customer_with_an_account(client, alice):
    send(client, email="ALICE@example.com")

    assert Ticket.objects.get().customer != alice


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "karolina@wisniewska"},
        {"email": ""},
        {"subject": ""},
        {"message": "  "},
        {"message": "x" * 4001},
        {"message": "a\x00b"},
        {"name": "\x00"},
    ],
)
def test_missing_and_wrong_fields_get_a_message_and_nothing_is_saved(client, db, changes):
    page = send(client, **changes)

    assert page.status_code == 422
    assert "to put right" in text(page)
    assert not Ticket.objects.exists()


def test_the_typed_text_stays_when_something_is_wrong(client, db):
    assert FORM["message"] in text(send(client, email="nonsense"))


def test_a_bot_that_fills_every_field_opens_no_ticket(client, db):
    assert send(client, website="https://spam.example").status_code == 302
    assert not Ticket.objects.exists()
    assert not Customer.objects.exists()


def test_too_many_questions_wait(client, db, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"question": (1, timedelta(hours=1))}
    send(client)
    page = send(client)

    assert page.status_code == 429
    assert FORM["message"] in text(page)
    assert Ticket.objects.count() == 1


def test_answers_are_suggested_while_typing(client, faq):
    page = client.get("/contact/suggest/", {"text": "can I send it back"})

    assert "Can I send back something with a name on it?" in text(page)
    assert "<html" not in text(page)
    assert client.post("/contact/suggest/", {"subject": "engraving", "message": ""}).status_code == 200


@pytest.mark.parametrize("words", ["", "\x00", "x" * 100_000, "zeppelin"])
def test_nothing_typed_there_is_an_error(client, faq, words):
    page = client.post("/contact/suggest/", {"message": words})

    assert page.status_code == 200
    assert "Perhaps this helps" not in text(page)


def test_a_strong_match_is_suggested_once_before_sending(client, faq):
    question = {"subject": "Send back", "message": "Can I send back something with a name on it?"}
    page = send(client, **question)
    assert "Before we answer" in text(page)
    assert not Ticket.objects.exists()

    seen = re.search(r'name="seen" value="(\d)"', text(page))[1]
    assert send(client, **question, seen=seen).status_code == 302
    assert Ticket.objects.count() == 1


def test_a_number_that_opens_nothing_stays_in_the_words(client, db):
    send(client, number="AF-99999")

    assert Ticket.objects.get().order is None
    assert "AF-99999" in Message.objects.get().text


def test_nonsense_in_the_address_is_no_error(client, db):
    page = client.get("/contact/", {"order": "\x00no", "line": "9" * 400, "subject": "<b>"})

    assert page.status_code == 200
    assert client.get("/contact/", {"order": "x", "line": "٣"}).status_code == 200


def ask_seven_times(client, **changes) -> str:
    return [send(client, subject=f"Question {number}", **changes)["Location"] for number in range(7)][-1]


def test_questions_in_the_name_of_a_stranger_cause_five_mails_a_day(client, db, run_work):
    page = text(client.get(ask_seven_times(client)))
    run_work()

    assert Ticket.objects.count() == 7
    assert Ticket.objects.latest("pk").number in page
    assert OutgoingMail.objects.count() == 5


def test_an_account_that_nobody_confirmed_causes_five_mails_a_day_by_questions(client, db, run_work):
    password = "correct horse battery"
    client.post("/account/signup/", {"email": "gesa@example.com", "password1": password, "name": "Gesa Gast"})
    ask_seven_times(client)
    run_work()

    assert Ticket.objects.count() == 7
    assert OutgoingMail.objects.count() == 5


def test_every_question_of_a_confirmed_account_is_confirmed(client, alice, run_work):
    client.force_login(alice.user)
    ask_seven_times(client)
    run_work()

    assert OutgoingMail.objects.count() == 7
