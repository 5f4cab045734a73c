"""Payments of a person. They stay with their order; what a provider told about the person goes."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Adjustment, AdjustmentPart, Payment, Refund, WebhookEvent


def _rows(customer: Customer) -> Iterator[DataRow]:
    for payment in Payment.objects.filter(order__customer=customer).select_related("order").order_by("pk"):
        yield {
            _("Order"): payment.order.number,
            _("Payment method"): payment.method,
            _("Status"): payment.get_status_display(),
            _("Amount"): payment.amount,
            _("Received"): payment.received,
            _("Paid back"): payment.refunded,
            _("Reference"): payment.reference,
            _("Number at the provider"): payment.provider_id,
            _("Since"): payment.created_at,
            _("Paid"): payment.paid_at,
        }


def _refund_rows(customer: Customer) -> Iterator[DataRow]:
    for refund in Refund.objects.filter(order__customer=customer).select_related("order").order_by("pk"):
        yield {
            _("Order"): refund.order.number,
            _("Amount"): refund.amount,
            _("Status"): refund.get_status_display(),
            _("Goes to"): refund.get_to_display(),
            _("Account holder"): refund.account_holder,
            _("IBAN"): refund.iban,
            _("Note"): refund.note,
            _("Decided"): refund.at,
            _("Done"): refund.done_at,
        }


def _adjustment_rows(customer: Customer) -> Iterator[DataRow]:
    for row in Adjustment.objects.filter(order__customer=customer).select_related("order").order_by("pk"):
        yield {
            _("Order"): row.order.number,
            _("Reason"): row.get_reason_display(),
            _("Amount"): row.amount,
            _("Note"): row.note,
            _("When"): row.at,
        }


def _erase_accounts(customer: Customer) -> None:
    """The sums stay with their order; the bank account goes once the money is there."""
    refunds = Refund.objects.filter(order__customer=customer)
    refunds.update(account_holder="", iban="", message="", note="")
    Adjustment.objects.filter(order__customer=customer).update(note="")


def _erase(customer: Customer) -> None:
    payments = Payment.objects.filter(order__customer=customer)
    payments.update(message="")
    for name in payments.exclude(provider_id="").values_list("provider_id", flat=True):
        about = Q(body__data__object__id=name) | Q(body__data__object__payment_intent=name)
        WebhookEvent.objects.filter(about, done_at__isnull=False).update(body={})


declare(
    PersonalData(
        key="payments",
        goes_whole=False,
        label=gettext_lazy("Payments"),
        models=(Payment, WebhookEvent),
        rows=_rows,
        erase=_erase,
    )
)
declare(
    PersonalData(
        key="refunds",
        goes_whole=False,
        label=gettext_lazy("Refunds"),
        models=(Refund,),
        rows=_refund_rows,
        erase=_erase_accounts,
    )
)
declare(
    PersonalData(
        key="adjustments",
        goes_whole=False,
        label=gettext_lazy("Changes of the price"),
        models=(Adjustment, AdjustmentPart),
        rows=_adjustment_rows,
    )
)
