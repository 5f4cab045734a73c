"""What the page of an order that waits for its money shows, as template variables."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

from orders.order.models import Order

from . import services
from .models import Payment
from .providers import ProviderAway, provider_of
from .ways import other_ways

#: The address of Stripe's script at its origin; it must come from there, whatever its version.
STRIPE_SCRIPT = "/v3/"


def pay_page(order: Order, absolute: Callable[[str], str]) -> dict:
    """The payment that counts, the other ways, and for cards what the browser needs to pay.

    ``problem`` is a sentence where something stands in the way.
    """
    payment = services.payment_of(order)
    if payment is None:
        services.begin(order)
        payment = services.payment_of(order)
    pending = payment.status == Payment.Status.PENDING
    page = {
        "order": order,
        "payment": payment,
        "in_progress": pending,
        "asks": pending and payment.method == "pretend",
        "others": [way for way in other_ways(order) if way.pays_in_advance],
        "problem": payment.message if payment.status == Payment.Status.FAILED else "",
    }
    if payment.method != "card" or pending:
        return page
    return page | _card(payment, absolute)


def _card(payment: Payment, absolute: Callable[[str], str]) -> dict:
    try:
        secret = provider_of("card").prepare(payment)
    except ProviderAway as away:
        return {"problem": str(away)}
    return {
        "client_secret": secret,
        "publishable_key": settings.STRIPE_PUBLISHABLE_KEY,
        "stripe_script": settings.STRIPE_SCRIPT_ORIGIN + STRIPE_SCRIPT,
        "back": absolute(reverse("payment:back", args=[payment.order.token])),
    }
