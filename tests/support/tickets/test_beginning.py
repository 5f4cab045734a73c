"""Staff write first, log calls, go from ticket to ticket, and give tickets to those who can open them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from support.tickets.forms import AssignForm
from support.tickets.models import Message, Ticket
from tests.makers import make_order
from tests.support.conftest import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, agent):
    client.force_login(agent)
    return client


def new(**about) -> str:
    return f"{reverse('tickets_admin:begin')}?" + "&".join(f"{name}={row.pk}" for name, row in about.items())


def text(page) -> str:
    return page.content.decode()


def screen(ticket) -> str:
    return reverse("tickets_admin:inspect", args=[ticket.pk])


def test_staff_write_to_a_customer_first(staff, alice, agent, run_work):
    order = make_order(alice)
    sent = {"kind": "mail", "subject": "Your mug", "text": "The glaze has run out. May it be ink?"}
    staff.post(new(order=order), sent)
    run_work()

    ticket = Ticket.objects.get()
    mail = OutgoingMail.objects.get(kind="question_answered")
    assert (ticket.status, ticket.order, ticket.assignee) == (Ticket.Status.WAITING, order, agent)
    assert (mail.recipient, mail.subject) == (alice.email, "Your mug")
    assert "has answered" not in mail.text
    assert ticket.get_absolute_url() in mail.text


def test_a_call_is_logged_and_the_customer_sees_none_of_it(staff, alice, run_work):
    staff.post(new(customer=alice), {"kind": "call", "subject": "Called", "text": "Wants a discount", "is_done": "on"})
    run_work()

    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.messages.get().kind) == (Ticket.Status.CLOSED, Message.Kind.CALL)
    assert "discount" not in text(staff.get(ticket.get_absolute_url()))
    assert "discount" in text(staff.get(screen(ticket)))
    assert not OutgoingMail.objects.exists()


def test_a_call_that_leaves_something_to_do_waits_in_the_inbox(staff, alice):
    staff.post(new(customer=alice), {"kind": "call", "subject": "Called", "text": "Calls again tomorrow"})

    assert Ticket.objects.to_answer().get().answer_due_at is not None


def test_a_call_is_logged_in_a_ticket(staff, alice, ask):
    ticket = ask(alice)
    staff.post(screen(ticket), {"kind": "call", "text": "Said yes on the phone"})

    assert "Said yes on the phone" in text(staff.get(screen(ticket)))
    assert "Said yes on the phone" not in text(staff.get(ticket.get_absolute_url()))


@pytest.mark.parametrize("fields", [{}, {"kind": "mail", "subject": "x"}, {"kind": "x", "subject": "x", "text": "x"}])
def test_an_unfinished_message_is_refused(staff, alice, fields):
    assert staff.post(new(customer=alice), fields).status_code == 422
    assert not Ticket.objects.exists()


SOMEBODY = {"name": "Nora Neu", "email": "Nora@Example.com", "phone": "", "subject": "Fair", "text": "As promised."}


def test_staff_write_to_somebody_who_never_bought_or_asked(staff, run_work):
    answer = staff.post(new(), SOMEBODY | {"kind": "mail"})
    run_work()

    ticket = Ticket.objects.select_related("customer__user").get()
    assert answer["location"] == screen(ticket)
    assert (ticket.customer.name, ticket.customer.email, ticket.customer.user) == ("Nora Neu", "nora@example.com", None)
    assert OutgoingMail.objects.get().recipient == "nora@example.com"


def test_a_call_of_somebody_unknown_needs_a_name_only(staff):
    staff.post(new(), {"kind": "call", "name": "Nora Neu", "phone": "0351 123", "subject": "Fair", "text": "Asks."})

    assert Ticket.objects.get().customer.phone == "0351 123"


def test_a_confirmed_address_leads_to_its_record(staff, alice):
    type(alice).objects.update(email_verified=True)
    staff.post(new(), SOMEBODY | {"kind": "mail", "email": alice.email})

    assert Ticket.objects.get().customer == alice


@pytest.mark.parametrize("fields", [{"email": ""}, {"name": ""}, {"email": "nora@"}, {"text": ""}])
def test_a_mail_to_somebody_needs_name_and_address(staff, fields):
    assert staff.post(new(), SOMEBODY | {"kind": "mail"} | fields).status_code == 422
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("query", ["?customer=", "?customer=x", "?customer=999999", "?order=%00"])
def test_a_customer_who_is_unknown_is_not_found(staff, query):
    assert staff.get(reverse("tickets_admin:begin") + query).status_code == 404


def test_who_only_reads_begins_nothing(client, looker, alice):
    client.force_login(looker)

    assert client.get(new(customer=alice)).status_code != 200


def test_after_an_answer_the_next_ticket_opens(staff, alice, bob, ask):
    first, second = (ask(who, at=timezone.now() - timedelta(days=days)) for who, days in ((alice, 3), (bob, 2)))

    answer = staff.post(screen(first), {"kind": "answer", "text": "Yes."})
    assert answer["location"] == screen(second)

    assert staff.post(screen(second), {"kind": "answer", "text": "Yes."})["location"] == reverse("tickets_admin:index")


def test_tickets_go_only_to_people_who_can_open_them(agent, owner, looker):
    make_staff("shelf@example.com", "Wim Warehouse", ["view_order"])

    assert set(AssignForm().fields["to"].queryset) == {agent, owner}


def test_somebody_who_cannot_open_tickets_gets_none(staff, alice, ask):
    other = make_staff("shelf@example.com", "Wim Warehouse", ["view_order"])
    ticket = ask(alice)

    staff.post(reverse("tickets_admin:assign", args=[ticket.pk]), {"to": other.pk})

    ticket.refresh_from_db()
    assert ticket.assignee is None
