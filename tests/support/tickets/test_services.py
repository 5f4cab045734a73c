"""Opening, answering and closing tickets."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.timeline.states import WrongState
from support.tickets import events, services
from support.tickets.models import Ticket
from tests.makers import make_customer

pytestmark = pytest.mark.django_db


def verbs(ticket) -> list[str]:
    return list(ticket.customer.timeline.order_by("pk").values_list("verb", flat=True))


def test_a_question_has_a_number_a_secret_address_and_a_promise(alice, ask):
    first, second = ask(alice), ask(alice)

    assert first.number != second.number
    assert len(first.token) > 30
    assert first.answer_due_at > timezone.now()
    assert str(alice.timeline.last()) == f"Asked in {second.number}: Can the year still change?"


def test_it_is_confirmed_by_one_mail_with_its_link(ask, run_work):
    ticket = ask(make_customer("gesa@example.com"))
    run_work()
    run_work()
    mail = OutgoingMail.objects.get(recipient="gesa@example.com")

    assert ticket.number in mail.subject
    assert f"/questions/{ticket.token}/" in mail.text
    assert f"/questions/{ticket.token}/" in mail.html


def test_an_answer_goes_out_by_mail_once(alice, agent, ask, run_work):
    ticket = ask(alice)
    services.answer(ticket, text="Yes, until Friday.\n\n<b>Ana</b>", actor=agent)
    run_work()
    run_work()
    mail = OutgoingMail.objects.get(kind="question_answered")

    assert mail.subject.startswith("Ana has answered")
    assert "Yes, until Friday." in mail.text
    assert "<b>Ana</b>" in mail.text
    assert "&lt;b&gt;Ana" in mail.html


def test_each_answer_is_a_mail_of_its_own(alice, agent, ask, run_work):
    ticket = ask(alice)
    services.answer(ticket, text="Yes.", actor=agent)
    services.answer(ticket, text="Yes.", actor=agent)
    run_work()

    assert OutgoingMail.objects.filter(kind="question_answered").count() == 2


def test_whose_address_is_unknown_gets_no_mail(ask, run_work):
    ask(make_customer(""))
    run_work()

    assert not OutgoingMail.objects.exists()


def test_a_note_is_hidden_from_the_customer(alice, agent, ask, run_work):
    ticket = ask(alice)
    services.note(ticket, text="A difficult person.", actor=agent)
    run_work()

    assert "difficult" not in "".join(OutgoingMail.objects.values_list("text", flat=True))
    assert [message.text for message in ticket.messages.visible_to_customer()] == ["I wrote 2026."]
    assert ticket.status == Ticket.Status.OPEN


def test_a_ticket_waits_for_its_customer_and_comes_back(alice, agent, ask):
    ticket = ask(alice)
    services.answer(ticket, text="Which colour?", actor=agent)
    assert ticket.status == Ticket.Status.WAITING

    services.add_question(ticket, text="Blue.")
    assert ticket.status == Ticket.Status.OPEN
    assert list(Ticket.objects.to_answer()) == [ticket]


def test_writing_opens_a_closed_question_again(alice, agent, ask):
    ticket = ask(alice)
    services.answer(ticket, text="Done.", close=True, actor=agent)
    assert ticket.status == Ticket.Status.CLOSED

    services.add_question(ticket, text="No.")
    ticket.refresh_from_db()
    assert (ticket.status, ticket.closed_at) == (Ticket.Status.OPEN, None)


def test_the_first_answer_is_remembered(alice, agent, ask):
    ticket = ask(alice)
    services.answer(ticket, text="One.", actor=agent)
    first = ticket.answered_at
    services.add_question(ticket, text="And?")
    services.answer(ticket, text="Two.", actor=agent)

    ticket.refresh_from_db()
    assert ticket.answered_at == first


def test_the_second_of_two_agents_gets_a_message_and_nothing_is_sent(alice, agent, ask):
    ticket = ask(alice)
    seen = ticket.messages.last().pk
    services.answer(Ticket.objects.get(), text="Mine was first.", last_seen=seen, actor=agent)

    with pytest.raises(services.AnsweredMeanwhile, match="Ana Duarte has answered meanwhile"):
        services.answer(ticket, text="Too late.", last_seen=seen, actor=agent)
    assert ticket.messages.filter(text="Too late.").count() == 0


def test_a_note_in_between_holds_nothing_back(alice, agent, ask):
    ticket = ask(alice)
    seen = ticket.messages.last().pk
    services.note(ticket, text="Ask the workshop.", actor=agent)
    services.answer(ticket, text="Yes.", last_seen=seen, actor=agent)

    assert ticket.status == Ticket.Status.WAITING


def test_closing_twice_is_refused(alice, agent, ask):
    ticket = ask(alice)
    same = Ticket.objects.get()
    services.close(ticket, actor=agent)

    with pytest.raises(WrongState):
        services.close(same, actor=agent)
    assert alice.timeline.of(events.CLOSED).count() == 1


def test_everything_stands_on_the_record(alice, agent, ask):
    ticket = ask(alice)
    services.assign(ticket, to=agent, actor=agent)
    services.note(ticket, text="Look.", actor=agent)
    services.answer(ticket, text="Yes.", actor=agent)
    services.close(ticket, actor=agent)
    services.reopen(ticket, actor=agent)

    assert verbs(ticket) == [
        verb.name
        for verb in (
            events.QUESTION_RECEIVED,
            events.ASSIGNED,
            events.NOTED,
            events.ANSWERED,
            events.CLOSED,
            events.REOPENED,
        )
    ]
    assert "is with Ana Duarte" in str(alice.timeline.of(events.ASSIGNED).get())


def test_old_questions_of_the_sample_shop_move_nobody(alice, agent, ask, run_work):
    then = timezone.now() - timedelta(days=300)
    ticket = ask(alice, at=then)
    services.answer(ticket, text="Yes.", at=then + timedelta(hours=2), actor=agent)
    run_work()

    assert not OutgoingMail.objects.exists()
    assert ticket.answered_at == then + timedelta(hours=2)
    assert {entry.at.date() for entry in alice.timeline.all()} == {then.date(), ticket.answered_at.date()}


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-24 09:00", "2026-11-25 17:00"),  # a Tuesday
        ("2026-11-27 18:00", "2026-11-30 17:00"),  # a Friday evening
        ("2026-11-28 12:00", "2026-12-01 17:00"),  # a Saturday
        ("2026-12-24 09:00", "2026-12-28 17:00"),  # before Christmas
    ],
)
def test_an_answer_is_promised_by_the_end_of_the_next_working_day(db, asked, due):
    zone = timezone.get_default_timezone()
    promised = services.answer_due_for(datetime.fromisoformat(asked).replace(tzinfo=zone))

    assert promised == datetime.fromisoformat(due).replace(tzinfo=zone)


def test_giving_a_ticket_to_whom_it_is_with_says_nothing(alice, agent, ask):
    ticket = ask(alice)
    services.assign(ticket, to=None, actor=agent)
    services.assign(ticket, to=agent, actor=agent)
    services.assign(ticket, to=agent, actor=agent)

    assert alice.timeline.of(events.ASSIGNED).count() == 1
