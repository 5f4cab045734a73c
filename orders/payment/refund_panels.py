"""Refunds on the screens of staff: of an order, and on Today."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.back_office import Waiting, WaitingRow
from orders.order.models import Order

from .methods import method_name
from .models import Refund

#: Refunds on the order's screen; rows on the first page of the admin.
MAX_REFUNDS, MAX_WAITING = 20, 5
Status, To = Refund.Status, Refund.To
TONES = {Status.TO_DO: "wait", Status.SENT: "work", Status.DONE: "good", Status.REFUSED: "bad"}


@dataclass(frozen=True)
class RefundRow:
    """One refund: where it goes, in words, and what staff may do about it."""

    refund: Refund
    goes_to: str
    tone: str
    #: Staff pay it out: they say that it is done, or why not.
    is_payout: bool
    can_be_tried_again: bool


def refund_rows(order: Order, *, may_act: bool) -> list[RefundRow]:
    """The refunds of an order, the newest first; one query, or none if no money went back."""
    if not order.refunded and not order.overpaid:
        return []
    rows = order.refunds.select_related("payment", "by").annotate(was_tried_again=Refund.objects.tried_again())
    found = rows[:MAX_REFUNDS]
    return [_row(refund, order, may_act) for refund in found]


def goes_to(refund: Refund) -> str:
    """Where the money goes, in words."""
    if refund.to == To.ORIGINAL:
        return method_name(refund.payment.method)
    return str(refund.get_to_display())


def _row(refund: Refund, order: Order, may_act: bool) -> RefundRow:
    refund.order = order
    is_payout = may_act and refund.is_paid_out_by_hand and refund.status in Refund.OPEN
    again = may_act and refund.status == Status.REFUSED and not refund.was_tried_again
    return RefundRow(
        refund, goes_to(refund), TONES[refund.status], is_payout, again and refund.amount <= order.overpaid
    )


def overpaid_orders(request: HttpRequest) -> Waiting | None:
    """Orders that were paid too much, for users who may pay back; None if there are none.

    Those whose refund was refused wait among ``refused_refunds``.
    """
    if not request.user.has_perm("payment.change_payment"):
        return None
    orders = Order.objects.overpaid().exclude(refunds__in=Refund.objects.refused_and_open())
    rows = [
        WaitingRow(order.number, _screen(order.pk), detail=str(order.customer), due=str(order.overpaid), tone="wait")
        for order in orders.select_related("customer").order_by("-placed_at")[:MAX_WAITING]
    ]
    address = f"{reverse('orders_admin:index')}?view=to-pay-back"
    return Waiting(_("paid too much"), orders.count(), address, order=60, rows=rows) if rows else None


def refused_refunds(request: HttpRequest) -> Waiting | None:
    """Refunds that were refused and not tried again, for users who may pay back; None if there are none."""
    refused = Refund.objects.refused_and_open().order_by("-at")
    rows = _rows(request, refused, lambda refund: refund.message, "bad")
    if not rows:
        return None
    count = refused.count()
    label = ngettext("refund refused", "refunds refused", count)
    return Waiting(label, count, _list("refused"), order=4, tone="bad", rows=rows)


def payouts_to_do(request: HttpRequest) -> Waiting | None:
    """Refunds that staff transfer or give in cash, for users who may pay back; None if there are none."""
    payouts = Refund.objects.to_pay_out().order_by("at")
    rows = _rows(request, payouts, _payout_words, "wait")
    if not rows:
        return None
    count = payouts.count()
    return Waiting(
        ngettext("payout to make", "payouts to make", count), count, _list("to-pay-out"), order=62, rows=rows
    )


def _rows(request: HttpRequest, refunds: QuerySet, words: Callable[[Refund], str], tone: str) -> list[WaitingRow]:
    """The first of these refunds; none for users who may not pay back."""
    if not request.user.has_perm("payment.change_payment"):
        return []
    return [_waiting(each, words(each), tone) for each in refunds.select_related("order__customer")[:MAX_WAITING]]


def _payout_words(refund: Refund) -> str:
    if refund.to == To.CASH:
        return _("in cash")
    return refund.iban or _("waits for the customer's account")


def _waiting(refund: Refund, words: str, tone: str) -> WaitingRow:
    detail = f"{refund.order.customer} · {words}" if words else str(refund.order.customer)
    return WaitingRow(refund.order.number, _screen(refund.order_id), detail=detail, due=str(refund.amount), tone=tone)


def _screen(pk: int) -> str:
    return reverse("orders_admin:inspect", args=[pk])


def _list(view: str) -> str:
    return f"{reverse('refunds_admin:index')}?view={view}"
