"""A password and an address are the same on every keyboard."""

import pytest

from customers.people.models import Customer, User

pytestmark = pytest.mark.django_db
COMPOSED, APART = "Schöne Grüße 1", "Scho\u0308ne Gru\u0308ße 1"


def sign_up(client, email: str, password: str):
    return client.post("/account/signup/", {"email": email, "password1": password, "name": "Gesa Gast"})


@pytest.mark.parametrize(("chosen", "typed"), [(COMPOSED, APART), (APART, COMPOSED), (COMPOSED, "Schöne Grüße １")])
def test_a_password_is_the_same_however_the_keyboard_sends_it(client, chosen, typed):
    sign_up(client, "gesa@example.com", chosen)
    client.logout()

    assert client.post("/account/login/", {"login": "gesa@example.com", "password": typed}).status_code == 302


def test_another_password_is_refused(client):
    sign_up(client, "gesa@example.com", COMPOSED)
    client.logout()

    page = client.post("/account/login/", {"login": "gesa@example.com", "password": "Schone Grusse 1"})
    assert page.status_code == 422


@pytest.mark.parametrize("typed", ["Gesa@xn--mnchen-3ya.de", "gesa@MÜNCHEN.de", " gesa\u200b@münchen.de"])
def test_an_address_is_the_same_in_every_spelling(client, typed):
    sign_up(client, typed, COMPOSED)
    assert User.objects.get().email == Customer.objects.get().email == "gesa@münchen.de"
    client.logout()

    assert sign_up(client, "gesa@münchen.de", COMPOSED).status_code == 422
    assert client.post("/account/login/", {"login": typed, "password": COMPOSED}).status_code == 302
