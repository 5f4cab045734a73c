"""The customer's record in the back office."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from customers.insights.services import write_facts
from customers.people.models import Customer, User
from customers.timeline import events
from orders.payment.services import begin_payment, mark_paid
from store.money.amounts import Money
from support.tickets.services import open as open_ticket
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client):
    user = User.objects.create_user("agent@example.com", "correct horse battery", name="Ada Agent", is_staff=True)
    user.groups.add(Group.objects.get(name="Agent"))
    client.force_login(user)
    return user


def found(client, words: str) -> str:
    return client.get(reverse("customers_admin:index"), {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["gesa", "guest@exam", "030 1234567", "+49301234567", "030/123-45 67", "1234567"])
def test_a_customer_is_found_by_name_mail_and_phone(client, agent, words):
    Customer.objects.filter(pk=make_customer().pk).update(phone="+49 (30) 1234-567")

    assert "Gesa Gast" in found(client, words)


@pytest.mark.parametrize("words", ["%", "\x00", "x" * 5000, "' OR 1=1", "AF-"])
def test_nothing_typed_is_an_error(client, agent, words):
    assert client.get(reverse("customers_admin:index"), {"q": words}).status_code == 200


def test_looking_at_a_record_is_written_down_once_an_hour(client, agent, alice):
    for _look in range(2):
        client.get(reverse("customers_admin:inspect", args=[alice.pk]))

    assert alice.timeline.of(events.LOOKED_AT).get().actor == agent


def test_a_note_stands_on_the_timeline(client, agent, alice):
    client.post(reverse("customers_admin:note", args=[alice.pk]), {"text": "Speaks Mandarin"})

    page = client.get(reverse("customers_admin:inspect", args=[alice.pk])).content.decode()
    assert "Speaks Mandarin" in page


def test_the_record_links_only_to_what_its_reader_may_open(client, agent):
    order = make_order()
    ticket = open_ticket(order.customer, subject="Which blue?", text="Is it dark?", order=order)
    screens = {reverse("orders_admin:inspect", args=[order.pk]), reverse("tickets_admin:inspect", args=[ticket.pk])}
    screens.add(f"{reverse('orders_admin:index')}?customer={order.customer_id}")
    record = reverse("customers_admin:inspect", args=[order.customer_id])

    def links() -> set[str]:
        page = client.get(record).content.decode()
        assert order.number in page
        return {screen for screen in screens if f'href="{screen}"' in page}

    assert links() == screens
    agent.groups.clear()
    agent.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_customer"]))
    assert not links()


def test_facts_are_counted_not_added_up(alice, run_work):
    order = make_order(alice)
    for _time in range(2):
        write_facts(alice)
    assert (alice.facts.orders, alice.facts.spent) == (1, Money(0))

    mark_paid(begin_payment(order))
    run_work()
    alice.facts.refresh_from_db()
    assert (alice.facts.orders, alice.facts.spent) == (1, order.total)


def test_an_editor_sees_no_customers(client, alice):
    user = User.objects.create_user("ed@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)

    assert client.get(reverse("customers_admin:inspect", args=[alice.pk])).status_code in {302, 403}
