"""Content policy of the card page: it loads Stripe's card fields, which no shop may serve itself."""

from django.conf import settings
from django.http import HttpResponse

_STRIPE = "https://js.stripe.com"
#: Origins of the bank's question (3-D Secure) and of more scripts that Stripe's script loads.
_QUESTIONS, _MORE_SCRIPTS = "https://hooks.stripe.com", "https://*.js.stripe.com"


def allow_stripe(response: HttpResponse) -> HttpResponse:
    """Allow Stripe's scripts and frames in this response; every other page has the strict policy."""
    origin = settings.STRIPE_SCRIPT_ORIGIN
    scripts = [origin, _MORE_SCRIPTS] if origin == _STRIPE else [origin]
    response._csp_update = {
        "script-src": scripts,
        "frame-src": [*scripts, _QUESTIONS],
        "connect-src": [settings.STRIPE_API_BASE, origin],
    }
    return response
