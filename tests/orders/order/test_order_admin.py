"""Staff find orders and act on them."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import Customer, User
from orders.order.models import Order, Paid
from store.money.amounts import Money

pytestmark = pytest.mark.django_db


def screen(order):
    return reverse("orders_admin:inspect", args=[order.pk])


@pytest.fixture
def clerk(db):
    user = User.objects.create_user("clerk@example.com", "correct horse battery", name="Clara Clerk", is_staff=True)
    user.groups.add(Group.objects.get(name="Order clerk"))
    return user


def test_a_clerk_finds_an_order_by_its_number(client, clerk, alice, bob, order_of):
    order_of(alice, number="AF-00100")
    order_of(bob, number="AF-00200")
    client.force_login(clerk)

    page = client.get(reverse("orders_admin:index"), {"q": "200"}).content.decode()

    assert "AF-00200" in page
    assert "AF-00100" not in page


def test_the_sums_name_the_fee_and_a_total_without_tax(client, clerk, alice, order_of):
    taxes = [{"percent": "0", "gross": 2700, "tax": 0}]
    order = order_of(alice, number="AF-00100", payment_fee=Money(2), taxes=taxes)
    client.force_login(clerk)

    page = client.get(screen(order)).content.decode()

    assert re.search(r"<dt>Fee for the payment method</dt><dd>€2.00</dd>", page)
    assert "<dt>Without VAT</dt>" in page


def test_the_key_f_names_the_find_field_and_stands_among_the_keys(client, clerk):
    client.force_login(clerk)

    page = client.get(reverse("orders_admin:index")).content.decode()

    (field,) = re.findall(r'<input[^>]*name="q"[^>]*data-key[^>]*>', page)
    assert 'data-key="f"' in field
    assert "To the find field" in page


def test_a_tab_shows_only_what_waits(client, clerk, alice, order_of):
    order_of(alice, number="AF-100")
    order_of(alice, number="AF-200", status=Order.Status.CONFIRMED)
    client.force_login(clerk)

    page = client.get(reverse("orders_admin:index"), {"view": "to-confirm"}).content.decode()

    assert "AF-100" in page
    assert "AF-200" not in page


@pytest.mark.parametrize("number", ["0", "-3", "99999999999999999999", "x", "\x00"])
def test_no_page_number_is_an_error(client, clerk, alice, order_of, number):
    order_of(alice)
    client.force_login(clerk)

    assert client.get(reverse("orders_admin:index"), {"p": number}).status_code == 200


def test_a_long_list_has_pages(client, clerk, alice, order_of):
    for number in range(60):
        order_of(alice, number=f"AF-{number}")
    client.force_login(clerk)

    assert "Older" in client.get(reverse("orders_admin:index")).content.decode()


def test_a_note_stands_on_the_order_and_the_customer(client, clerk, alice, order_of):
    order = order_of(alice)
    client.force_login(clerk)

    client.post(reverse("orders_admin:note", args=[order.pk]), {"text": "Ring twice"})

    for page in (screen(order), reverse("customers_admin:inspect", args=[alice.pk])):
        assert "Ring twice" in client.get(page).content.decode()


def test_shoppers_see_no_back_office(client, alice, order_of):
    order = order_of(alice)
    client.force_login(alice.user)

    assert client.get(screen(order)).status_code in {302, 403}


def test_today_shows_late_orders_and_money_to_pay_back(client, clerk, alice, order_of):
    order_of(alice, number="AF-300", promised_for="2020-01-01")
    order_of(
        alice,
        number="AF-301",
        status=Order.Status.CANCELLED,
        payment_status=Paid.TO_PAY_BACK,
        paid=Money(30),
    )
    client.force_login(clerk)

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "AF-300" in page
    assert "view=to-pay-back" in page


def test_orders_are_exported(client, clerk, alice, order_of):
    order_of(alice, number="AF-400")
    client.force_login(clerk)

    answer = client.get(reverse("orders_admin:index"), {"export": "csv"})

    assert b"AF-400" in b"".join(answer.streaming_content)


def test_who_may_not_see_customers_gets_no_link_to_them(client, alice, order_of):
    order = order_of(alice)
    user = User.objects.create_user("bench@example.com", "correct horse battery", name="Wim", is_staff=True)
    user.groups.add(Group.objects.get(name="Workshop"))
    client.force_login(user)

    pages = client.get(reverse("orders_admin:index")), client.get(screen(order))

    assert all("Alice Adler" in page.content.decode() for page in pages)
    assert not any("/admin/customers/" in page.content.decode() for page in pages)


def test_a_name_never_becomes_a_formula_in_a_spreadsheet(client, clerk, alice, order_of):
    Customer.objects.filter(pk=alice.pk).update(name='=HYPERLINK("http://evil.example")')
    order_of(alice)
    client.force_login(clerk)

    rows = client.get(reverse("orders_admin:index"), {"export": "csv"}).getvalue().decode()

    assert "'=HYPERLINK" in rows


def test_a_cancelled_order_waits_for_nothing(client, clerk, alice, order_of):
    order = order_of(alice, status=Order.Status.CANCELLED, production_status="open")
    client.force_login(clerk)

    page = client.get(screen(order)).content.decode()

    assert "The order is cancelled." in page
    assert "k-wait" not in page.split("k-progress")[1].split("k-record")[0]
