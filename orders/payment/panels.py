"""Panels of payments on the screens of staff."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.back_office import Waiting, WaitingRow
from orders.order.models import Order

from .forms import PaidBackForm, ReceivedForm
from .methods import method_name
from .models import Payment
from .providers import provider_of

#: Payments on the order's screen; orders on the first page of the admin.
MAX_PAYMENTS, MAX_WAITING = 20, 3
Status = Payment.Status
TONES = {
    Status.OPEN: "wait",
    Status.PENDING: "work",
    Status.PAID: "good",
    Status.FAILED: "bad",
    Status.VOID: "idle",
    Status.REFUNDED: "idle",
    Status.CHECK: "bad",
}


@dataclass(frozen=True)
class PaymentRow:
    """One row of the panel; ``form`` if staff may record that the money came in."""

    payment: Payment
    name: str
    tone: str
    form: ReceivedForm | None


class PaymentsPanel(Component):
    """The payments of an order, with their actions."""

    order = 20
    template_name = "orders/payment/admin/payments.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        payments = list(self.of.payments.all()[:MAX_PAYMENTS])
        back = self.of.to_pay_back
        return {
            "order": self.of,
            "rows": [self._row(payment, payments) for payment in payments],
            "to_pay_back": back,
            "paid_back_form": PaidBackForm(initial={"amount": back.minor}) if back and self.may_act else None,
            "csrf_token": parent_context.get("csrf_token"),
        }

    def _row(self, payment: Payment, payments: list[Payment]) -> PaymentRow:
        form = None
        # Money that comes in late for a void payment is recorded at the newest one.
        is_newest = payment == payments[0] or payment.status != Status.VOID
        if self.may_act and is_confirmed_by_staff(payment) and payment.can_move_to(Status.PAID) and is_newest:
            initial = {"received": payment.amount.amount, "balance": self.of.balance.minor}
            form = ReceivedForm(prefix=f"payment{payment.pk}", initial=initial)
        return PaymentRow(payment, method_name(payment.method), TONES[payment.status], form)


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
