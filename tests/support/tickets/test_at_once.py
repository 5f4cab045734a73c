"""Two agents at the same moment, over real connections."""

import pytest

from support.tickets import services
from support.tickets.models import Ticket
from tests.orders.conftest import at_once  # noqa: F401

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_only_one_of_two_answers_is_sent(alice, agent, ask, at_once):  # noqa: F811
    ticket = ask(alice)
    seen = ticket.messages.last().pk

    def answering(text: str):
        return lambda: services.answer(Ticket.objects.get(), text=text, last_seen=seen, actor=agent)

    results = at_once(answering("One."), answering("Two."))
    assert sum(isinstance(each, services.AnsweredMeanwhile) for each in results) == 1
    assert ticket.messages.count() == 2


def test_no_two_questions_share_a_number(alice, at_once):  # noqa: F811
    tickets = at_once(*[lambda: services.open(alice, subject="Hm", text="Hm")] * 6)

    assert len({ticket.number for ticket in tickets}) == 6
