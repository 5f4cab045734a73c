"""Rows of a list are ticked, and one action is taken on all of them, row by row."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cms.foundation.bulk_actions import MAX_ROWS, RESULT_LIFETIME, delete_old_results
from cms.foundation.models import BulkRow
from customers.messaging.models import OutgoingMail
from customers.people.models import User
from orders.order.models import Order
from orders.payment import services as payments
from orders.payment.cancelling import cancel
from orders.payment.models import Payment
from store.money.amounts import Money
from tests.makers import make_order
from tests.many import Many, results

pytestmark = pytest.mark.django_db
ROOT = "/admin/orders/"


def person(role: str) -> User:
    user = User.objects.create_user(f"{role.split()[0].lower()}@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def placed(db):
    """Places orders that wait for a transfer."""

    def place(count: int = 1) -> list[Order]:
        orders = [make_order() for _each in range(count)]
        for order in orders:
            payments.begin(order)
        return orders

    return place


@pytest.fixture
def many(client, db):
    client.force_login(person("Order clerk"))
    return lambda key: Many(client, ROOT, key)


def test_ten_transfers_are_confirmed_and_each_is_said(many, placed):
    orders = placed(10)

    said = results(many("mark-paid").send(*orders))

    assert Order.objects.filter(status="confirmed", payment_status="paid").count() == 10
    assert said[orders[0].number] == (f"{orders[0].total} for {orders[0].number} came in.", "done")


def test_each_sum_is_written_as_it_came(many, placed):
    less, exact = placed(2)

    many("mark-paid").send(less, exact, **{f"{less.pk}__received": "1.00"})

    less.refresh_from_db()
    assert (less.payment_status, less.balance) == ("partly", less.total - Money(1))
    assert Order.objects.get(pk=exact.pk).status == "confirmed"


def test_more_than_is_due_is_asked_about_and_nothing_is_done_yet(many, placed):
    more, exact = placed(2)

    answer = many("mark-paid").send(more, exact, **{f"{more.pk}__received": "999"})

    assert answer.status_code == 422
    assert "more than is to be paid" in answer.content.decode()
    assert not Payment.objects.filter(status="paid").exists()


def test_more_than_is_due_is_confirmed_in_its_row(many, placed):
    more, exact = placed(2)
    typed = {f"{more.pk}__received": "999"}
    asked = many("mark-paid").send(more, exact, **typed)
    box = BeautifulSoup(asked.content, "html.parser").find("input", {"name": f"{more.pk}-confirmed"})
    assert box["type"] == "checkbox"

    answer = many("mark-paid").send(more, exact, **typed, **{f"{more.pk}__confirmed": "on"})

    assert "was paid too much." in results(answer)[more.number][0]
    assert Payment.objects.filter(status="paid").count() == 2


def test_what_failed_is_said_row_by_row_and_stops_no_other(many, placed):
    first, second = placed(2)
    action = many("mark-paid")
    fields = action.fields(first, second)
    cancel(first, reason="changed mind")

    said = results(action.post(fields))

    assert said[first.number][1] == "not done"
    assert said[second.number][1] == "done"
    assert Order.objects.get(pk=second.pk).payment_status == "paid"


def test_the_same_form_sent_twice_acts_once_and_shows_the_same_results(many, placed, run_work):
    orders = placed(2)
    action = many("mark-paid")
    fields = action.fields(*orders)

    first, second = action.post(fields), action.post(fields)

    assert results(first) == results(second)
    assert Payment.objects.filter(status="paid").count() == 2
    assert BulkRow.objects.count() == 2


def test_an_error_of_ours_stops_no_other_row(many, placed, monkeypatch):
    first, second = placed(2)
    real = payments.mark_paid

    def fails_once(payment, **values):
        if payment.order_id == first.pk:
            raise RuntimeError
        real(payment, **values)

    monkeypatch.setattr("orders.payment.list_actions.services.mark_paid", fails_once)
    said = results(many("mark-paid").send(first, second))

    assert "nothing was changed" in said[first.number][0]
    assert said[second.number][1] == "done"


def test_rows_that_cannot_be_acted_upon_are_left_out_with_the_reason(many, placed):
    waiting, cancelled = placed(2)
    cancel(cancelled, reason="changed mind")

    page = many("mark-paid").page(waiting, cancelled).content.decode()

    assert "Left out" in page
    assert "No payment of it waits to be marked by hand." in page


def test_the_number_of_rows_adds_no_queries(many, placed, queries_of):
    orders = placed(6)
    action = many("mark-paid")
    action.page(*orders)

    assert queries_of(lambda: action.page(*orders[:1])) == queries_of(lambda: action.page(*orders))


def test_at_most_two_hundred_rows_are_taken(client, many):
    keys = "&".join(f"row={key}" for key in range(1, MAX_ROWS + 50))

    page = client.get(f"{ROOT}bulk/mark-paid/?{keys}")

    assert "At most 200 rows at once" in page.content.decode()


def test_what_went_back_is_marked_for_many(many, placed, run_work):
    orders = placed(2)
    for order in orders:
        payments.mark_paid(order.payments.get())
        cancel(order, reason="changed mind")
    run_work()

    many("mark-paid-out").send(*orders)

    assert Order.objects.filter(payment_status="refunded").count() == 2


@pytest.mark.parametrize("rows", [[], ["x"], ["-1"], ["9" * 30], ["\x00"]])
def test_without_ticks_the_list_says_so(client, many, rows):
    answer = client.get(f"{ROOT}bulk/mark-paid/", {"row": rows}, follow=True)

    assert "Tick the rows first" in answer.content.decode()


@pytest.mark.parametrize("form", ["", "x", "00000000-0000-0000-0000-00000000000g"])
def test_a_form_without_its_name_does_nothing(client, many, placed, form):
    (order,) = placed(1)

    client.post(f"{ROOT}bulk/mark-paid/", {"row": order.pk, "form": form})

    assert not Payment.objects.filter(status="paid").exists()


@pytest.mark.parametrize(
    ("role", "action", "may"),
    [
        ("Order clerk", "mark-paid", True),
        ("Agent", "mark-paid", False),
        ("Warehouse", "mark-paid", False),
        ("Warehouse", "send", True),
        ("Workshop", "send", False),
        ("Workshop", "sheets", True),
        ("Support lead", "send", False),
        ("Workshop", "notes", False),
        ("Editor", "export", False),
    ],
)
def test_each_role_takes_its_own_actions(client, placed, role, action, may):
    (order,) = placed(1)
    client.force_login(person(role))

    page = client.get(f"{ROOT}bulk/{action}/", {"row": order.pk})
    bar = client.get(ROOT, follow=True).content.decode()

    assert (page.headers.get("Location") != reverse("wagtailadmin_home")) is may
    assert (f"bulk/{action}/" in bar) is may


def test_results_are_for_the_person_who_sent_the_form(client, many, placed):
    (order,) = placed(1)
    done = many("mark-paid").send(order).redirect_chain[-1][0]
    client.force_login(User.objects.create_superuser("other@example.com", "correct horse battery"))

    assert client.get(done).status_code == 404


def test_mails_are_sent_again_once(client, owner, placed, run_work):
    placed(2)
    run_work()
    client.force_login(owner)
    action = Many(client, "/admin/mails/", "again")
    fields = action.fields(*OutgoingMail.objects.all())

    action.post(fields), action.post(fields)

    assert OutgoingMail.objects.exclude(resent_from=None).count() == 2


def test_the_next_and_the_previous_order_are_those_of_the_list(client, many, alice, order_of):
    first, second, third = (order_of(alice, number=f"AF-{number}") for number in (1, 2, 3))
    Order.objects.filter(pk=second.pk).update(status="cancelled")
    screen = reverse("orders_admin:inspect", args=[third.pk])
    other = reverse("orders_admin:inspect", args=[first.pk])
    between = reverse("orders_admin:inspect", args=[second.pk])
    client.get(ROOT)
    assert between in client.get(screen).content.decode()

    client.get(ROOT, {"view": "to-confirm"})
    page = client.get(screen).content.decode()

    assert other in page
    assert between not in page


@pytest.mark.parametrize("cookie", ["view=nonsense", "q=%00", "ordering=;drop", "p=9&status=x", "%%%"])
def test_a_broken_memory_of_the_list_is_no_error(client, many, alice, order_of, cookie):
    order = order_of(alice)
    client.cookies["list-order.order"] = cookie

    assert client.get(reverse("orders_admin:inspect", args=[order.pk])).status_code == 200


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_form_sent_twice_at_the_same_moment_acts_once(at_once, client, owner, placed):
    from django.test import Client

    (order,) = placed(1)
    client.force_login(owner)
    action = Many(client, ROOT, "mark-paid")
    fields = action.fields(order)

    def send():
        browser = Client()
        browser.force_login(owner)
        return results(Many(browser, ROOT, "mark-paid").post(fields))

    first, second = at_once(send, send)

    assert first[order.number][1] == second[order.number][1] == "done"
    assert Payment.objects.filter(status="paid").count() == 1


def test_results_of_long_ago_are_deleted(client, many, placed):
    (order,) = placed(1)
    many("mark-paid").send(order)
    delete_old_results()
    assert BulkRow.objects.count() == 1

    BulkRow.objects.update(at=timezone.now() - RESULT_LIFETIME)
    delete_old_results()
    assert not BulkRow.objects.exists()
