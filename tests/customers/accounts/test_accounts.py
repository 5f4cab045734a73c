"""Signing in and up, confirming an address, and finding what was ordered as a guest."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from customers.accounts import merging
from customers.messaging.models import OutgoingMail
from customers.people.merging import rule_for
from customers.people.models import Customer, User
from customers.profiles.models import Address, Consent
from orders.basket.models import Basket
from orders.order.models import Order
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def sign_up(client, email: str = "gesa@example.com", **fields):
    return client.post("/account/signup/", {"email": email, "password1": PASSWORD, "name": "Gesa Gast", **fields})


def follow_mail(client) -> None:
    link = re.search(r"/account/confirm-email/\S+", OutgoingMail.objects.filter(kind="account").latest("pk").text)[0]
    client.get(link)
    client.post(link)


def test_a_guest_order_stands_in_the_account_once_the_address_is_confirmed(client, run_work):
    order = make_order(make_customer("gesa@example.com"))
    sign_up(client)
    run_work()
    assert order.number not in client.get("/account/orders/").content.decode()

    follow_mail(client)
    run_work()

    assert order.number in client.get("/account/orders/").content.decode()
    customer = Customer.objects.get(email="gesa@example.com")
    assert customer.email_verified
    assert customer.facts.orders == 1


def test_nobody_gets_an_order_by_an_address_that_is_not_confirmed(client, run_work):
    order = make_order(make_customer("gesa@example.com"))
    sign_up(client)
    run_work()

    assert client.get(f"/account/orders/{order.number}/").status_code == 404


def test_signing_up_writes_a_mail_and_remembers_consent(client, run_work):
    sign_up(client, news="on")
    run_work()

    mail = OutgoingMail.objects.get()
    assert "/account/confirm-email/" in mail.text
    assert mail.customer.name == "Gesa Gast"
    assert Consent.objects.get(purpose="news").given


def test_a_known_address_opens_no_second_account(client, alice):
    EmailAddress.objects.create(user=alice.user, email=alice.email, verified=True, primary=True)

    assert sign_up(client, alice.email.upper()).status_code == 422
    assert User.objects.filter(email__iexact=alice.email).count() == 1


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("login/", {"login": "alice@example.com", "password": "wrong"}),
        ("signup/", {"email": "no address", "password1": "short"}),
        ("password/reset/", {"email": "no address"}),
    ],
)
def test_a_refused_form_is_answered_as_everywhere_in_the_shop(client, alice, path, sent):
    page = client.post(f"/account/{path}", sent)

    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_a_forgotten_password_is_a_mail_with_the_same_answer_for_all(client, alice):
    answers = [client.post("/account/password/reset/", {"email": email}) for email in (alice.email, "no@example.com")]

    assert {answer["Location"] for answer in answers} == {reverse("account_reset_password_done")}
    mail = OutgoingMail.objects.get(recipient=alice.email)
    assert "/account/password/reset/key/" in mail.text
    assert mail.secrets


def sign_in(client, password: str, email: str = "alice@example.com"):
    return client.post("/account/login/", {"login": email, "password": password})


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client, alice, target):
    data = {"login": alice.email, "password": PASSWORD, "next": target}

    assert "evil" not in client.post("/account/login/", data)["Location"]


@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "inactive/"],
)
def test_every_entrance_is_in_our_look(client, path):
    assert "site/site.css" in client.get(f"/account/{path}", follow=True).content.decode()


@pytest.mark.parametrize(
    "path",
    ["", "details/", "addresses/", "addresses/new/", "news/", "email/", "password/change/", "2fa/", "logout/"],
)
def test_every_page_of_the_account_is_in_our_look(client, alice, path):
    client.force_login(alice.user)
    page = client.get(f"/account/{path}")

    assert page.status_code == 200
    assert "site/site.css" in page.content.decode()


ADDRESS = {
    "name": "Alice Adler", "street_address": "Weg 1", "postal_code": "04229", "city": "Leipzig", "country_code": "DE",
}  # fmt: skip


def test_an_address_is_saved_changed_and_deleted(client, alice):
    client.force_login(alice.user)
    client.post("/account/addresses/new/", ADDRESS)
    address = Address.objects.get()
    client.post(f"/account/addresses/{address.pk}/", ADDRESS | {"city": "Halle"})
    assert Address.objects.get().city == "Halle"

    client.post(f"/account/addresses/{address.pk}/delete/")
    assert not Address.objects.exists()


@pytest.mark.parametrize("wrong", [{"postal_code": "x"}, {"country_code": "XX"}, {"name": ""}, {"city": "\x00"}])
def test_a_wrong_address_is_refused_with_a_sentence(client, alice, wrong):
    client.force_login(alice.user)

    assert client.post("/account/addresses/new/", ADDRESS | wrong).status_code == 422
    assert not Address.objects.exists()


def test_a_postcode_of_another_region_is_refused_with_its_region(client, alice):
    client.force_login(alice.user)
    address = ADDRESS | {"country_code": "US", "country_area": "NY", "postal_code": "90001"}

    page = client.post("/account/addresses/new/", address).content.decode()

    assert "“90001” belongs to California." in page
    assert "This does not fit the country." not in page


def test_other_peoples_addresses_do_not_exist(client, alice, bob):
    address = Address.objects.create(customer=bob, **ADDRESS)
    client.force_login(alice.user)

    assert client.get(f"/account/addresses/{address.pk}/").status_code == 404
    assert client.post(f"/account/addresses/{address.pk}/delete/").status_code == 404


def test_consent_is_withdrawn_and_both_are_recorded(client, alice):
    client.force_login(alice.user)
    client.post("/account/news/", {"news": "on"})
    client.post("/account/news/", {})

    assert list(alice.consents.values_list("given", flat=True)) == [False, True]


def test_every_relation_to_a_customer_can_be_merged(alice):
    """A model of which a customer has one row must say how two become one."""
    singles = [each.related_model for each in merging.relations() if merging.is_single(each)]

    assert singles
    assert all(rule_for(model) for model in singles)


def test_merging_moves_everything_and_is_harmless_to_repeat(alice):
    guest = make_customer(alice.email)
    make_order(guest)
    Basket.objects.create(customer=guest)
    Address.objects.create(customer=guest, **ADDRESS)

    for _time in range(2):
        merging.merge_guests(alice, email=alice.email, before=timezone.now())

    assert not Customer.objects.filter(pk=guest.pk).exists()
    assert Order.objects.get().customer == alice
    assert alice.addresses.count() == 1
    assert alice.baskets.filter(ordered_at=None).count() == 1


def test_an_address_is_verified_for_one_customer_only(alice, bob):
    assert merging.set_verified_address(bob, email=alice.email) is False
    bob.refresh_from_db()
    assert bob.email == "bob@example.com"
