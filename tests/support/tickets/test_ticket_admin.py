"""The inbox and the conversation, as agents use them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.foundation.back_office import waiting_for
from cms.foundation.panels import panels_of
from support.tickets import services
from support.tickets.models import Message, Ticket
from tests.makers import make_order

pytestmark = pytest.mark.django_db

INBOX = "/admin/tickets/"


def text(page) -> str:
    return page.content.decode()


def screen(ticket) -> str:
    return reverse("tickets_admin:inspect", args=[ticket.pk])


@pytest.fixture
def staff(client, agent):
    client.force_login(agent)
    return client


def test_the_longest_wait_stands_first(staff, alice, bob, ask):
    ask(alice, subject="New one")
    ask(bob, subject="Old one", at=timezone.now() - timedelta(days=5))
    page = text(staff.get(INBOX))

    assert page.index("Old one") < page.index("New one")
    assert "days late" in page or "day late" in page


def test_list_and_conversation_call_the_list_as_the_menu_does(staff, alice, ask):
    ticket = ask(alice)

    for page in (staff.get(INBOX), staff.get(screen(ticket))):
        assert page.context["breadcrumbs_items"][1]["label"] == "Inbox"
    assert "Tickets" not in text(staff.get(INBOX))


def test_tabs_tell_apart_whose_turn_it_is(staff, alice, agent, ask):
    waiting, mine = ask(alice, subject="Waits for Alice"), ask(alice, subject="Anas own")
    services.answer(waiting, text="Well?", actor=agent)
    services.assign(mine, to=agent, actor=agent)

    assert "Waits for Alice" not in text(staff.get(INBOX))
    assert "Waits for Alice" in text(staff.get(INBOX, {"view": "waiting"}))
    assert "Anas own" in text(staff.get(INBOX, {"view": "mine"}))
    assert "Anas own" not in text(staff.get(INBOX, {"view": "unassigned"}))
    assert "Waits for Alice" in text(staff.get(INBOX, {"view": "all"}))


@pytest.mark.parametrize("words", ["alice@", "Adler", "year still"])
def test_a_ticket_is_found_by_address_name_and_subject(staff, alice, bob, agent, ask, words):
    ticket = ask(alice)
    ask(bob, subject="Something else")
    services.close(ticket, actor=agent)
    page = text(staff.get(INBOX, {"q": words}))

    assert ticket.number in page
    assert "Something else" not in page


def test_a_ticket_is_found_by_its_number(staff, alice, ask):
    ticket, other = ask(alice), ask(alice, subject="Something else")

    page = text(staff.get(INBOX, {"q": ticket.number.lower()}))

    assert ticket.number in page
    assert other.number not in page


@pytest.mark.parametrize("query", [{"q": "\x00"}, {"p": "-1"}, {"p": "9" * 40}, {"view": "no"}, {"ordering": "x"}])
def test_nonsense_in_the_address_is_no_error(staff, alice, ask, query):
    ask(alice)

    assert staff.get(INBOX, query).status_code == 200


def test_an_answer_is_sent_from_the_conversation(staff, alice, ask, run_work):
    ticket = ask(alice)
    form = {"kind": "answer", "text": "Yes, until Friday.", "last_seen": ticket.messages.last().pk}
    page = staff.post(screen(ticket), form, follow=True)

    assert "goes to Alice Adler by e-mail" in text(page)
    assert "Yes, until Friday." in text(staff.get(screen(ticket)))
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.WAITING


def test_an_answer_may_close(staff, alice, ask):
    ticket = ask(alice)
    staff.post(screen(ticket), {"kind": "answer", "text": "Done.", "close": "on"})

    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.CLOSED


def test_a_note_is_saved_and_nothing_is_sent(staff, alice, ask):
    ticket = ask(alice)
    staff.post(screen(ticket), {"kind": "note", "text": "Ask the workshop.", "close": "on"})

    assert ticket.messages.last().kind == Message.Kind.NOTE
    ticket.refresh_from_db()
    assert ticket.status == Ticket.Status.OPEN


def test_the_slower_of_two_agents_sees_both_texts(staff, alice, owner, ask):
    ticket = ask(alice)
    seen = ticket.messages.last().pk
    services.answer(Ticket.objects.get(), text="Olga was here.", actor=owner)
    page = staff.post(screen(ticket), {"kind": "answer", "text": "My long answer.", "last_seen": seen})

    assert page.status_code == 409
    assert "Olga Owner has answered meanwhile" in text(page)
    assert "Olga was here." in text(page)
    assert "My long answer.</textarea>" in text(page)
    assert not ticket.messages.filter(text="My long answer.").exists()


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "answer", "text": ""},
        {"kind": "no", "text": "x"},
        {"kind": "answer", "text": "x", "last_seen": "9" * 90},
        {"text": "\x00", "kind": "answer"},
    ],
)
def test_what_cannot_be_sent_is_refused(staff, alice, ask, form):
    ticket = ask(alice)

    assert staff.post(screen(ticket), form).status_code == 422
    assert ticket.messages.count() == 1


def test_tickets_are_assigned_closed_and_reopened(staff, alice, agent, owner, ask):
    ticket = ask(alice)
    staff.post(reverse("tickets_admin:assign", args=[ticket.pk]), {"take": "1"})
    ticket.refresh_from_db()
    assert ticket.assignee == agent

    staff.post(reverse("tickets_admin:assign", args=[ticket.pk]), {"to": owner.pk})
    staff.post(reverse("tickets_admin:close", args=[ticket.pk]))
    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.status) == (owner, Ticket.Status.CLOSED)

    page = staff.post(reverse("tickets_admin:reopen", args=[ticket.pk]), follow=True)
    assert "is open again" in text(page)


def test_a_ticket_cannot_be_assigned_to_a_shopper(staff, alice, bob, ask):
    ticket = ask(alice)
    staff.post(reverse("tickets_admin:assign", args=[ticket.pk]), {"to": bob.user.pk})

    ticket.refresh_from_db()
    assert ticket.assignee is None


@pytest.mark.parametrize("action", ["assign", "close", "reopen"])
def test_who_may_only_look_changes_nothing(client, looker, alice, ask, action):
    ticket = ask(alice)
    client.force_login(looker)
    assert "I wrote 2026." in text(client.get(screen(ticket)))
    assert "<textarea" not in text(client.get(screen(ticket)))

    client.post(reverse(f"tickets_admin:{action}", args=[ticket.pk]), {"take": "1"})
    client.post(screen(ticket), {"kind": "answer", "text": "Hm."})
    ticket.refresh_from_db()
    assert (ticket.status, ticket.assignee, ticket.messages.count()) == (Ticket.Status.OPEN, None, 1)


def test_shoppers_and_other_staff_see_nothing(client, alice, ask):
    from tests.support.conftest import make_staff

    ticket = ask(alice)
    for user in (alice.user, make_staff("w@example.com", "Willi Workshop", [])):
        client.force_login(user)
        for address in (INBOX, screen(ticket)):
            page = client.get(address, follow=True)
            assert "I wrote 2026." not in text(page)


def test_written_answers_are_at_hand(staff, alice, faq, ask):
    ticket = ask(alice, subject="Sending it back", text="Can I send back a mug with a name on it?")

    assert "If we made a mistake, always." in text(staff.get(screen(ticket)))


def test_what_waits_stands_on_the_first_page(rf, agent, looker, alice, ask):
    ask(alice)
    request = rf.get("/")
    request.user = agent
    waiting = next(each for each in waiting_for(request) if each.url.endswith("/admin/tickets/"))

    assert waiting.count == 1
    assert waiting.rows[0].label == "Can the year still change?"


def test_the_screens_of_customers_and_orders_show_their_questions(rf, agent, alice, ask):
    order = make_order(alice)
    ask(alice, order=order)
    request = rf.get("/")
    request.user = agent

    for hook, subject in (("register_customer_panel", alice), ("register_order_panel", order)):
        panels = [each for each in panels_of(hook, subject, request) if type(each).__name__ == "QuestionsPanel"]
        assert "Can the year still change?" in panels[0].render_html()


def test_the_list_is_exported(client, owner, alice, ask):
    ticket = ask(alice)
    client.force_login(owner)
    page = client.get(INBOX, {"export": "csv"})

    assert ticket.number in b"".join(page.streaming_content).decode()


def test_a_customer_is_found_by_the_number_of_a_ticket(client, owner, alice, bob, ask):
    ticket = ask(alice)
    ask(bob)
    client.force_login(owner)
    page = text(client.get("/admin/customers/", {"q": ticket.number}))

    assert alice.name in page
    assert bob.name not in page
