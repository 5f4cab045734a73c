"""What paying brings to the screens of staff."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.desk import Waiting, WaitingRow
from orders.order.models import Order, Paid

from .models import Payment

FIRST = 3
TONES = {
    Payment.Status.OPEN: "wait",
    Payment.Status.PENDING: "work",
    Payment.Status.PAID: "good",
    Payment.Status.FAILED: "bad",
    Payment.Status.VOID: "idle",
}


class PaymentsPanel(Component):
    """The payments of an order, with what may be done to them."""

    order = 20
    template_name = "orders/payment/desk/payments.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context) -> dict:
        payments = list(self.of.payments.all())
        for payment in payments:
            payment.tone = TONES[payment.status]
            payment.can_be_marked = self.may_act and payment.can_move_to(Payment.Status.PAID)
        cancelled = self.of.status == Order.Status.CANCELLED and self.of.payment_status == Paid.PAID
        return {
            "order": self.of,
            "payments": payments,
            "may_pay_back": self.may_act and cancelled,
        }


def transfers_to_confirm() -> QuerySet:
    """Placed orders whose money a clerk waits for."""
    return Order.objects.to_confirm().filter(payments__method="transfer", payments__status=Payment.Status.OPEN)


def waiting(request) -> Waiting | None:
    """Orders that wait for their money."""
    if not request.user.has_perm("payment.view_payment"):
        return None
    orders = Order.objects.to_confirm()
    rows = [_row(order) for order in transfers_to_confirm().select_related("customer").order_by("placed_at")[:FIRST]]
    address = f"{reverse('orders_admin:index')}?view=to-confirm"
    return Waiting(_("to confirm"), orders.count(), address, order=10, rows=rows)


def _row(order: Order) -> WaitingRow:
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, detail=str(order.customer), due=str(order.total), tone="wait")
