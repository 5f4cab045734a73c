"""Template context of the payment page."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.urls import reverse

from orders.order.models import Order

from .methods import PaymentMethod, method_name, other_methods
from .models import Payment
from .providers import PaymentMoved, ProviderAway
from .providers.stripe_card import StripeCard

#: Path of Stripe's script; Stripe requires loading it from its own origin.
STRIPE_SCRIPT = "/v3/"


@dataclass(frozen=True, kw_only=True)
class PayPage:
    """The payment page: progress of ``payment``, and the other methods."""

    order: Order
    payment: Payment
    method_name: str
    in_progress: bool
    #: Whether the pretend bank asks its question.
    bank_asks: bool
    others: list[PaymentMethod]
    #: Why it cannot be paid now, as a sentence.
    problem: str = ""
    #: For cards: what the browser needs to pay through Stripe.
    client_secret: str = ""
    publishable_key: str = ""
    stripe_script: str = ""
    back: str = ""


def pay_page(order: Order, payment: Payment, absolute: Callable[[str], str]) -> PayPage:
    """The payment page of an order.

    Raises:
        PaymentMoved: the balance has changed meanwhile.
    """
    pending = payment.status == Payment.Status.PENDING
    page = PayPage(
        order=order,
        payment=payment,
        method_name=method_name(payment.method, is_pickup=order.is_pickup),
        in_progress=pending,
        bank_asks=pending and payment.method == "pretend",
        others=[method for method in other_methods(order) if method.pays_in_advance],
        problem=payment.message if payment.status == Payment.Status.FAILED else "",
    )
    return page if payment.method != "card" or pending else _with_card(page, absolute)


def _with_card(page: PayPage, absolute: Callable[[str], str]) -> PayPage:
    try:
        secret = StripeCard().prepare(page.payment)
    except PaymentMoved:
        raise
    except ProviderAway as away:
        return replace(page, problem=str(away))
    return replace(
        page,
        client_secret=secret,
        publishable_key=settings.STRIPE_PUBLISHABLE_KEY,
        stripe_script=settings.STRIPE_SCRIPT_ORIGIN + STRIPE_SCRIPT,
        back=absolute(reverse("payment:back", args=[page.order.token])),
    )
