"""Reminders of orders that are not paid yet: one mail for each order."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from orders.order.models import Order, Paid
from orders.payment.balance import lock

from .mails import how_to_pay, write_order_mail

#: Orders in one run.
MAX_ORDERS = 500


def remind_unpaid() -> None:
    """Write a reminder for each order that is unpaid for ``PAYMENT_REMINDER_DAYS``. Idempotent.

    There is none if the order is paid, cancelled or about to be cancelled, or a payment is in progress.
    """
    days = settings.PAYMENT_REMINDER_DAYS
    if not days or timedelta(days=days) >= settings.PAYMENT_DEADLINE:
        return
    unpaid = Order.objects.unpaid_for(timedelta(days=days)).exclude(payment_status__in=[Paid.PAID, Paid.CHECK])
    recent = unpaid.filter(placed_at__gt=timezone.now() - settings.PAYMENT_DEADLINE)
    orders = list(recent.select_related("customer").order_by("placed_at", "pk")[:MAX_ORDERS])
    occasions = [_occasion(order) for order in orders]
    reminded = set(OutgoingMail.objects.filter(occasion__in=occasions).values_list("occasion", flat=True))
    for order in orders:
        if _occasion(order) not in reminded:
            _remind(order)


@transaction.atomic
def _remind(order: Order) -> None:
    lock(order)  # It may have been paid or cancelled a moment ago.
    how = how_to_pay(order)
    if how["pay_link"]:
        until = timezone.localdate(order.placed_at + settings.PAYMENT_DEADLINE)
        write_order_mail("order_unpaid", order, occasion=_occasion(order), until=until, **how)


def _occasion(order: Order) -> str:
    return f"order_unpaid:{order.pk}"
