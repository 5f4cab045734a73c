"""Staff merge two records of one person by hand."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from config.roles import ROLES
from customers.accounts.services import set_consent
from customers.people.models import Customer
from customers.profiles.models import Consent, FormerCustomer
from orders.order.models import Order
from support.tickets.services import open as open_ticket
from tests.makers import make_customer, make_order, make_staff
from tests.orders.conftest import at_once  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client):
    user = make_staff("Support lead")
    client.force_login(user)
    return user


def merge(client, customer, other, keep=None):
    values = {"with": other.pk, "keep": (keep or customer).pk, "why": "same person"}
    return client.post(reverse("customer_data:merge", args=[customer.pk]), values, follow=True)


@pytest.mark.parametrize("role", ROLES)
def test_only_owner_and_support_lead_merge(client, role):
    one, other = make_customer(), make_customer()
    client.force_login(make_staff(role))
    merge(client, one, other)

    assert Customer.objects.filter(pk=other.pk).exists() is (role not in {"Owner", "Support lead"})


def test_the_other_record_is_found_and_both_stand_side_by_side(client, lead, alice):
    order = make_order(make_customer("a.adler@example.com", "Alice Adler"))
    page = reverse("customer_data:merge", args=[alice.pk])

    assert f"?with={order.customer_id}" in client.get(page, {"q": "adler"}).content.decode()
    both = client.get(page, {"with": order.customer_id}).content.decode()
    assert "a.adler@example.com" in both
    assert "Whoever signs in as Alice Adler sees all of it" in both
    assert f'value="{order.customer_id}" required' not in both


def test_orders_and_questions_move_and_the_old_address_leads_on(client, lead, alice, run_work):
    guest = make_customer()
    order, ticket = make_order(guest), open_ticket(guest, subject="Which blue?", text="Is it dark?")
    merge(client, alice, guest)
    run_work()

    old = client.get(reverse("customers_admin:inspect", args=[guest.pk]))
    assert old["Location"] == reverse("customers_admin:inspect", args=[alice.pk])
    assert {row.customer_id for row in (Order.objects.get(), type(ticket).objects.get())} == {alice.pk}
    assert alice.facts.orders == 1
    entry = ModelLogEntry.objects.get(action="kontor.merge_person")
    assert (entry.user, entry.object_id, entry.data["why"]) == (lead, str(alice.pk), "same person")
    assert order.email == "guest@example.com"


def test_the_address_of_a_record_merged_twice_leads_to_the_last(client, lead):
    first, second, third = make_customer(), make_customer(), make_customer()
    merge(client, second, first)
    merge(client, third, second)

    assert set(FormerCustomer.objects.values_list("key", "customer")) == {(first.pk, third.pk), (second.pk, third.pk)}


def test_the_record_with_the_account_stays(client, lead, alice):
    guest = make_customer()
    page = merge(client, guest, alice, keep=guest)

    assert "Select a valid choice" in page.content.decode()
    merge(client, guest, alice, keep=alice)
    assert list(Customer.objects.all()) == [alice]
    alice.refresh_from_db()
    assert (alice.name, alice.email, alice.email_verified) == ("Alice Adler", "alice@example.com", True)


def test_two_accounts_are_not_merged(client, lead, alice, bob):
    page = reverse("customer_data:merge", args=[alice.pk])
    assert "Both have an account" in client.get(page, {"with": bob.pk}).content.decode()

    assert "Both have an account" in merge(client, alice, bob).content.decode()
    assert Customer.objects.count() == 2


def test_missing_name_and_phone_are_taken_over(client, lead):
    one, other = make_customer(name=""), make_customer("g@example.com")
    Customer.objects.filter(pk=other.pk).update(phone="+49 341 5550")
    merge(client, one, other)

    one.refresh_from_db()
    assert (one.name, one.phone, one.email) == ("Gesa Gast", "+49 341 5550", "guest@example.com")


@pytest.mark.parametrize(
    ("own", "other", "agreed"),
    [(True, False, False), (False, True, False), (True, True, True), (True, None, True), (None, True, False)],
)
def test_of_the_consents_the_stricter_one_holds(client, lead, own, other, agreed):
    stays, goes = make_customer(), make_customer("g@example.com")
    for customer, given in ((stays, own), (goes, other)):
        if given is not None:
            Consent.objects.create(customer=customer, purpose="news", given=given)
    merge(client, stays, goes)

    assert Consent.objects.newest_of(stays)["news"].given is agreed


def test_a_refusal_of_a_guest_holds_for_a_confirmed_account(client, lead, alice):
    set_consent(alice, purpose="news", given=True, where="/account/")
    guest = make_customer()
    Consent.objects.create(customer=guest, purpose="news", given=False)
    merge(client, alice, guest)

    assert Consent.objects.newest_of(alice)["news"].given is False


@pytest.mark.parametrize("named", ["0", "x", "999999999", "9" * 40])
def test_a_record_that_is_gone_is_said(client, lead, alice, named):
    page = client.get(reverse("customer_data:merge", args=[alice.pk]), {"with": named})

    assert (page.status_code, "This record is gone" in page.content.decode()) == (200, True)


def test_both_pages_ask_as_often_for_many(client, lead, alice, queries_of):
    guest = make_customer()
    page = reverse("customer_data:merge", args=[alice.pk])
    few = queries_of(lambda: client.get(page, {"with": guest.pk}))
    for _each in range(3):
        open_ticket(guest, subject="Which blue?", text="Is it dark?")

    assert queries_of(lambda: client.get(page, {"with": guest.pk})) <= few


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_merge_both_ways_at_once_leave_one_record(at_once):  # noqa: F811
    one, other = make_customer(), make_customer()
    make_order(one), make_order(other)
    lead = make_staff("Owner")

    def run(customer, gone):
        client = Client()
        client.force_login(lead)
        return merge(client, customer, gone).status_code

    answers = at_once(*[lambda: run(one, other), lambda: run(other, one)] * 5)

    assert set(answers) == {200}
    stays = Customer.objects.get()
    assert Order.objects.filter(customer=stays).count() == 2
    assert ModelLogEntry.objects.filter(action="kontor.merge_person").count() == 1
