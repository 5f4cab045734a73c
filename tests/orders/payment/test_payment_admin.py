"""Staff say in the admin that money came or went back."""

import pytest
from django.contrib.auth.models import Permission

from customers.people.models import User
from customers.timeline.models import Entry
from orders.order.models import Order
from orders.payment import events, refunds, services
from orders.payment.cancelling import cancel
from orders.payment.models import Payment
from store.money.amounts import Money
from tests.pages import fields_of

from .conftest import fresh

TO_PAY_BACK = "/admin/orders/?view=to-pay-back", "paid too much"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def admin_screen(client, owner):
    """The owner sits at the admin_screen; posts forms and reads the order's screen."""
    client.force_login(owner)

    class AdminScreen:
        def post(self, address: str, **values):
            return client.post(f"/admin/payments/{address}/", values, headers=OURS, follow=True)

        def receive(self, payment: Payment, **values) -> str:
            """Presses “Mark as paid” as the screen shows it now; ``values`` are typed over."""
            displayed = {"received": payment.amount.amount, "balance": fresh(payment.order).balance.minor} | values
            fields = {f"payment{payment.pk}-{name}": value for name, value in displayed.items()}
            page = self.post(f"{payment.pk}/paid", **fields)
            return page.content.decode()

        def pay_back(self, order: Order, **values) -> str:
            """Presses “Pay back” as the screen shows it now, and says that the transfer was made."""
            displayed = {"amount": fresh(order).overpaid.minor} | values
            page = self.post(f"of/{order.pk}/overpaid", **displayed)
            for refund in order.refunds.filter(status="to do"):
                page = client.post(f"/admin/refunds/{refund.pk}/done/", headers=OURS, follow=True)
            return page.content.decode()

        def list(self, tab: str) -> str:
            return client.get("/admin/orders/", {"view": tab}).content.decode()

        def screen(self, order: Order) -> str:
            return client.get(f"/admin/orders/inspect/{order.pk}/").content.decode()

    return AdminScreen()


@pytest.fixture
def reader(db) -> User:
    """May look at orders and payments and do nothing."""
    user = User.objects.create_user("reader@example.com", "correct horse battery", is_staff=True)
    names = ["access_admin", "view_order", "view_payment"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def test_a_transfer_is_marked_as_paid_and_the_order_confirmed(admin_screen, placed, owner):
    order = placed()
    payment = order.payments.get()
    assert "Mark as paid" in admin_screen.screen(order)

    assert f"{order.total} for {order.number} came in." in admin_screen.receive(payment)
    assert fresh(order).status == Order.Status.CONFIRMED
    assert "Mark as paid" not in admin_screen.screen(order)


@pytest.mark.parametrize("received", ["", "0", "nonsense", "-4", "1e1", "1E1", "1_0", "1e400", "9" * 40])
def test_what_is_no_amount_is_refused(admin_screen, placed, received):
    order = placed()
    assert "Write the amount that came in" in admin_screen.receive(order.payments.get(), received=received)
    assert fresh(order).status == Order.Status.PLACED


def test_too_little_is_written_down_as_it_came_and_the_rest_is_requested(admin_screen, placed):
    order = placed()
    page = admin_screen.receive(order.payments.get(), received="1.00")
    rest = order.total - Money(1)

    assert f"{rest} is still to be paid." in page
    assert (fresh(order).status, fresh(order).payment_status) == ("placed", "partly")
    assert order.number in admin_screen.list("to-settle")

    admin_screen.receive(order.payments.get(status="open"))
    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")


def test_too_much_is_written_down_as_it_came_and_the_rest_goes_back(admin_screen, placed):
    order = placed()
    more = order.total + Money("0.10")
    sent = {"received": more.amount, "confirmed": "on"}
    assert f"{Money('0.10')} was paid too much." in admin_screen.receive(order.payments.get(), **sent)
    assert order.number in admin_screen.list("to-pay-back")

    admin_screen.pay_back(order)
    assert (fresh(order).status, fresh(order).balance) == ("confirmed", Money(0))
    assert order.number not in admin_screen.list("to-pay-back")


def test_more_than_the_balance_counts_once_it_is_confirmed(admin_screen, placed):
    order = placed()
    page = admin_screen.receive(order.payments.get(), received="1000000000")

    assert "Yes, €1,000,000,000.00 came in" in page
    assert fresh(order).paid == Money(0)

    sent = fields_of(page.encode(), "form[action$='/paid/']")
    pk = order.payments.get().pk
    admin_screen.post(f"{pk}/paid", **sent, **{f"payment{pk}-confirmed": "on"})
    assert fresh(order).paid == Money(1_000_000_000)


def test_marking_twice_says_so(admin_screen, placed):
    payment = placed().payments.get()
    displayed = {"balance": fresh(payment.order).balance.minor}
    pages = [admin_screen.receive(payment, **displayed) for _time in range(2)]
    assert "has changed. Look at the amounts" in pages[1]
    assert Entry.objects.of(events.PAID).count() == 1


def test_an_amount_that_moved_since_the_screen_was_shown_is_not_paid_back(admin_screen, placed, run_work):
    order = placed()
    admin_screen.receive(order.payments.get(), received=(order.total + Money(5)).amount, confirmed="on")
    refunds.refund(fresh(order), amount=Money(2), key="goodwill")
    run_work()

    for wrong in ({"amount": 500}, {"amount": ""}, {"amount": "-500"}, {"amount": "x"}):
        admin_screen.pay_back(order, **wrong)
        assert fresh(order).paid == order.total + Money(3)
    admin_screen.pay_back(order)
    assert (fresh(order).paid, fresh(order).payment_status) == (order.total, "paid")


def test_a_card_payment_is_not_marked_by_hand(admin_screen, placed):
    order = placed("pretend")
    assert "Mark as paid" not in admin_screen.screen(order)
    assert "is not marked by hand" in admin_screen.receive(order.payments.get())
    assert fresh(order).payment_status == "open"


def test_the_payout_of_a_cancelled_order_is_marked_as_done(admin_screen, placed, run_work):
    order = placed()
    services.mark_paid(order.payments.get())
    cancel(order, reason="changed mind")
    run_work()
    assert f"{order.agreed} is paid out" in admin_screen.screen(order)

    admin_screen.pay_back(order)
    assert fresh(order).payment_status == "refunded"
    assert "is paid out" not in admin_screen.screen(order)


def test_who_may_only_look_changes_nothing(client, placed, reader):
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

    made = refunds.refund_overpaid(order, displayed=first.received, actor=owner)
    assert "payout to make" in client.get("/admin/").content.decode()
    refunds.write_done(made[0], actor=owner)
    assert TO_PAY_BACK[1] not in client.get("/admin/").content.decode()
    assert order.number not in client.get(TO_PAY_BACK[0]).content.decode()
