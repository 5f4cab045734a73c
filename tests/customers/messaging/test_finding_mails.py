"""Staff find mails by the number they are about, and see no more than they may."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from customers.messaging.models import OutgoingMail
from customers.messaging.services import resend
from customers.people.models import User
from support.tickets import services as tickets
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    """May read mails and nothing else."""
    user = User.objects.create_user("reader@example.com", "correct horse battery", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_outgoingmail"]))
    client.force_login(user)
    return user


@pytest.fixture
def order(owner, run_work):
    """An order with a question about it that was answered; another one beside it."""
    make_order(make_customer("other@example.com"))
    order = make_order(make_customer())
    ticket = tickets.open(order.customer, subject="Which blue?", text="Is it dark?", order=order)
    tickets.answer(ticket, text="Yes.", actor=owner)
    run_work()
    return order


def found(client, words: str) -> str:
    return client.get(reverse("mails_admin:index"), {"q": words}).content.decode()


def test_an_order_number_or_its_end_finds_what_was_written_about_the_order(client, reader, order):
    for words in (order.number, order.number[-4:].lower()):
        page = found(client, words)

        assert f"{order.number}: we have your order" in page
        assert "has answered: Which blue?" in page
        assert "other@example.com" not in page


def test_a_question_number_finds_its_mails_sent_again_too(client, reader, order):
    answer = OutgoingMail.objects.get(subject__contains="has answered")
    resend(answer)

    page = found(client, order.tickets.get().number)

    assert page.count("has answered: Which blue?") == 2
    assert "we have your order" not in page


def test_nothing_written_is_found_by_a_number_nobody_has(client, reader, order):
    assert "we have your order" not in found(client, "AF-99999999")


@pytest.mark.parametrize("screen", ["mails_admin:index", "orders_admin:index"])
def test_a_customer_is_a_link_only_for_those_who_may_read_the_record(client, owner, reader, order, screen):
    record = reverse("customers_admin:inspect", args=[order.customer_id])
    reader.user_permissions.add(Permission.objects.get(codename="view_order"))

    mail = reverse("mails_admin:inspect", args=[order.customer.mails.first().pk])

    for address in (reverse(screen), mail):
        assert record not in client.get(address).content.decode()
    client.force_login(owner)
    for address in (reverse(screen), mail):
        assert record in client.get(address).content.decode()
