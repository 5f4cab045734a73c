"""Which function does which kind of work. Each app registers its own in ``jobs.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone

from .verbs import NamedTwice
from .work import Work

#: How long a claimed row stays with its worker; a worker that lives renews it. Time-outs of all calls are shorter.
LEASE = timedelta(minutes=1)


class Queue(StrEnum):
    """Whom a row keeps waiting. A worker may serve all queues or some; no queue waits for another."""

    MONEY = "money"
    MAIL = "mail"
    REACTIONS = "reactions"
    INDEX = "index"
    JOBS = "jobs"
    BULK = "bulk"


@dataclass(frozen=True)
class Handler:
    """A function with the rows it does: those of ``model`` that fit ``only``, ``batch`` in one call.

    ``at_once``: calls at the same moment in one worker. ``when_given_up``: called with a row that failed for good.
    """

    model: type[Work]
    function: Callable[[Any], datetime | None]
    queue: Queue
    batch: int | None = None
    at_once: int = 1
    lease: timedelta = LEASE
    only: Mapping[str, object] = field(default_factory=dict)
    when_given_up: Callable[[Any], None] | None = None

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__}"

    def rows(self) -> models.QuerySet:
        return self.model._base_manager.filter(**self.only)

    def due(self) -> models.QuerySet:
        """Rows that wait for a worker, the oldest first."""
        return self.rows().filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def failed(self) -> models.QuerySet:
        """Rows that failed too often and wait for a person, the newest first."""
        return self.rows().filter(due_at=None, failed_at__isnull=False).order_by("-failed_at", "-pk")


_handlers: dict[str, Handler] = {}


def handles(model: type[Work], *, queue: Queue, **options: Any) -> Callable:
    """Let the function do the rows of ``model``, one in each call; options are those of ``Handler``.

    The function must be harmless to repeat. A time that it returns means: again then. An exception means: try later.
    """

    def register(function: Callable[[Any], datetime | None]) -> Callable[[Any], datetime | None]:
        handler = Handler(model, function, queue, **options)
        if handler.name in _handlers:
            raise NamedTwice(f"The handler {handler.name!r} is named twice.")
        _handlers[handler.name] = handler
        return function

    return register


def handlers() -> list[Handler]:
    """All handlers, those of one queue beside each other."""
    order = list(Queue)
    return sorted(_handlers.values(), key=lambda handler: (order.index(handler.queue), handler.name))
