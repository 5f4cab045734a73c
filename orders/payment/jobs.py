"""What paying does by the clock: unpaid orders are called off, hanging card payments are asked after."""

import logging
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every
from customers.timeline.states import WrongState
from orders.order import services as orders
from orders.order.models import Order

from .models import Payment
from .providers import PROVIDERS
from .providers.base import ProviderAway
from .settling import settle

log = logging.getLogger("kontor.payment")
#: Online payments that are not through after this are asked after.
HANGING = timedelta(minutes=10)
MOST_AT_ONCE = 200


@every(hours=1)
def cancel_unpaid() -> None:
    """Call off what nobody paid for; a payment on its way is waited for. Running it twice does no harm."""
    late = Order.objects.unpaid_for(settings.PAYMENT_DEADLINE)
    late = late.exclude(payments__status=Payment.Status.PENDING)
    for order in late.iterator():
        with suppress(WrongState):  # Paid or cancelled a moment ago.
            orders.cancel(order, reason=orders.CancelReason.NOT_PAID)


@every(minutes=5)
def ask_after_hanging() -> None:
    """Ask the provider how payments stand whose news never came. Running it twice does no harm."""
    online = [code for code, provider in PROVIDERS.items() if provider.is_online]
    hanging = Payment.objects.filter(
        method__in=online,
        status__in=[Payment.Status.OPEN, Payment.Status.PENDING],
        created_at__lt=timezone.now() - HANGING,
    ).exclude(provider_id="")
    for payment in hanging.order_by("pk")[:MOST_AT_ONCE]:
        try:
            settle(payment)
        except ProviderAway:
            log.info("Stripe does not answer; asked again later.")
            return
