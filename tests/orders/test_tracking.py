"""A customer follows an order: by link, by number, mail and code, or in the account."""

import re

import pytest
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from orders.order.models import Order
from orders.payment.services import begin
from orders.tracking.lookups import CODE_LASTS
from orders.tracking.models import Lookup
from tests.makers import make_customer, make_mug_with_words, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    placed = make_order(make_customer("gesa@example.com"))
    begin(placed)
    return placed


def ask(client, number: str, email: str = "gesa@example.com"):
    return client.post("/track/", {"number": number, "email": email})


def code_in_mail() -> str:
    return re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", OutgoingMail.objects.get(kind="order_code").text)[0]


def test_the_link_shows_steps_words_and_what_to_pay(client, order):
    page = client.get(f"/track/{order.token}/")

    text = page.content.decode()
    assert "Für Zoë" in text
    assert order.number in text
    assert "noindex" in text
    assert page["Cache-Control"].count("no-store")


def test_the_list_of_the_account_follows_an_order_at_once(client, alice):
    client.force_login(alice.user)
    order = make_order(alice)
    before = client.get("/account/orders/").content.decode()
    Order.objects.filter(pk=order.pk).update(status=Order.Status.CANCELLED)

    assert "Cancelled" not in before
    assert "Cancelled" in client.get("/account/orders/").content.decode()


@pytest.mark.parametrize("token", ["x", "%00", "a" * 500])
def test_a_guessed_link_shows_nothing(client, order, token):
    assert client.get(f"/track/{token}/").status_code == 404


def test_number_mail_and_code_lead_to_the_order(client, order, run_work):
    page = ask(client, order.number.lower())
    run_work()

    answer = client.post(page["Location"], {"code": code_in_mail().replace("-", " ").lower()})

    assert order.number in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("wrong", [("AF-99999", "gesa@example.com"), (None, "else@example.com")])
def test_right_wrong_and_unknown_look_the_same_and_ask_the_same(client, order, run_work, wrong):
    number, email = wrong
    right = ask(client, order.number)
    other = ask(client, number or order.number, email)
    run_work()

    assert (right.status_code, other.status_code) == (302, 302)
    pages = [client.get(each["Location"]).content.replace(each["Location"].encode(), b"") for each in (right, other)]
    assert pages[0] == pages[1]
    assert OutgoingMail.objects.filter(kind="order_code").count() == 1


def test_a_lookup_costs_the_same_whether_the_order_exists_or_not(client, order):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (order.number, "AF-99999"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, number)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_code_is_good_once(client, order, run_work):
    page = ask(client, order.number)
    run_work()
    code = code_in_mail()
    client.post(page["Location"], {"code": code})

    assert client.post(page["Location"], {"code": code}).status_code == 422


def test_a_code_is_good_for_a_while(client, order, run_work):
    page = ask(client, order.number)
    run_work()
    Lookup.objects.update(requested_at=timezone.now() - CODE_LASTS)

    assert client.post(page["Location"], {"code": code_in_mail()}).status_code == 422


def test_a_code_cannot_be_guessed(client, order, run_work):
    page = ask(client, order.number)
    run_work()
    code = code_in_mail()
    for _try in range(5):
        client.post(page["Location"], {"code": "x"})

    assert client.post(page["Location"], {"code": code}).status_code == 422


def test_asking_too_often_has_to_wait(client, order):
    answers = [ask(client, order.number).status_code for _time in range(12)]

    assert answers[-1] == 429


@pytest.mark.parametrize("email", ["", "x", "a\x00@example.com", "x" * 500 + "@example.com"])
def test_nonsense_is_a_sentence(client, order, email):
    assert ask(client, "AF-1", email).status_code == 422


def test_the_account_shows_own_orders_only(client, alice, bob):
    mine, other = make_order(alice), make_order(bob)
    client.force_login(alice.user)

    page = client.get("/account/orders/").content.decode()

    assert mine.number in page
    assert other.number not in page
    assert client.get(f"/account/orders/{mine.number}/").status_code == 200
    assert client.get(f"/account/orders/{other.number}/").status_code == 404
    assert client.post(f"/account/orders/{other.number}/cancel/").status_code == 404


def test_older_orders_are_on_the_next_page(client, alice):
    mug = make_mug_with_words()
    orders = [make_order(alice, products=(mug,)) for _number in range(12)]
    client.force_login(alice.user)

    page = client.get("/account/orders/").content.decode()

    assert orders[0].number not in page
    before = re.search(r"\?before=(\d+)", page)[1]
    assert orders[0].number in client.get("/account/orders/", {"before": before}).content.decode()


def test_without_signing_in_there_is_no_account(client, order):
    assert client.get(f"/account/orders/{order.number}/")["Location"].startswith("/account/login/")
