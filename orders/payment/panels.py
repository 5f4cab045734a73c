"""What paying brings to the screens of staff."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.desk import Waiting, WaitingRow
from orders.order.models import Order
from store.money.amounts import Money, total_of

from . import services
from .differences import open_difference
from .forms import ReceivedForm
from .methods import method_name
from .models import Payment
from .providers import provider_of

FIRST = 3
Status = Payment.Status
TONES = {
    Status.OPEN: "wait",
    Status.PENDING: "work",
    Status.PAID: "good",
    Status.FAILED: "bad",
    Status.VOID: "idle",
    Status.REFUNDED: "idle",
}


@dataclass(frozen=True)
class PaymentRow:
    """One payment as the panel shows it; ``form`` where staff may say that the money came."""

    payment: Payment
    name: str
    tone: str
    form: ReceivedForm | None


class PaymentsPanel(Component):
    """The payments of an order, with what may be done to them."""

    order = 20
    template_name = "orders/payment/admin/payments.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context) -> dict:
        surplus = services.surplus(self.of)
        return {
            "order": self.of,
            "rows": [self._row(payment) for payment in self.of.payments.all()[:20]],
            "difference": open_difference(self.of) if self.may_act and self.of.difference.amount else None,
            "surplus": total_of(payment.amount for payment in surplus) if surplus and self.may_act else None,
            "csrf_token": parent_context.get("csrf_token"),
        }

    def _row(self, payment: Payment) -> PaymentRow:
        form = None
        if self.may_act and _staff_decide(payment):
            form = ReceivedForm(prefix=f"payment{payment.pk}", initial={"received": payment.amount.amount})
        return PaymentRow(payment, _name(payment), TONES[payment.status], form)


def _name(payment: Payment) -> str:
    return _("Difference") if payment.is_difference else method_name(payment.method)


def _staff_decide(payment: Payment) -> bool:
    """Cards report by themselves; staff decide about the other methods, and where another amount came than agreed."""
    provider = provider_of(payment.method)
    if payment.is_difference:
        return False
    if provider is None or provider.is_online:
        return payment.status == Status.PENDING and bool(payment.message)
    late_transfer = payment.method == "transfer" and payment.status == Status.VOID
    return payment.status in Payment.ACTIVE or late_transfer


def transfers_to_confirm() -> QuerySet:
    """Placed orders whose money staff wait for."""
    return Order.objects.to_confirm().filter(payments__method="transfer", payments__status=Status.OPEN)


def waiting(request) -> Waiting | None:
    """Orders that wait for their money."""
    if not request.user.has_perm("payment.view_payment"):
        return None
    orders = Order.objects.to_confirm()
    rows = [
        _waiting(order) for order in transfers_to_confirm().select_related("customer").order_by("placed_at")[:FIRST]
    ]
    address = f"{reverse('orders_admin:index')}?view=to-confirm"
    return Waiting(_("to confirm"), orders.count(), address, order=10, rows=rows)


def _waiting(order: Order) -> WaitingRow:
    screen = reverse("orders_admin:inspect", args=[order.pk])
    total: Money = order.total
    return WaitingRow(order.number, screen, detail=str(order.customer), due=str(total), tone="wait")
