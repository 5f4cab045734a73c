"""A customer asks for a copy or the deletion of their data; staff get a ticket."""

import pytest

from support.tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["copy", "delete"])
def test_it_asks_first_and_then_opens_one_ticket(client, alice, what):
    client.force_login(alice.user)
    assert f"/account/data/{what}/" in client.get("/account/data/").content.decode()
    client.get(f"/account/data/{what}/")
    assert not Ticket.objects.exists()

    for _time in range(2):
        answer = client.post(f"/account/data/{what}/")

    assert answer["location"].startswith(Ticket.objects.get().get_absolute_url())
    assert Ticket.objects.get().customer == alice


def test_a_stranger_signs_in_first(client, db):
    assert client.get("/account/data/")["location"].startswith("/account/login/")
