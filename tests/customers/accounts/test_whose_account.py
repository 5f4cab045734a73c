"""Who gets whose history: an address is proved by its mailbox, an account by its session or password.

Mallory signs up with the address of Gesa, who has ordered as a guest. Gesa gets the shop's genuine mail.
"""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.people.models import Customer, User
from customers.profiles.models import Address
from tests.makers import ADDRESS, make_customer, make_order

pytestmark = pytest.mark.django_db
GESA, PASSWORD, NEW = "gesa@example.com", "correct horse battery", "a quite new sentence"


def link_in(recipient: str = GESA) -> str:
    """Where the newest mail to this address leads."""
    return re.search(r"/account/\S+/", OutgoingMail.objects.filter(recipient=recipient).latest("pk").text)[0]


def sign_up(client, email: str = GESA) -> None:
    assert (
        client.post("/account/signup/", {"email": email, "password1": PASSWORD, "name": "Mallory"}).status_code == 302
    )


def sign_in(client, password: str, email: str = GESA, **more):
    return client.post("/account/login/", {"login": email, "password": password} | more)


def orders_of(client) -> str:
    return client.get("/account/orders/").content.decode()


@pytest.fixture
def mallory(client):
    """A browser that is signed in to an account with Gesa's address, and has left things in it."""
    mallory = Client()
    sign_up(mallory)
    return mallory


@pytest.fixture
def their_order(mallory):
    """What Mallory ordered in the account, with an address in the book."""
    customer = Customer.objects.get(user__email=GESA)
    Address.objects.create(customer=customer, **ADDRESS)
    return make_order(customer)


@pytest.fixture
def own_order(db):
    """What Gesa ordered as a guest before."""
    return make_order(make_customer(GESA))


def take_over(client):
    return client.post(link_in(), {"password1": NEW})


def test_the_link_of_the_mail_gives_a_stranger_nothing(own_order, mallory, client, run_work):
    mallory.post("/account/email/", {"email": "mallory@example.com", "action_add": ""})
    assert not EmailAddress.objects.filter(email="mallory@example.com").exists()

    link = link_in()
    client.get(link)
    assert client.post(link).status_code == 422  # Without a new password nothing happens.
    run_work()
    assert own_order.number not in orders_of(mallory)

    client.post(link, {"password1": NEW})
    run_work()
    assert mallory.get("/account/orders/").status_code == 302
    assert sign_in(Client(), PASSWORD).status_code == 422


def test_the_page_says_that_somebody_opened_an_account(mallory, client):
    page = client.get(link_in()).content.decode()

    assert "somebody opened an account with gesa@example.com" in page
    assert "Take the account over" in page
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_the_owner_who_takes_the_account_over_finds_their_guest_orders(own_order, mallory, client, run_work):
    take_over(client)
    run_work()
    assert sign_in(client, NEW).status_code == 302

    assert own_order.number in orders_of(client)


def test_what_was_done_in_the_account_before_stays_with_a_separate_guest(their_order, mallory, client, run_work):
    take_over(client)
    run_work()
    sign_in(client, NEW)

    assert their_order.number not in orders_of(client)
    assert client.get(f"/account/orders/{their_order.number}/").status_code == 404
    assert "Gesa Gast" not in client.get("/account/addresses/").content.decode()
    assert "Mallory" not in client.get("/account/").content.decode()
    their_order.refresh_from_db()
    assert their_order.customer.user is None
    assert their_order.customer.is_separate


def test_a_takeover_ends_other_addresses_and_second_steps(mallory, client):
    user = User.objects.get(email=GESA)
    EmailAddress.objects.create(user=user, email="mallory@example.com")
    TOTP.activate(user, generate_totp_secret())

    take_over(client)

    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified")) == [(GESA, True)]
    assert not Authenticator.objects.filter(user=user).exists()


def test_a_new_password_by_mail_takes_the_account_over_as_well(own_order, their_order, mallory, client, run_work):
    client.post("/account/password/reset/", {"email": GESA})
    page = client.get(link_in(), follow=True)
    assert "Nobody has confirmed this account yet" in page.content.decode()
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    run_work()
    sign_in(client, NEW)

    assert own_order.number in orders_of(client)
    assert their_order.number not in orders_of(client)
    assert mallory.get("/account/").status_code == 302


def test_a_link_works_once(mallory, client):
    link = link_in()
    take_over(client)

    assert "was used already" in client.get(link).content.decode()
    assert client.post(link, {"password1": PASSWORD}).status_code == 404


def test_who_opened_the_account_confirms_it_with_one_click(own_order, client, run_work):
    sign_up(client)
    assert "You are signed in to your account" in client.get(link_in()).content.decode()
    client.post(link_in())
    run_work()

    assert own_order.number in orders_of(client)


def test_on_another_device_they_sign_in_first(own_order, mallory, client, run_work):
    link = link_in()
    assert f"/account/login/?next={link}" in client.get(link).content.decode()
    assert sign_in(client, PASSWORD, next=link)["Location"] == link
    client.post(link)
    run_work()

    assert own_order.number in orders_of(client)


def test_the_owner_of_a_second_address_must_sign_in_and_takes_nothing(confirmed, client):
    alice = Client()
    sign_in(alice, PASSWORD, "alice@example.com")
    alice.post("/account/email/", {"email": GESA, "action_add": ""})
    link = link_in()

    assert "Somebody who has an account with us" in client.get(link).content.decode()
    assert client.post(link, {"password1": NEW}).status_code == 409
    assert not EmailAddress.objects.filter(email=GESA, verified=True).exists()
    assert alice.post(link).status_code == 302
    assert EmailAddress.objects.get(email=GESA).verified


def test_naming_an_address_neither_takes_it_nor_gets_its_passwords(confirmed, client):
    EmailAddress.objects.create(user=confirmed.user, email=GESA)
    client.post("/account/password/reset/", {"email": GESA})
    assert "password/reset" not in OutgoingMail.objects.get(recipient=GESA).text

    sign_up(client)
    client.post(link_in())

    assert EmailAddress.objects.get(email=GESA).user.email == GESA


def test_an_account_ends_when_another_one_proves_its_address(confirmed, mallory, client):
    sign_in(client, PASSWORD, "alice@example.com")
    client.post("/account/email/", {"email": GESA, "action_add": ""})
    client.post(link_in())

    assert mallory.get("/account/").status_code == 302
    assert EmailAddress.objects.get(email=GESA).user == confirmed.user


@pytest.fixture
def two_weeks_later(monkeypatch):
    """Run the hourly job as it runs in fifteen days."""
    from customers.accounts.jobs import close_unconfirmed_accounts

    later = timezone.now() + timedelta(days=15)
    monkeypatch.setattr("customers.accounts.jobs.timezone.now", lambda: later)
    return close_unconfirmed_accounts


def test_an_account_that_nobody_confirms_is_closed_and_its_address_is_free(mallory, client, two_weeks_later):
    for _time in range(2):
        two_weeks_later()

    assert not User.objects.filter(email=GESA).exists()
    assert not Customer.objects.filter(email=GESA).exists()
    sign_up(client)


def test_an_account_with_an_order_becomes_a_guest(their_order, mallory, two_weeks_later):
    for _time in range(2):
        two_weeks_later()

    their_order.refresh_from_db()
    assert their_order.customer.user is None
    assert not their_order.customer.addresses.exists()
    assert mallory.get("/account/").status_code == 302


def test_confirmed_accounts_and_staff_stay(confirmed, bob, owner, two_weeks_later):
    two_weeks_later()

    assert User.objects.filter(is_active=True).count() == 3


def test_a_young_account_stays_and_says_when_it_ends(mallory):
    from customers.accounts.jobs import close_unconfirmed_accounts

    close_unconfirmed_accounts()

    assert "the account is closed on" in mallory.get("/account/").content.decode()
