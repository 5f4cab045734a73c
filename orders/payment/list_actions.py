"""What staff do with the money of many orders at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.bulk_actions import BulkAction
from customers.timeline.states import WrongState
from orders.order.models import Order
from store.money.amounts import Money

from . import services
from .forms import PaidBackForm, ReceivedRowForm
from .models import Payment
from .outcomes import outcome
from .panels import is_confirmed_by_staff


class WriteReceived(BulkAction):
    """Write down the money that came in, as it came, for many orders."""

    key = "mark-paid"
    label = gettext_lazy("Mark as paid …")
    button = gettext_lazy("Mark as paid")
    model = Order
    permission = "payment.change_payment"
    consequence = gettext_lazy(
        "Compare each amount with the account. Orders paid in full go to the workshop, and the customers get an e-mail."
    )
    row_form_class = ReceivedRowForm
    refusals = (WrongState,)

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("customer").prefetch_related("payments")

    def reason_against(self, row: Order) -> str:
        return "" if _to_confirm(row) else _("No payment of it waits to be marked by hand.")

    def detail(self, row: Order) -> str:
        return f"{row.customer} · {row.get_payment_status_display()} · {row.balance}"

    def initial(self, row: Order) -> Mapping[str, object]:
        payment = _to_confirm(row)
        return {"received": payment.amount.amount, "balance": row.balance.minor} if payment else {}

    def act(self, row: Order, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        payment = _to_confirm(row)
        if payment is None:
            raise WrongState(self.reason_against(row))
        received = row_values["received"]
        services.mark_paid(payment, received=received, balance=row_values["balance"], actor=actor)
        return outcome(row, _("%(amount)s for %(number)s came in."), received)


class WritePaidBack(BulkAction):
    """Write down that what was paid too much went back, for many orders."""

    key = "mark-paid-back"
    label = gettext_lazy("Mark as paid back …")
    button = gettext_lazy("Mark as paid back")
    model = Order
    permission = "payment.change_payment"
    consequence = gettext_lazy("Send the money first, at the bank or at Stripe. The shop only writes it down.")
    row_form_class = PaidBackForm
    refusals = (WrongState,)

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("customer")

    def reason_against(self, row: Order) -> str:
        return "" if row.to_pay_back else _("There is nothing to pay back.")

    def detail(self, row: Order) -> str:
        return f"{row.customer} · {row.to_pay_back}"

    def initial(self, row: Order) -> Mapping[str, object]:
        return {"amount": row.to_pay_back.minor}

    def act(self, row: Order, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        services.mark_paid_back(row, amount=row_values["amount"], actor=actor)
        return outcome(row, _("%(amount)s of %(number)s is paid back."), row_values["amount"])


def _to_confirm(order: Order) -> Payment | None:
    """The payment for the balance, if staff mark it by hand. Reads prefetched payments."""
    if order.balance <= Money(0):
        return None
    active = (each for each in order.payments.all() if each.status in Payment.ACTIVE)
    found = next((each for each in active if is_confirmed_by_staff(each)), None)
    if found is not None:
        found.order = order
    return found
