"""A question as its customer sees it."""

from datetime import timedelta

import pytest

from support.tickets import services
from support.tickets.models import Ticket
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db


def text(page) -> str:
    return page.content.decode()


def test_a_guest_reads_the_answer_by_the_link(client, agent, ask):
    ticket = ask(make_customer())
    services.answer(ticket, text="Yes, until Friday.", actor=agent)
    page = client.get(ticket.get_absolute_url())

    assert "Yes, until Friday." in text(page)
    assert "<b>Ana</b>" in text(page)
    assert agent.email not in text(page)
    assert 'content="noindex"' in text(page)
    assert "public" not in page["Cache-Control"]


def test_notes_are_not_for_them(client, agent, ask):
    ticket = ask(make_customer())
    services.note(ticket, text="Keep an eye on this one.", actor=agent)

    assert "Keep an eye" not in text(client.get(ticket.get_absolute_url()))


def test_a_guest_answers_and_it_is_our_turn_again(client, agent, ask):
    ticket = ask(make_customer())
    services.answer(ticket, text="Which colour?", actor=agent)
    page = client.post(ticket.get_absolute_url(), {"text": "Blue, <i>please</i>."}, follow=True)

    assert "Blue, &lt;i&gt;please&lt;/i&gt;." in text(page)
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.OPEN


def test_a_guest_says_that_it_is_solved(client, ask):
    ticket = ask(make_customer())
    client.post(ticket.get_absolute_url(), {"solved": "yes"})
    again = client.post(ticket.get_absolute_url(), {"solved": "yes"}, follow=True)

    assert "is closed" in text(again)
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.CLOSED


@pytest.mark.parametrize("words", ["", "   ", "\x00", "x" * 4001])
def test_invalid_messages_are_refused(client, ask, words):
    ticket = ask(make_customer())

    assert client.post(ticket.get_absolute_url(), {"text": words}).status_code == 422
    assert ticket.messages.count() == 1


def test_too_many_messages_wait(client, ask, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"question": (1, timedelta(hours=1))}
    ticket = ask(make_customer())
    client.post(ticket.get_absolute_url(), {"text": "One."})

    assert client.post(ticket.get_absolute_url(), {"text": "Two."}).status_code == 429
    assert ticket.messages.count() == 2


@pytest.mark.parametrize("token", ["no-such", "%00", "x" * 500])
def test_a_guessed_link_leads_nowhere(client, db, token):
    assert client.get(f"/questions/{token}/").status_code == 404


def test_the_account_lists_only_ones_own(client, alice, bob, ask):
    ask(alice, subject="Alice asks")
    ask(bob, subject="Bob asks")
    client.force_login(alice.user)
    page = client.get("/account/questions/")

    assert "Alice asks" in text(page)
    assert "Bob asks" not in text(page)


def test_nobody_sees_a_list_without_signing_in(client, db):
    assert client.get("/account/questions/").status_code == 302


def test_a_question_from_an_order_shows_its_line(client, ask):
    order = make_order()
    page = client.get("/contact/", {"order": order.token, "line": order.lines.first().pk})
    assert f"About order {order.number}" in text(page)

    form = {"name": "G", "email": order.email, "subject": "The mug", "message": "Is it blue?"}
    client.post("/contact/", form | {"order": order.token, "line": order.lines.first().pk})
    ticket = Ticket.objects.get()
    assert (ticket.order, ticket.line, ticket.customer) == (order, order.lines.first(), order.customer)
    assert order.number in text(client.get(ticket.get_absolute_url()))


def test_a_line_of_another_order_is_not_attached(client, db):
    order, other = make_order(), make_order()
    form = {"name": "G", "email": order.email, "subject": "The mug", "message": "Is it blue?"}
    page = client.post("/contact/", form | {"order": order.token, "line": other.lines.first().pk})

    assert page.status_code == 422
    assert not Ticket.objects.exists()


def test_a_number_and_an_address_attach_the_order_for_us_but_show_it_to_nobody(client, db):
    order = make_order()
    form = {"name": "G", "email": order.email, "subject": "The mug", "message": "Is it blue?"}
    answer = client.post("/contact/", form | {"number": order.number.lower()})

    assert Ticket.objects.get().order == order
    assert "It is about" not in text(client.get(answer["Location"]))


def test_somebody_elses_number_is_not_attached(client, alice, bob):
    order = make_order(bob)
    client.force_login(alice.user)
    client.post("/contact/", {"subject": "Hm", "message": "What is in it?", "number": order.number})

    assert Ticket.objects.get().order is None
