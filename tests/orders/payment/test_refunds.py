"""Money goes back once for each reason, never more than came in, and the books agree after every step."""

import pytest

from cms.foundation.books import check_books
from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.payment import events, refunds, services
from orders.payment.adjusting import adjust, charge
from orders.payment.cancelling import cancel
from orders.payment.components import spread, take_quantity
from orders.payment.ledger import components_of
from orders.payment.models import Adjustment, Payment, Refund
from store.money.amounts import Money

from .conftest import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(placed):
    """A paid order of one line and delivery."""

    def pay(method: str = "transfer"):
        order = placed(method)
        services.mark_paid(order.payments.get())
        return fresh(order)

    return pay


def wrong_books() -> list[str]:
    return [f"{each.rule}: {each.first}" for each in check_books() if each.wrong]


def goodwill(order, amount: str, key: str = "goodwill:1") -> Adjustment:
    lines = [each for each in components_of(order) if each.kind == "line"]
    return adjust(order, key=key, reason=Adjustment.Reason.GOODWILL, parts=spread(lines, Money(amount)))


def test_goodwill_is_an_adjustment_and_a_refund(paid):
    order = paid()
    before = order.total
    refunds.refund_adjustment(goodwill(order, "5.00"))

    order = fresh(order)
    assert (order.adjusted, order.total, order.agreed) == (Money(-5), before - Money(5), before)
    assert (order.balance, order.refunded, order.payment_status) == (Money(0), Money(5), "to pay back")
    assert sum(row["gross"] for row in order.taxes) == order.total.minor
    refunds.write_done(order.refunds.get(), actor=None)
    assert fresh(order).payment_status == "paid"
    assert wrong_books() == []


def test_a_decision_counts_once(paid):
    order = paid()
    adjustment = goodwill(order, "5.00")
    refunds.refund_adjustment(adjustment)
    with pytest.raises(WrongState, match="already"):
        goodwill(order, "5.00")
    assert refunds.refund_adjustment(adjustment) == []
    assert fresh(order).refunded == Money(5)


def test_no_more_goes_back_than_is_overpaid(paid):
    order = paid()
    with pytest.raises(WrongState, match="can be paid back"):
        refunds.refund(order, amount=Money("0.01"), key="x")
    goodwill(order, "5.00")
    for amount in (Money("5.01"), Money(0), Money(-1)):
        with pytest.raises(WrongState):
            refunds.refund(fresh(order), amount=amount, key="x")
    assert not Refund.objects.exists()


def test_pieces_go_back_with_their_tax_and_no_more_than_there_are(paid):
    order = paid()
    line = order.lines.first()
    component = next(each for each in components_of(order) if each.line_id == line.pk)
    parts = [take_quantity(component, line.quantity)]
    adjust(order, key="return:1", reason=Adjustment.Reason.RETURNED, parts=parts)

    line.refresh_from_db()
    assert (line.refunded_quantity, line.cancelled_quantity) == (line.quantity, 0)
    assert order.total == order.agreed - line.to_pay
    with pytest.raises(WrongState, match="More would go back"):
        adjust(order, key="return:2", reason=Adjustment.Reason.RETURNED, parts=parts)
    assert wrong_books() == []


def test_a_charge_makes_a_paid_order_due_again(paid):
    order = paid()
    more = charge(Money(7), order.lines.first().tax_percent)
    adjust(order, key="charge:1", reason=Adjustment.Reason.CHANGE, parts=[more])

    assert (fresh(order).balance, fresh(order).payment_status) == (Money(7), "partly")
    assert Payment.objects.get(status="open").amount == Money(7)
    assert wrong_books() == []


def test_a_cancelled_order_costs_nothing_and_its_card_is_refunded(paid, run_work):
    order = paid("pretend")
    agreed = order.total
    cancel(order, reason="changed mind")
    run_work()

    order = fresh(order)
    assert (order.total, order.agreed, order.taxes) == (Money(0), agreed, [])
    assert (order.payment_status, order.refunds.get().status) == ("refunded", "done")
    assert Entry.objects.of(events.REFUNDED).count() == 1
    assert wrong_books() == []


def test_a_refused_refund_is_due_again_and_is_tried_again_as_a_new_one(paid):
    order = paid("pretend")
    refunds.refund_adjustment(goodwill(order, "5.00"))
    first = order.refunds.get()
    report = refunds.RefundReport("refused", message="The card was closed.")
    refunds.follow_up(first, report)
    refunds.follow_up(first, report)
    assert (fresh(order).overpaid, fresh(order).payment_status) == (Money(5), "to pay back")

    second = refunds.refund_again(fresh(first))
    assert (second.attempt, second.key, fresh(order).overpaid) == (1, first.key, Money(0))
    with pytest.raises(WrongState, match="again already"):
        refunds.refund_again(fresh(first))
    assert second.provider_key != first.provider_key
    assert wrong_books() == []


def test_what_staff_transfer_waits_for_the_account_that_the_customer_tells(paid, client):
    order = paid()
    cancel(order, reason="changed mind")
    refund = order.refunds.get()
    page = refund.account_address
    assert client.get(f"{page[:-3]}abc/").status_code == 404

    answer = client.post(page, {"account_holder": "Alice Adler", "iban": "DE02 1203 0000 0000 2020 50"})
    assert (answer.status_code, "This is no IBAN" in answer.content.decode()) == (422, True)
    client.post(page, {"account_holder": "Alice Adler", "iban": "de02 1203 0000 0000 2020 51"})
    assert (fresh(refund).iban, fresh(refund).account_holder) == ("DE02120300000000202051", "Alice Adler")
    assert "DE02120300000000202051" not in client.get(page).content.decode()

    refunds.write_done(refund, actor=None)
    client.post(page, {"account_holder": "Mallory", "iban": "DE75512108001245126199"})
    assert fresh(refund).account_holder == "Alice Adler"
