"""What cannot be undone asks first; leaving the page changes nothing."""

import pytest
from allauth.account.models import EmailAddress

from customers.people.services import make_guest
from customers.profiles.models import Address

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, alice):
    client.force_login(alice.user)
    parts = {"street_address": "Ring 1", "postal_code": "01099", "city": "Dresden", "country_code": "DE"}
    return Address.objects.create(customer=alice, name="Alice Adler", **parts)


def text(page) -> str:
    return page.content.decode()


def test_an_address_is_named_before_it_is_deleted(client, alice, address):
    page = text(client.get(f"/account/addresses/{address.pk}/delete/"))

    assert "Delete this address?" in page
    assert "Ring 1" in page
    assert page.index("Keep the address") < page.index("Delete the address")
    assert alice.addresses.exists()

    client.post(f"/account/addresses/{address.pk}/delete/")
    assert not alice.addresses.exists()


def test_a_guest_is_joined_only_after_a_question(client, alice):
    client.force_login(alice.user)
    guest = make_guest(alice.email, name="Alice")
    page = text(client.get(f"/account/guests/{guest.pk}/merge/"))

    assert "They cannot be separated again." in page
    guest.refresh_from_db()


def test_a_mail_address_is_removed_after_a_question(client, alice):
    client.force_login(alice.user)
    EmailAddress.objects.create(user=alice.user, email=alice.email, primary=True, verified=True)
    second = EmailAddress.objects.create(user=alice.user, email="a@example.org", verified=True)
    page = text(client.get(f"/account/email/{second.pk}/remove/"))

    assert "a@example.org" in page
    assert EmailAddress.objects.filter(pk=second.pk).exists()

    client.post("/account/email/", {"email": "a@example.org", "action_remove": "1"})
    assert not EmailAddress.objects.filter(pk=second.pk).exists()


def test_other_peoples_things_are_not_asked_about(client, bob, address):
    other = EmailAddress.objects.create(user=address.customer.user, email="a@example.org")
    client.force_login(bob.user)

    assert client.get(f"/account/addresses/{address.pk}/delete/").status_code == 404
    assert client.get(f"/account/email/{other.pk}/remove/").status_code == 404


def test_a_confirmed_account_is_not_asked_to_confirm(client, alice):
    EmailAddress.objects.create(user=alice.user, email=alice.email, primary=True, verified=True)
    type(alice).objects.filter(pk=alice.pk).update(email_verified=False)  # The worker has not followed yet.
    client.force_login(alice.user)

    assert "Please confirm your address" not in text(client.get("/account/"))
