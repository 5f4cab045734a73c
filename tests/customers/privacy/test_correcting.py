"""Staff correct a person's data, and nobody gets into an account by it."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from wagtail.models import ModelLogEntry

from config.roles import ROLES
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer, User
from customers.profiles.models import Address, Consent
from tests.makers import ADDRESS, make_customer, make_order, make_staff
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
MAY = {"Owner", "Order clerk", "Agent", "Support lead"}


@pytest.fixture
def agent(client):
    user = make_staff("Agent")
    client.force_login(user)
    return user


def correct(client, customer, **values):
    page = reverse("customer_data:correct", args=[customer.pk])
    fields = fields_of(client.get(page).content, "form[method=post]")
    return client.post(page, fields | {"why": "called us"} | values)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_corrects_or_is_refused(client, role):
    guest = make_customer()
    client.force_login(make_staff(role))
    page = reverse("customer_data:correct", args=[guest.pk])

    answers = client.get(page), client.post(page, {"name": "Greta Gast", "email": guest.email, "why": "asked"})

    guest.refresh_from_db()
    assert (answers[0].status_code == 200) is (role in MAY)
    assert guest.name == ("Gesa Gast" if role not in MAY else guest.name)


def test_name_and_phone_are_corrected_found_and_logged(client, agent):
    guest = make_customer()
    correct(client, guest, name="Greta Gast", phone="+49 341 5550")

    entry = ModelLogEntry.objects.get(action="kontor.correct_person")
    assert (entry.user, entry.data) == (agent, {"detail": "name, phone", "why": "called us"})
    screen = client.get(reverse("customers_admin:inspect", args=[guest.pk])).content.decode()
    assert "Corrected: name, phone. Reason: called us" in screen
    assert "Greta Gast" in client.get(reverse("customers_admin:index"), {"q": "3415550"}).content.decode()


def test_without_a_reason_nothing_is_saved(client, agent):
    guest = make_customer()

    assert correct(client, guest, name="Greta Gast", why=" ").status_code == 422
    assert Customer.objects.get(pk=guest.pk).name == "Gesa Gast"


def test_a_guests_address_is_corrected_unconfirmed_and_in_open_orders(client, agent, run_work):
    order = make_order(make_customer("gesa@exmaple.com"))
    correct(client, order.customer, email="Gesa@Example.com")
    run_work()

    order.refresh_from_db()
    assert (order.email, order.customer.email, order.customer.email_verified) == (*["gesa@example.com"] * 2, False)


def test_a_confirmed_account_keeps_its_address_until_its_owner_confirms(client, agent, alice, run_work):
    EmailAddress.objects.create(user=alice.user, email=alice.email, verified=True, primary=True)
    Consent.objects.create(customer=alice, purpose="news", given=True, proven=True)
    page = correct(client, alice, email="new@example.com")
    run_work()

    alice.refresh_from_db()
    assert page.status_code == 302
    assert (alice.email, alice.email_verified, alice.user.email) == ("alice@example.com", True, "alice@example.com")
    assert EmailAddress.objects.get(email="new@example.com", user=alice.user).verified is False
    assert OutgoingMail.objects.get(recipient="new@example.com").kind == "account"
    assert Consent.objects.get().proven


def test_the_new_mailbox_alone_gets_no_new_password(client, agent, alice, run_work):
    EmailAddress.objects.create(user=alice.user, email=alice.email, verified=True, primary=True)
    correct(client, alice, email="thief@example.com")
    client.logout()
    client.post("/account/password/reset/", {"email": "thief@example.com"})
    run_work()

    mails = OutgoingMail.objects.filter(recipient="thief@example.com")
    assert not any("/password/reset/key/" in mail.text for mail in mails)


def test_a_mistyped_address_that_nobody_confirmed_is_replaced(client, agent):
    user = User.objects.create_user("alice@exmaple.com", "correct horse battery", name="Alice")
    customer = Customer.objects.create(user=user, email=user.email, name="Alice")
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    correct(client, customer, email="alice@example.com")

    user.refresh_from_db()
    customer.refresh_from_db()
    assert (user.email, customer.email, customer.email_verified) == (*["alice@example.com"] * 2, False)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("alice@example.com", False)]


def test_the_address_of_another_account_is_refused(client, agent, alice, bob):
    page = correct(client, alice, email=bob.email)

    assert (page.status_code, "There is an account with this address already" in page.content.decode()) == (422, True)
    assert not EmailAddress.objects.filter(user=alice.user).exists()


def test_a_colleagues_correction_is_not_undone(client, agent):
    guest = make_customer()
    page = reverse("customer_data:correct", args=[guest.pk])
    fields = fields_of(client.get(page).content, "form[method=post]")
    Customer.objects.filter(pk=guest.pk).update(phone="+49 30 1")

    assert client.post(page, fields | {"name": "Greta", "why": "asked"}).status_code == 409
    assert Customer.objects.get(pk=guest.pk).phone == "+49 30 1"


def test_an_address_of_the_book_is_corrected_and_deleted(client, agent, alice):
    stored = Address.objects.create(customer=alice, **ADDRESS)
    page = reverse("customer_data:address", args=[alice.pk, stored.pk])
    fields = fields_of(client.get(page).content, "form[method=post]")
    wanted = {name: value for name, value in fields.items() if name not in {"save", "delete", "refresh"}}
    client.post(page, wanted | {"street_address": "Karl-Heine-Straße 90", "why": "typo"})
    stored.refresh_from_db()
    assert stored.street_address == "Karl-Heine-Straße 90"

    client.post(page, wanted | {"why": "moved", "delete": "1"})
    assert not alice.addresses.exists()
    assert ModelLogEntry.objects.filter(action="kontor.correct_person").count() == 2


def test_another_persons_address_is_not_reached(client, agent, alice, bob):
    stored = Address.objects.create(customer=bob, **ADDRESS)

    assert client.get(reverse("customer_data:address", args=[alice.pk, stored.pk])).status_code == 404
