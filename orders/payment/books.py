"""Book rules of money: every sum and status that is stored, computed again from its rows."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from cms.foundation.books import Checked, book_rule, compared
from orders.order.models import Order, OrderLine

from .ledger import sums_of
from .models import Adjustment, AdjustmentPart, Payment, Refund
from .payment_status import MoneyFacts, payment_status

#: Orders that are read at once.
CHUNK = 500


@book_rule("orders: total and taxes are lines, delivery, fee and adjustments")
def totals() -> Checked:
    """Added up by the same function that writes them."""
    return Checked(Order.objects.count(), _in_chunks(_wrong_totals))


@book_rule("orders: paid is what came in less what goes back")
def paid() -> Checked:
    rows = Order.objects.annotate(
        captured=Coalesce(Sum("payments__received"), 0), back=Coalesce(Sum("payments__refunded"), 0)
    ).only("pk", "number")
    wrong = ~Q(paid=F("captured") - F("back")) | ~Q(refunded=F("back"))
    return compared(rows, wrong=wrong, sentence=lambda order: order.number)


@book_rule("orders: payment status follows from the balance")
def statuses() -> Checked:
    return Checked(Order.objects.count(), _in_chunks(_wrong_statuses))


@book_rule("payments: what goes back is the sum of the refunds that were not refused")
def refunded() -> Checked:
    living = Sum("refunds__amount", filter=~Q(refunds__status=Refund.Status.REFUSED))
    rows = Payment.objects.annotate(back=Coalesce(living, 0)).select_related("order")
    return compared(rows, wrong=~Q(refunded=F("back")), sentence=lambda payment: f"{payment.order}: {payment.pk}")


@book_rule("adjustments: the amount is the sum of the parts")
def adjustments() -> Checked:
    rows = Adjustment.objects.annotate(sum=Coalesce(Sum("parts__amount"), 0)).select_related("order")
    return compared(rows, wrong=~Q(amount=F("sum")), sentence=lambda row: f"{row.order}: {row.key}")


@book_rule("order lines: quantities paid back are those of the adjustments")
def quantities() -> Checked:
    not_sent = Sum("adjustments__quantity", filter=Q(adjustments__was_sent=False))
    rows = OrderLine.objects.annotate(back=Coalesce(Sum("adjustments__quantity"), 0), kept=Coalesce(not_sent, 0))
    wrong = ~Q(refunded_quantity=F("back")) | ~Q(cancelled_quantity=F("kept"))
    found = rows.select_related("order").defer("picture", "choices")
    return compared(found, wrong=wrong, sentence=lambda line: f"{line.order}: {line}")


def _in_chunks(check: Callable[[list[Order]], Iterator[str]]) -> Iterator[str]:
    """Read the orders by key, so many at once."""
    last = 0
    while orders := list(Order.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from check(orders)
        last = orders[-1].pk


def _wrong_totals(orders: list[Order]) -> Iterator[str]:
    keys = [order.pk for order in orders]
    lines, parts = defaultdict(list), defaultdict(list)
    for line in OrderLine.objects.filter(order__in=keys).defer("picture", "choices", "breakdown"):
        lines[line.order_id].append(line)
    for part in AdjustmentPart.objects.filter(adjustment__order__in=keys).select_related("adjustment"):
        parts[part.adjustment.order_id].append(part)
    for order in orders:
        now = {name: getattr(order, name) for name in ("subtotal", "discount", "adjusted", "total", "taxes")}
        right = vars(sums_of(order, lines[order.pk], parts[order.pk]))
        if now != right:
            wrong = [f"{name} {now[name]}, not {right[name]}" for name in now if now[name] != right[name]]
            yield f"{order.number}: {'; '.join(wrong)}"


def _wrong_statuses(orders: list[Order]) -> Iterator[str]:
    keys = [order.pk for order in orders]
    payments = Payment.objects.filter(order__in=keys)
    to_check, failed = (_orders(payments.filter(status=each)) for each in (Payment.Status.CHECK, Payment.Status.FAILED))
    going_back = _orders(Refund.objects.filter(order__in=keys, status__in=Refund.OPEN))
    for order in orders:
        right = payment_status(
            MoneyFacts(
                is_cancelled=order.status == Order.Status.CANCELLED,
                total=order.total,
                paid=order.paid,
                refunded=order.refunded,
                has_to_be_checked=order.pk in to_check,
                has_failed=order.pk in failed,
                has_open_refunds=order.pk in going_back,
            )
        )
        if order.payment_status != right:
            yield f"{order.number}: {order.payment_status}, not {right}"


def _orders(rows: QuerySet) -> set[int]:
    return set(rows.values_list("order", flat=True))
