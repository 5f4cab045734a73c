"""The URL to which providers send their events."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import webhooks

log = logging.getLogger("kontor.payment")


@csrf_exempt  # Providers sign their requests; we check the signature instead.
@require_POST
def webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Verify and store one event; the worker handles it."""
    if provider != "stripe":
        raise Http404
    try:
        webhooks.receive(request.body, request.headers.get("Stripe-Signature", ""))
    except webhooks.NotGenuine as problem:
        log.warning("A webhook of Stripe was refused: %s", problem)
        return HttpResponse(f"Refused: {problem}.\n", status=400, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
