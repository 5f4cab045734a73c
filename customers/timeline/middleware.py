"""The health of the worker, for probes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .views import worker_health

#: Where probes ask.
WORKER_HEALTH = "/healthz/worker"


class WorkerHealthMiddleware:
    """Answers ``/healthz/worker`` before the checks for HTTPS and host, as ``/healthz``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return worker_health(request) if request.path == WORKER_HEALTH else self.get_response(request)
