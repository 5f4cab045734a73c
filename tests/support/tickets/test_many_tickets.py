"""Many tickets are given to one person, or closed, at once."""

import pytest

from customers.people.models import User
from support.tickets.models import Ticket
from tests.many import Many

pytestmark = pytest.mark.django_db


@pytest.fixture
def tickets(ask, alice, bob) -> list[Ticket]:
    return [ask(alice), ask(bob), ask(alice, "Where is it?")]


def many(client, user: User, key: str) -> Many:
    client.force_login(user)
    return Many(client, "/admin/tickets/", key)


def test_many_are_given_to_one_person(client, agent, tickets):
    many(client, agent, "give").send(*tickets, to=agent.pk)

    assert Ticket.objects.filter(assignee=agent).count() == 3


def test_many_are_closed_once(client, agent, tickets):
    action = many(client, agent, "close")
    fields = action.fields(*tickets)

    action.post(fields), action.post(fields)

    assert Ticket.objects.filter(status="closed").count() == 3


def test_who_may_only_read_gives_none(client, looker, tickets):
    many(client, looker, "give").post({"row": tickets[0].pk, "to": looker.pk, "form": ""})

    assert not Ticket.objects.exclude(assignee=None).exists()
    assert "bulk/give/" not in client.get("/admin/tickets/").content.decode()
