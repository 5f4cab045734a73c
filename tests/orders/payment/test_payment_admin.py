"""Staff say in the admin that money came or went back."""

import pytest
from django.contrib.auth.models import Permission

from customers.people.models import User
from orders.order import services as orders
from orders.order.models import Order
from orders.payment import services

from .conftest import fresh

TO_PAY_BACK = "/admin/orders/?view=to-pay-back", "to pay back"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def desk(client, owner):
    """The owner sits at the desk; posts forms and reads the order's screen."""
    client.force_login(owner)

    class Desk:
        def post(self, address: str, **values):
            return client.post(f"/admin/payments/{address}/", values, headers=OURS, follow=True)

        def screen(self, order: Order) -> str:
            return client.get(f"/admin/orders/inspect/{order.pk}/").content.decode()

    return Desk()


@pytest.fixture
def reader(db) -> User:
    """May look at orders and payments and do nothing."""
    user = User.objects.create_user("reader@example.com", "correct horse battery", is_staff=True)
    names = ["access_admin", "view_order", "view_payment"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def test_a_transfer_is_marked_as_paid_and_the_order_confirmed(desk, placed, owner):
    order = placed()
    payment = order.payments.get()
    assert "Mark as paid" in desk.screen(order)

    page = desk.post(f"{payment.pk}/paid").content.decode()
    assert f"{order.total} for {order.number} is paid." in page
    assert fresh(order).status == Order.Status.CONFIRMED
    assert "Mark as paid" not in desk.screen(order)


@pytest.mark.parametrize("received", ["1.00", "0", "nonsense", "-4", "1e400", "9" * 40])
def test_another_amount_is_not_taken_for_the_agreed_one(desk, placed, received):
    order = placed()
    payment = order.payments.get()
    page = desk.post(f"{payment.pk}/paid", **{f"payment{payment.pk}-received": received})
    assert page.status_code == 200
    assert fresh(order).status == Order.Status.PLACED


def test_marking_twice_says_so(desk, placed):
    payment = placed().payments.get()
    pages = [desk.post(f"{payment.pk}/paid").content.decode() for _time in range(2)]
    assert "is paid already" in pages[1]


def test_a_card_payment_is_not_marked_by_hand(desk, placed):
    assert "Mark as paid" not in desk.screen(placed("pretend"))


def test_a_cancelled_paid_order_is_marked_as_paid_back(desk, placed, run_work):
    order = placed()
    services.mark_paid(order.payments.get())
    orders.cancel(order, reason="changed mind")
    run_work()
    assert f"Mark {order.total} as paid back" in desk.screen(order)

    desk.post(f"of/{order.pk}/paid-back")
    assert fresh(order).payment_status == "refunded"
    assert "Mark €" not in desk.screen(order)


def test_who_may_only_look_marks_nothing(client, placed, reader):
    order = placed()
    client.force_login(reader)
    assert "Mark as paid" not in client.get(f"/admin/orders/inspect/{order.pk}/").content.decode()
    client.post(f"/admin/payments/{order.payments.get().pk}/paid/", headers=OURS)
    assert fresh(order).status == Order.Status.PLACED


def test_a_stranger_is_sent_to_the_sign_in(client, placed):
    order = placed()
    answer = client.post(f"/admin/payments/{order.payments.get().pk}/paid/", headers=OURS)
    assert answer.status_code == 302
    assert fresh(order).status == Order.Status.PLACED


def test_the_first_page_counts_what_waits_for_its_money(client, owner, placed):
    from orders.payment.panels import waiting

    placed(), placed(), placed("cash")
    request = client.request().wsgi_request
    request.user = owner
    found = waiting(request)
    assert (found.count, len(found.rows)) == (2, 2)
    client.force_login(owner)
    assert client.get(found.url).status_code == 200


def test_the_first_page_leads_to_what_was_paid_twice_until_it_is_paid_back(client, owner, placed):
    order, plain = placed("pretend"), placed()
    first, second = order.payments.get(), services.change_method(order, "transfer")
    for payment in (second, first, plain.payments.get()):
        services.mark_paid(payment)
    client.force_login(owner)

    assert f"1</b> {TO_PAY_BACK[1]}" in client.get("/admin/").content.decode()
    rows = client.get(TO_PAY_BACK[0]).content.decode()
    assert order.number in rows
    assert plain.number not in rows

    services.mark_paid_back(order, actor=owner)
    assert TO_PAY_BACK[1] not in client.get("/admin/").content.decode()
    assert order.number not in client.get(TO_PAY_BACK[0]).content.decode()
