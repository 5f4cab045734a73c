"""Panels of payments on the screens of staff."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.foundation.back_office import Waiting, WaitingRow
from orders.order.models import Order
from orders.order.panels import OrderPanel

from .forms import OverpaidForm, ReceivedForm
from .methods import method_name
from .models import Adjustment, Payment
from .providers import provider_of
from .refund_panels import RefundRow, refund_rows

#: Payments on the order's screen; orders on the first page of the admin.
MAX_PAYMENTS, MAX_WAITING = 20, 3
Status = Payment.Status
TONES = {
    Status.OPEN: "wait",
    Status.PENDING: "work",
    Status.PAID: "good",
    Status.FAILED: "bad",
    Status.VOID: "idle",
    Status.CHECK: "bad",
}


@dataclass(frozen=True)
class PaymentRow:
    """One row of the panel; ``form`` if staff may record that the money came in."""

    payment: Payment
    name: str
    tone: str
    form: ReceivedForm | None


@dataclass(frozen=True)
class PaymentsPanel(OrderPanel):
    """The payments of an order, with their actions."""

    order: ClassVar[int] = 20
    template_name: ClassVar[str] = "orders/payment/admin/payments.html"

    rows: list[PaymentRow]
    adjustments: list[Adjustment]
    refunds: list[RefundRow]
    #: To pay back what is overpaid; None for users who may only look.
    overpaid_form: OverpaidForm | None
    may_act: bool


def payments_panel(order: Order, request: HttpRequest) -> PaymentsPanel | None:
    """The panel, for users who see payments."""
    if not request.user.has_perm("payment.view_payment"):
        return None
    may_act = request.user.has_perm("payment.change_payment")
    payments = list(order.payments.all()[:MAX_PAYMENTS])
    for payment in payments:
        payment.order = order
    rows = [_row(payment, payment == payments[0], may_act) for payment in payments]
    adjustments = list(order.adjustments.select_related("by")[:MAX_PAYMENTS]) if order.adjusted else []
    refunds = refund_rows(order, may_act=may_act)
    is_free = order.overpaid and may_act and not any(row.can_be_tried_again for row in refunds)
    form = OverpaidForm(initial={"amount": order.overpaid.minor}) if is_free else None
    return PaymentsPanel(order, rows, adjustments, refunds, form, may_act)


def _row(payment: Payment, is_newest: bool, may_act: bool) -> PaymentRow:
    form = None
    # Money that comes in late for a void payment is recorded at the newest one.
    can_be_paid = payment.can_move_to(Status.PAID) and (is_newest or payment.status != Status.VOID)
    if may_act and is_confirmed_by_staff(payment) and can_be_paid:
        initial = {"received": payment.amount.amount, "balance": payment.order.balance.minor}
        form = ReceivedForm(prefix=f"payment{payment.pk}", initial=initial)
    name = method_name(payment.method, is_pickup=payment.order.is_pickup)
    return PaymentRow(payment, name, TONES[payment.status], form)


def is_confirmed_by_staff(payment: Payment) -> bool:
    """Whether staff record that the money came in: no provider can be asked, or a person must check its report."""
    provider = provider_of(payment.method)
    return payment.status == Status.CHECK or not (provider and provider.reports_status)


def transfers_to_confirm() -> QuerySet:
    """Placed orders that wait for a bank transfer."""
    return Order.objects.to_confirm().filter(payments__method="transfer", payments__status=Status.OPEN)


def waiting(request: HttpRequest) -> Waiting | None:
    """Orders that wait to be paid, for users who see payments."""
    if not request.user.has_perm("payment.view_payment"):
        return None
    orders = Order.objects.to_confirm()
    rows = [
        _waiting(order)
        for order in transfers_to_confirm().select_related("customer").order_by("placed_at")[:MAX_WAITING]
    ]
    address = f"{reverse('orders_admin:index')}?view=to-confirm"
    return Waiting(_("to confirm"), orders.count(), address, order=10, rows=rows)


def _waiting(order: Order) -> WaitingRow:
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, detail=str(order.customer), due=str(order.balance), tone="wait")
