"""Staff say in the admin that money came or went back."""

import pytest
from django.contrib.auth.models import Permission

from customers.people.models import User
from customers.timeline.models import Entry
from orders.order.models import Order
from orders.order.services import cancel
from orders.payment import events, services
from orders.payment.models import Payment
from store.money.amounts import Money
from tests.pages import fields_of

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

        def receive(self, payment: Payment, **values) -> str:
            """Presses “Mark as paid” as the screen shows it now; ``values`` are typed over."""
            shown = {"received": payment.amount.amount, "balance": fresh(payment.order).balance.minor} | values
            page = self.post(f"{payment.pk}/paid", **{f"payment{payment.pk}-{name}": shown[name] for name in shown})
            return page.content.decode()

        def pay_back(self, order: Order, **values) -> str:
            shown = {"amount": fresh(order).to_pay_back.minor} | values
            return self.post(f"of/{order.pk}/paid-back", **shown).content.decode()

        def list(self, tab: str) -> str:
            return client.get("/admin/orders/", {"view": tab}).content.decode()

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

    assert f"{order.total} for {order.number} came in." in desk.receive(payment)
    assert fresh(order).status == Order.Status.CONFIRMED
    assert "Mark as paid" not in desk.screen(order)


@pytest.mark.parametrize("received", ["", "0", "nonsense", "-4", "1e1", "1E1", "1_0", "1e400", "9" * 40])
def test_what_is_no_amount_is_refused(desk, placed, received):
    order = placed()
    assert "Write the amount that came in" in desk.receive(order.payments.get(), received=received)
    assert fresh(order).status == Order.Status.PLACED


def test_too_little_is_written_down_as_it_came_and_the_rest_is_asked_for(desk, placed):
    order = placed()
    page = desk.receive(order.payments.get(), received="1.00")
    rest = order.total - Money(1)

    assert f"{rest} is still to be paid." in page
    assert (fresh(order).status, fresh(order).payment_status) == ("placed", "partly")
    assert order.number in desk.list("to-settle")

    desk.receive(order.payments.get(status="open"))
    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")


def test_too_much_is_written_down_as_it_came_and_the_rest_goes_back(desk, placed):
    order = placed()
    more = order.total + Money("0.10")
    sent = {"received": more.amount, "confirmed": "on"}
    assert f"{Money('0.10')} is to be paid back." in desk.receive(order.payments.get(), **sent)
    assert order.number in desk.list("to-pay-back")

    desk.pay_back(order)
    assert (fresh(order).status, fresh(order).balance) == ("confirmed", Money(0))
    assert order.number not in desk.list("to-pay-back")


def test_more_than_the_balance_counts_once_it_is_confirmed(desk, placed):
    order = placed()
    page = desk.receive(order.payments.get(), received="1000000000")

    assert "Yes, €1,000,000,000.00 came in" in page
    assert fresh(order).paid == Money(0)

    sent = fields_of(page.encode(), "form[action$='/paid/']")
    desk.post(f"{order.payments.get().pk}/paid", **sent, **{f"payment{order.payments.get().pk}-confirmed": "on"})
    assert fresh(order).paid == Money(1_000_000_000)


def test_marking_twice_says_so(desk, placed):
    payment = placed().payments.get()
    shown = {"balance": fresh(payment.order).balance.minor}
    pages = [desk.receive(payment, **shown) for _time in range(2)]
    assert "has changed. Look at the amounts" in pages[1]
    assert Entry.objects.of(events.PAID).count() == 1


def test_an_amount_that_moved_since_the_screen_was_shown_is_not_paid_back(desk, placed, run_work):
    order = placed()
    desk.receive(order.payments.get(), received=(order.total + Money(5)).amount, confirmed="on")
    shown = {"amount": fresh(order).to_pay_back.minor}
    cancel(fresh(order), reason="changed mind")
    run_work()

    for wrong in (shown, {"amount": ""}, {"amount": "-500"}, {"amount": "x"}):
        desk.pay_back(order, **wrong)
        assert fresh(order).paid == order.total + Money(5)
    desk.pay_back(order)
    assert (fresh(order).paid, fresh(order).payment_status) == (Money(0), "refunded")


def test_a_card_payment_is_not_marked_by_hand(desk, placed):
    order = placed("pretend")
    assert "Mark as paid" not in desk.screen(order)
    assert "is not marked by hand" in desk.receive(order.payments.get())
    assert fresh(order).payment_status == "open"


def test_a_cancelled_paid_order_is_marked_as_paid_back(desk, placed, run_work):
    order = placed()
    services.mark_paid(order.payments.get())
    cancel(order, reason="changed mind")
    run_work()
    assert f"Mark {order.total} as paid back" in desk.screen(order)

    desk.pay_back(order)
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
