"""Monitoring: the health of the worker, and metrics of the queues."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .heartbeat import living_workers
from .permissions import may_see_work
from .queues import QueueFigures, figures

#: Name, help text, and the value.
_GAUGES: list[tuple[str, str, Callable[[QueueFigures], float]]] = [
    ("kontor_work_due", "Rows that wait for a worker.", lambda kind: kind.due),
    ("kontor_work_failed", "Rows that failed for good and wait for a person.", lambda kind: kind.failed),
    ("kontor_work_oldest_due_seconds", "How long the oldest row waits.", lambda kind: round(kind.oldest_seconds, 1)),
]


@never_cache
def worker_health(request: HttpRequest) -> HttpResponse:
    """200 if a worker was seen within the last minute, else 503."""
    try:
        alive = living_workers().exists()
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    if not alive:
        return HttpResponse("No worker runs.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Metrics of the queues for Prometheus; needs the token, or staff who may see background work."""
    if not (_has_token(request) or may_see_work(request.user)):
        return HttpResponse("Send the token: Authorization: Bearer …\n", status=403, content_type="text/plain")
    kinds = figures()
    lines = ["# HELP kontor_workers Running workers.", "# TYPE kontor_workers gauge"]
    lines.append(f"kontor_workers {living_workers().count()}")
    for name, text, value in _GAUGES:
        lines += [f"# HELP {name} {text}", f"# TYPE {name} gauge"]
        lines += [f'{name}{{queue="{kind.queue}",kind="{kind.kind}"}} {value(kind)}' for kind in kinds]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; version=0.0.4")


def _has_token(request: HttpRequest) -> bool:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if not settings.METRICS_TOKEN or scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(token.strip().encode(), settings.METRICS_TOKEN.encode())
