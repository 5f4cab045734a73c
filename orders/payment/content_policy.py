"""The one page that loads something of somebody else: Stripe's card fields, which no shop may serve itself."""

from django.conf import settings
from django.http import HttpResponse

_STRIPE = "https://js.stripe.com"
#: Where Stripe shows the question of the shopper's bank, and where its script loads more of itself.
_QUESTIONS, _MORE_SCRIPTS = "https://hooks.stripe.com", "https://*.js.stripe.com"


def allow_stripe(response: HttpResponse) -> HttpResponse:
    """Allow this page Stripe's script, frames and questions; every other page keeps the strict policy."""
    origin = settings.STRIPE_SCRIPT_ORIGIN
    scripts = [origin, _MORE_SCRIPTS] if origin == _STRIPE else [origin]
    response._csp_update = {
        "script-src": scripts,
        "frame-src": [*scripts, _QUESTIONS],
        "connect-src": [settings.STRIPE_API_BASE, origin],
    }
    return response
