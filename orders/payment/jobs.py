"""What paying does by the clock: unpaid orders are called off, hanging payments are asked after."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every
from orders.order.models import Order

from . import online, services
from .models import Payment
from .providers import ProviderAway, all_providers

log = logging.getLogger("kontor.payment")

#: From this age on a payment whose news never came is asked after; at ``GIVEN_UP`` it is called off.
HANGING, GIVEN_UP = timedelta(minutes=10), timedelta(days=1)
MOST_AT_ONCE = 200


@every(hours=1)
def cancel_unpaid() -> None:
    """Call off what nobody paid for; what is in progress is waited for. Running it twice does no harm."""
    for order in Order.objects.unpaid_for(settings.PAYMENT_DEADLINE).select_related("customer").iterator():
        services.cancel_unpaid(order)


@every(minutes=5)
def ask_after_hanging() -> None:
    """Ask the providers how payments stand whose news never came, and call off the old ones.

    Running it twice does no harm. A provider that is away is asked again the next time.
    """
    codes = [provider.code for provider in all_providers() if provider.is_online]
    hanging = Payment.objects.filter(method__in=codes, status__in=Payment.LIVING)
    hanging = hanging.filter(created_at__lt=timezone.now() - HANGING).select_related("order__customer")
    for payment in hanging.order_by("pk")[:MOST_AT_ONCE]:
        old = payment.created_at < timezone.now() - GIVEN_UP
        try:
            (online.call_off if old else online.ask)(payment)
        except ProviderAway:
            log.info("%s does not answer; asked again later.", payment.method)
