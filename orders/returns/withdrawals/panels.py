"""Withdrawals on the screens of orders and customers, and those that wait on Today."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.back_office import Waiting, WaitingRow
from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer
from orders.order.models import Order

from ..models import Withdrawal
from ..permissions import may_act, may_see
from .columns import TONES, due_text

#: Withdrawals in a panel, and rows on Today.
MAX_ROWS, MAX_WAITING = 6, 3


@dataclass(frozen=True)
class WithdrawalRow:
    """One withdrawal in a panel; ``due``: the day of the refund while it is open."""

    withdrawal: Withdrawal
    tone: str
    due: str


@dataclass(frozen=True)
class WithdrawalsPanel(TemplatePanel):
    """Some withdrawals, newest first."""

    order: ClassVar[int] = 4
    template_name: ClassVar[str] = "orders/returns/admin/panel.html"

    rows: list[WithdrawalRow]
    #: Whether nothing of the order is sent yet, so that it must be kept back.
    keep_back: bool = False


def withdrawals_from_order(order: Order, request: HttpRequest) -> WithdrawalsPanel | None:
    """The panel on the screen of an order; None if nobody withdrew from it."""
    panel = _panel(order.withdrawals.all(), request)
    if panel is None:
        return None
    is_open = any(row.withdrawal.is_open for row in panel.rows)
    return WithdrawalsPanel(panel.rows, keep_back=is_open and order.fulfilment_status == "open" and not order.is_over)


def withdrawals_of_customer(customer: Customer, request: HttpRequest) -> WithdrawalsPanel | None:
    """The panel on the screen of a customer; None if there are none."""
    return _panel(Withdrawal.objects.of_customer(customer), request)


def _panel(found: QuerySet[Withdrawal], request: HttpRequest) -> WithdrawalsPanel | None:
    if not may_see(request.user):
        return None
    rows = [_row(each) for each in found.select_related("order").order_by("-pk")[:MAX_ROWS]]
    return WithdrawalsPanel(rows) if rows else None


def _row(withdrawal: Withdrawal) -> WithdrawalRow:
    return WithdrawalRow(withdrawal, TONES[withdrawal.status], due_text(withdrawal) if withdrawal.is_open else "")


def withdrawals_waiting(request: HttpRequest) -> Waiting | None:
    """Open withdrawals by the day of their refund, for users who act on them; None if there are none."""
    if not may_act(request.user):
        return None
    waiting = Withdrawal.objects.open()
    first = waiting.select_related("order").order_by("refund_due_on", "pk")[:MAX_WAITING]
    rows = [_waiting_row(each) for each in first]
    if not rows:
        return None
    count, overdue = waiting.count(), Withdrawal.objects.overdue().count()
    label = ngettext("withdrawal", "withdrawals", count)
    detail = _("%(count)d overdue") % {"count": overdue} if overdue else ""
    tone = "bad" if overdue else "wait"
    return Waiting(label, count, reverse("withdrawals_admin:index"), order=7, detail=detail, tone=tone, rows=rows)


def _waiting_row(withdrawal: Withdrawal) -> WaitingRow:
    screen = reverse("withdrawals_admin:inspect", args=[withdrawal.pk])
    day = date_format(withdrawal.refund_due_on, "D j M")
    words = _("waits for the items") if withdrawal.may_wait else _("refund by %(day)s") % {"day": day}
    tone = "bad" if withdrawal.is_overdue else "idle" if withdrawal.may_wait else "wait"
    order = str(withdrawal.order) if withdrawal.order else _("no order found")
    return WaitingRow(withdrawal.number, screen, detail=f"{withdrawal.name}, {order}", due=words, tone=tone)
