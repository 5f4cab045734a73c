"""Payments of a person. They stay with their order; what a provider told about the person goes."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Payment, WebhookEvent


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
