"""What staff do with the money of many orders at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.bulk_actions import BulkAction
from customers.timeline.states import WrongState
from orders.order.models import Order
from store.money.amounts import Money, total_of

from . import refunds, services
from .forms import PaidOutForm, ReceivedRowForm
from .models import Payment, Refund
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


class WritePaidOut(BulkAction):
    """Write down that the transfers of refunds were made, for many orders."""

    key = "mark-paid-out"
    label = gettext_lazy("Mark refunds as paid out …")
    button = gettext_lazy("Mark as paid out")
    model = Order
    permission = "payment.change_payment"
    consequence = gettext_lazy("Transfer the money first. The shop only writes it down.")
    row_form_class = PaidOutForm
    refusals = (WrongState,)

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("customer").prefetch_related("refunds")

    def reason_against(self, row: Order) -> str:
        return "" if _payouts(row) else _("No payout of it waits.")

    def detail(self, row: Order) -> str:
        payouts = _payouts(row)
        accounts = {each.iban for each in payouts if each.iban}
        return " · ".join([str(row.customer), str(total_of(each.amount for each in payouts)), *sorted(accounts)])

    def initial(self, row: Order) -> Mapping[str, object]:
        return {"amount": total_of(each.amount for each in _payouts(row)).minor}

    def act(self, row: Order, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        payouts, amount = _payouts(row), row_values["amount"]
        if total_of(each.amount for each in payouts) != amount:
            raise WrongState(_("The payouts of %(number)s have changed. Look at it again.") % {"number": row.number})
        for refund in payouts:
            refund.order = row
            refunds.write_done(refund, actor=actor)
        return outcome(row, _("%(amount)s of %(number)s is paid back."), amount)


def _payouts(order: Order) -> list[Refund]:
    """The payouts that wait. Reads prefetched refunds."""
    return [each for each in order.refunds.all() if each.status == Refund.Status.TO_DO and each.is_paid_out_by_hand]


def _to_confirm(order: Order) -> Payment | None:
    """The payment for the balance, if staff mark it by hand. Reads prefetched payments."""
    if order.balance <= Money(0):
        return None
    active = (each for each in order.payments.all() if each.status in Payment.ACTIVE)
    found = next((each for each in active if is_confirmed_by_staff(each)), None)
    if found is not None:
        found.order = order
    return found
