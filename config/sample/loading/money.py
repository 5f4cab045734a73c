"""Payments, adjustments and refunds of the orders: the rows that the services would have written."""

from config.sample.loading.orders import Sale
from orders.order.models import Order, OrderLine, Paid
from orders.payment.adjusting import part_row
from orders.payment.balance import CANCELLED
from orders.payment.components import take_all
from orders.payment.ledger import components, sums_of
from orders.payment.models import Adjustment, AdjustmentPart, Payment, Refund
from store.money.amounts import Money

#: Why the bank of a card refuses a refund, in the sample.
REFUSAL = "The card was closed."


def load_money(sales: list[Sale]) -> None:
    """The payments of all orders; what was cancelled costs nothing, and what was paid for it goes back."""
    Payment.objects.bulk_create(_payment(sale) for sale in sales)
    cancelled = [sale for sale in sales if sale.order.status == Order.Status.CANCELLED]
    paid = [sale for sale in cancelled if sale.story.paid]
    _leave_open(paid)
    _adjust(cancelled)
    _refund(paid)


def _leave_open(sales: list[Sale]) -> None:
    """Of the newest order of each payment method the money is not back yet, so that staff have something to do."""
    newest = {sale.story.payment_method: sale for sale in sales}
    for sale in newest.values():
        sale.story.paid_back, sale.order.payment_status = None, Paid.TO_PAY_BACK


def _payment(sale: Sale) -> Payment:
    order, story = sale.order, sale.story
    row = Payment(
        order=order, method=story.payment_method, amount=order.total, reference=order.number, created_at=story.placed
    )
    row.paid_at = story.paid
    if story.paid:
        row.received, row.status = order.total, Payment.Status.PAID
    elif story.cancelled:
        row.status = Payment.Status.VOID
    elif story.failed:
        row.status, row.message = Payment.Status.FAILED, "The bank refused the card."
    return row


def _adjust(sales: list[Sale]) -> None:
    """Take everything off the total of these orders."""
    rows, parts, lines = [], [], []
    for sale in sales:
        order, taken = sale.order, take_all(components(sale.order, sale.lines, []), was_sent=False)
        row = Adjustment(
            order=order,
            key=CANCELLED,
            reason=Adjustment.Reason.CANCELLED,
            amount=-order.total,
            at=sale.story.cancelled,
        )
        rows.append(row)
        made = [part_row(row, part) for part in taken]
        parts += made
        for line in sale.lines:
            line.refunded_quantity = line.cancelled_quantity = line.quantity
        lines += sale.lines
        for name, value in vars(sums_of(order, sale.lines, made)).items():
            setattr(order, name, value)
    Adjustment.objects.bulk_create(rows, batch_size=200)
    AdjustmentPart.objects.bulk_create(parts, batch_size=300)
    OrderLine.objects.bulk_update(lines, ["refunded_quantity", "cancelled_quantity"], batch_size=200)
    Order.objects.bulk_update([sale.order for sale in sales], ["adjusted", "total", "taxes"], batch_size=200)


def _refund(sales: list[Sale]) -> None:
    """Most money is back, a transfer waits for the customer's account, and a card was refused."""
    payments = {each.order_id: each for each in Payment.objects.filter(order__in=[sale.order for sale in sales])}
    reasons = dict(Adjustment.objects.filter(order__in=list(payments)).values_list("order", "pk"))
    rows = [_refund_row(sale, payments[sale.order.pk], reasons[sale.order.pk]) for sale in sales]
    Refund.objects.bulk_create(rows, batch_size=200)
    for sale, row in zip(sales, rows, strict=True):
        order, payment = sale.order, row.payment
        is_refused = row.status == Refund.Status.REFUSED
        order.paid, order.refunded = (payment.received, Money(0)) if is_refused else (Money(0), payment.received)
        payment.refunded = order.refunded
    Payment.objects.bulk_update([row.payment for row in rows], ["refunded"], batch_size=200)
    Order.objects.bulk_update([sale.order for sale in sales], ["paid", "refunded", "payment_status"], batch_size=200)


def _refund_row(sale: Sale, payment: Payment, adjustment: int) -> Refund:
    story, is_card = sale.story, payment.method == "pretend"
    row = Refund(
        order=sale.order,
        payment=payment,
        adjustment_id=adjustment,
        to=Refund.To.ORIGINAL if is_card else Refund.To.BANK,
        amount=payment.received,
        key=CANCELLED,
        at=story.cancelled,
    )
    if story.paid_back:
        row.status, row.sent_at, row.done_at = Refund.Status.DONE, story.paid_back, story.paid_back
    elif is_card:
        row.status, row.message = Refund.Status.REFUSED, REFUSAL
    if story.paid_back and not is_card:
        row.account_holder, row.iban = sale.order.customer.name[:70], "DE02120300000000202051"
    return row
