"""Template context of the payment page."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

from orders.order.models import Order

from .methods import method_name, other_methods
from .models import Payment
from .providers import PaymentMoved, ProviderAway
from .providers.stripe_card import StripeCard

#: Path of Stripe's script; Stripe requires loading it from its own origin.
STRIPE_SCRIPT = "/v3/"


def pay_page(order: Order, payment: Payment, absolute: Callable[[str], str]) -> dict:
    """Progress of ``payment``, the other methods, and for cards what the browser needs to pay.

    ``problem`` is a sentence if it cannot be paid now.

    Raises:
        PaymentMoved: the balance has changed meanwhile.
    """
    pending = payment.status == Payment.Status.PENDING
    page = {
        "order": order,
        "payment": payment,
        "method_name": method_name(payment.method),
        "in_progress": pending,
        "bank_asks": pending and payment.method == "pretend",
        "others": [method for method in other_methods(order) if method.pays_in_advance],
        "problem": payment.message if payment.status == Payment.Status.FAILED else "",
    }
    if payment.method != "card" or pending:
        return page
    return page | _card(payment, absolute)


def _card(payment: Payment, absolute: Callable[[str], str]) -> dict:
    try:
        secret = StripeCard().prepare(payment)
    except PaymentMoved:
        raise
    except ProviderAway as away:
        return {"problem": str(away)}
    return {
        "client_secret": secret,
        "publishable_key": settings.STRIPE_PUBLISHABLE_KEY,
        "stripe_script": settings.STRIPE_SCRIPT_ORIGIN + STRIPE_SCRIPT,
        "back": absolute(reverse("payment:back", args=[payment.order.token])),
    }
