"""Staff look after withdrawals: join, grant, write down what came back, reject."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.returns import events
from orders.returns.models import Withdrawal
from orders.returns.withdrawals import services
from tests.makers import make_order, make_product, make_staff

pytestmark = pytest.mark.django_db


def press(client, name: str, withdrawal: Withdrawal, **fields) -> str:
    """Press a button of the screen; the page that follows."""
    answer = client.post(reverse(f"withdrawals_admin:{name}", args=[withdrawal.pk]), fields, follow=True)
    withdrawal.refresh_from_db()
    return answer.content.decode()


def kinds() -> list[str]:
    mails = OutgoingMail.objects.filter(kind__startswith="withdrawal").order_by("pk")
    return list(mails.values_list("kind", flat=True))


def test_a_clerk_joins_it_by_hand(client, clerk, order, withdraw, run_work):
    withdrawal = withdraw(name="Somebody Else", email=order.email)
    page = client.get(reverse("withdrawals_admin:inspect", args=[withdrawal.pk])).content.decode()
    assert order.number in page

    press(client, "join", withdrawal, number=f"#{order.number.lower()}")
    run_work()

    assert (withdrawal.order, withdrawal.status, withdrawal.joined_by) == (order, "joined", clerk)
    assert OutgoingMail.objects.get(kind="withdrawal_lines").recipient == order.email
    assert order.customer.timeline.filter(verb=events.WITHDRAWN.name).count() == 1


def test_a_number_that_is_none_is_refused_with_a_sentence(client, clerk, withdraw):
    withdrawal = withdraw()

    assert "There is no order AF-00099" in press(client, "join", withdrawal, number="99")
    assert "This field is required" in press(client, "join", withdrawal, number="")
    assert withdrawal.status == "received"


def test_a_wrong_order_is_detached(client, clerk, order, withdraw):
    withdrawal = withdraw(order)
    assert withdrawal.lines.count() == 2

    press(client, "detach", withdrawal)

    assert (withdrawal.order, withdrawal.status, withdrawal.lines.count()) == (None, "received", 0)
    assert order.customer.timeline.filter(verb=events.DETACHED.name).exists()


def test_lines_in_words_are_set_by_a_person(client, clerk, order, withdraw):
    withdrawal = withdraw(order, words="only the jug")
    mug, jug = order.lines.all()
    assert not withdrawal.lines.exists()

    press(client, "set_lines", withdrawal, **{f"line-{mug.pk}": "0", f"line-{jug.pk}": "1"})

    assert [(row.line, row.quantity) for row in withdrawal.lines.all()] == [(jug, 1)]


@pytest.mark.parametrize("quantity", ["2", "0", "-1", "1.5", "one", "9" * 40, "\x00"])
def test_impossible_quantities_are_refused_with_a_sentence(client, clerk, order, withdraw, quantity):
    withdrawal = withdraw(order)
    fields = {f"line-{line.pk}": quantity for line in order.lines.all()}

    page = press(client, "set_lines", withdrawal, **fields)

    assert any(words in page for words in ("No more can be", "at least one quantity", "as a whole number"))
    assert [row.quantity for row in withdrawal.lines.all()] == [1, 1]


def test_the_refund_waits_for_the_items_or_proof_of_sending(client, clerk, order, withdraw):
    withdrawal = withdraw(order)
    Order.objects.filter(pk=order.pk).update(fulfilment_status="delivered")
    Withdrawal.objects.update(refund_due_on=timezone.localdate() - timedelta(days=1))
    assert list(Withdrawal.objects.waiting_for_items()) == [withdrawal]
    assert not Withdrawal.objects.overdue().exists()

    press(client, "receive_proof", withdrawal)

    assert list(Withdrawal.objects.overdue()) == list(Withdrawal.objects.to_pay_back()) == [withdrawal]
    assert withdrawal.proof_received_at
    assert "written down already" in press(client, "receive_proof", withdrawal)


def test_it_is_rejected_with_a_sentence_that_the_customer_gets(client, clerk, withdraw, run_work):
    withdrawal = withdraw()

    press(client, "reject", withdrawal, reason="We know no such order.")
    run_work()

    mail = OutgoingMail.objects.get(kind="withdrawal_rejected")
    assert withdrawal.status == "rejected"
    assert "We know no such order." in mail.text
    assert "is rejected already" in press(client, "reject", withdrawal, reason="Again.")
    press(client, "reopen", withdrawal)
    assert (withdrawal.status, withdrawal.rejection) == ("received", "")


def test_the_list_has_a_fixed_number_of_queries(client, clerk, withdraw, queries_of):
    address = reverse("withdrawals_admin:index")
    for place in range(2):
        withdraw(make_order(products=(make_product(f"Mug {place}"),)))
    client.get(address)
    few = queries_of(lambda: client.get(address))
    for place in range(2, 8):
        withdraw(make_order(products=(make_product(f"Mug {place}"),)))

    assert queries_of(lambda: client.get(address)) == few < 20


@pytest.mark.parametrize("words", ["gésa", "guest@exam", "AF-99999", "99999"])
def test_it_is_found_by_what_was_typed_and_by_its_number(client, clerk, withdraw, words):
    withdrawal = withdraw()
    withdraw(name="Bob", email="bob@example.com", order_number="AF-11111")
    address = reverse("withdrawals_admin:index")

    for text in (words, withdrawal.number.lower()):
        page = client.get(address, {"q": text}).content.decode()
        assert withdrawal.number in page
        assert ">Bob<" not in page


@pytest.mark.parametrize("view", ["no-order", "to-pay-back", "items-awaited", "overdue"])
def test_tabs_show_what_waits(client, clerk, order, withdraw, view):
    names = {"no-order": "Nora None", "to-pay-back": "Gesa Gast"}
    withdraw(order), withdraw(name="Nora None")

    page = client.get(reverse("withdrawals_admin:index"), {"view": view}).content.decode()

    assert [name for name in ("Nora None", "Gesa Gast") if name in page] == [n for v, n in names.items() if v == view]


def test_it_stands_on_today_and_on_the_screens_of_order_and_customer(client, clerk, order, withdraw):
    withdrawal = withdraw(order)
    Withdrawal.objects.update(refund_due_on=timezone.localdate() - timedelta(days=1))
    screens = [
        client.get("/admin/").content.decode(),
        client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode(),
        client.get(reverse("customers_admin:inspect", args=[order.customer_id])).content.decode(),
    ]

    assert all(withdrawal.number in screen for screen in screens)
    assert "1 overdue" in screens[0]
    assert "Do not send it" in screens[1]


def test_who_only_looks_has_no_buttons_and_is_refused(client, order, withdraw):
    withdrawal = withdraw(order)
    client.force_login(make_staff("Warehouse"))
    screen = client.get(reverse("withdrawals_admin:inspect", args=[withdrawal.pk]))

    assert screen.status_code == 200
    assert "Reject it" not in screen.content.decode()
    press(client, "reject", withdrawal, reason="No.")
    assert withdrawal.status == "joined"


def test_the_second_of_two_decisions_loses(order, withdraw, owner):
    withdrawal = withdraw(order)
    same = Withdrawal.objects.get(pk=withdrawal.pk)
    services.reject(withdrawal, reason="No.", actor=owner)

    with pytest.raises(WrongState, match="is rejected already"):
        services.reject(same, reason="No.", actor=owner)
    assert Entry.objects.filter(verb=events.REJECTED.name).count() == 1
    assert kinds().count("withdrawal_rejected") == 1


def test_its_mails_and_itself_are_found_everywhere(client, clerk, withdraw):
    withdrawal = withdraw()

    assert withdrawal.number in client.get("/admin/find/", {"q": withdrawal.number}).content.decode()
    assert "your withdrawal is with us" in client.get("/admin/mails/", {"q": withdrawal.number}).content.decode()
