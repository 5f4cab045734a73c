"""The books: every stored number is computed again from its rows, and what differs is named and told."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db.models import F
from django.urls import reverse

from cms.foundation import books
from cms.foundation.books import MAX_NAMED, Checked, _ask, book_rule, check_books
from cms.foundation.models import BookResult
from config.jobs import check_books_nightly
from customers.messaging.models import OutgoingMail
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.production.models import Job
from orders.production.services import finish, start
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from store.stock.models import StockLevel
from support.tickets.models import Ticket
from tests.makers import make_order, make_product, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(paid_order, alice):
    """Orders that wait, are sent, are made and are cancelled, and a ticket."""
    mug, cup = make_product("Mug"), make_product("Cup")
    sent = paid_order(products=(mug, cup))
    ship(sent, quantities=left_to_send(sent))
    made = paid_order()
    waiting = make_order(products=(mug,))
    gone = make_order(products=(cup,))
    cancel(gone, reason=CancelReason.CHANGED_MIND)
    ticket = Ticket.objects.create(number="Q-0", customer=alice, subject="Hello")
    Ticket.objects.update(number=f"Q-{1000 + ticket.pk}")
    return SimpleNamespace(sent=sent, made=made, waiting=waiting, gone=gone)


def wrong() -> dict[str, list[str]]:
    return {each.rule: each.first for each in check_books() if each.wrong}


def test_the_books_agree_at_every_step_of_an_order(shop, owner, run_work):
    assert wrong() == {}  # The worker has not heard of the cancelled order yet.
    job = Job.objects.with_line().get(line__order=shop.made)
    steps = [
        run_work,
        lambda: start(job, actor=owner),
        lambda: finish(Job.objects.with_line().get(pk=job.pk), done=[], actor=owner),
        lambda: ship(shop.made, quantities=left_to_send(shop.made)),
        lambda: record_scan(shop.sent.shipments.get(), kind=Scan.Kind.LOST),
        lambda: cancel(Order.objects.get(pk=shop.sent.pk), reason=CancelReason.OTHER),
        run_work,
        lambda: record_scan(shop.sent.shipments.get(), kind=Scan.Kind.RETURNED),
        run_work,
    ]
    for step in steps:
        step()
        assert wrong() == {}


#: Rule → how to break it, and a word of the sentence about it.
BROKEN = {
    "orders: the number is the prefix and the key": (Order, {"number": "AF-1"}, "AF-1, not AF-"),
    "orders: the production status is that of the jobs": (Order, {"production_status": "done"}, "by its jobs nothing"),
    "orders: the sending status is that of the parcels": (Order, {"fulfilment_status": "partly"}, "by its parcels"),
    "jobs: the number begins with the number of the order": (Job, {"number": "J-7"}, "J-7 of order AF-"),
    "tickets: the number is the prefix and the key": (Ticket, {"number": "Q-7"}, "Q-7, not Q-"),
    "stock: held is the sum of the holds": (StockLevel, {"held": F("held") + 1}, "1, not 0"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_number_that_differs_is_named(shop, run_work, rule):
    run_work()
    model, changes, words = BROKEN[rule]
    model.objects.filter(pk=model.objects.order_by("pk").last().pk).update(**changes)

    found = wrong()
    assert list(found) == [rule]
    assert words in found[rule][0]


def test_the_command_prints_a_line_for_each_rule_and_ends_with_1_if_one_differs(shop):
    out = io.StringIO()
    call_command("check_books", stdout=out)
    assert out.getvalue().split()[:3] == ["rule", "rows", "wrong"]
    Order.objects.filter(pk=shop.waiting.pk).update(fulfilment_status="sent")

    with pytest.raises(SystemExit) as end:
        call_command("check_books", stdout=out)

    assert end.value.code == 1
    assert f"{shop.waiting.number}: sent, by its parcels open" in out.getvalue()


def test_a_rule_names_the_first_rows_and_counts_all():
    answer = _ask("numbers", lambda: Checked(500, (str(each) for each in range(300))))

    assert (answer.rows, answer.wrong, len(answer.first)) == (500, 300, MAX_NAMED)


def test_a_rule_is_named_once():
    with pytest.raises(ValueError, match="named twice"):
        book_rule("stock: held is the sum of the holds")(lambda: Checked(0, ()))


def test_owners_get_one_mail_a_night_and_a_row_on_today_until_the_books_agree(client, shop):
    boss = make_staff("Owner")
    make_staff("Agent")
    Order.objects.filter(pk=shop.waiting.pk).update(fulfilment_status="sent")
    for _twice in range(2):
        check_books_nightly()

    mail = OutgoingMail.objects.get(kind="books_wrong")
    assert mail.recipient == boss.email
    assert "1 rule of the books does not hold" in mail.subject
    assert f"{shop.waiting.number}: sent, by its parcels open" in mail.text
    client.force_login(boss)
    assert "rule of the books does not hold" in client.get("/admin/").content.decode()
    assert shop.waiting.number in client.get(reverse("books_admin")).content.decode()

    Order.objects.filter(pk=shop.waiting.pk).update(fulfilment_status="open")
    check_books_nightly()

    assert "of the books do" not in client.get("/admin/").content.decode()
    assert "The books agree" in client.get(reverse("books_admin")).content.decode()
    assert OutgoingMail.objects.filter(kind="books_wrong").count() == 1


def test_rules_that_are_gone_leave_the_screen():
    BookResult.objects.create(rule="of an older version", rows=1, wrong=1, at="2026-01-01T00:00Z")

    check_books_nightly()

    assert not BookResult.objects.filter(rule="of an older version").exists()


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_all_rules_see_one_state_and_nobody_waits(at_once, paid_order, monkeypatch):
    """An order that is placed while the rules are asked is seen by none of them."""
    mug = make_product("Mug", stock=1000)
    paid_order(products=(mug,))
    asked = books._ask

    def ask_while_somebody_orders(name, rule):
        failed = at_once(lambda: make_order(products=(mug,)) and None)
        assert failed == [None]
        return asked(name, rule)

    monkeypatch.setattr(books, "_ask", ask_while_somebody_orders)
    findings = {each.rule: each for each in books.check_books()}

    rules = [each for each in findings.values() if each.rule in BROKEN and BROKEN[each.rule][0] is Order]
    assert len(rules) == 3
    assert len({each.rows for each in rules}) == 1
    assert rules[0].rows < Order.objects.count()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_after_a_check_everything_is_written_as_before(paid_order):
    paid_order()
    assert wrong() == {}

    assert Order.objects.update(note="seen") == 1
