"""Handlers: functions that do one kind of work. Each app registers its own in ``jobs.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone

from .verbs import NamedTwice
from .work import Work

#: How long a claimed row belongs to its worker, which renews it. Time-outs of all calls are shorter.
LEASE = timedelta(minutes=1)


class Queue(StrEnum):
    """A worker serves all queues or some; no queue waits for another."""

    MONEY = "money"
    MAIL = "mail"
    REACTIONS = "reactions"
    INDEX = "index"
    JOBS = "jobs"
    BULK = "bulk"


@dataclass(frozen=True)
class Handler:
    """A function and its rows: those of ``model`` that match ``only``, up to ``batch`` in one call.

    ``at_once``: concurrent calls in one worker. ``on_final_failure``: called with a row that failed for good.
    """

    model: type[Work]
    function: Callable[[Any], datetime | None]
    queue: Queue
    batch: int | None = None
    at_once: int = 1
    lease: timedelta = LEASE
    only: Mapping[str, object] = field(default_factory=dict)
    on_final_failure: Callable[[Any], None] | None = None

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__}"

    def rows(self) -> models.QuerySet:
        return self.model._base_manager.filter(**self.only)

    def due(self) -> models.QuerySet:
        """Due rows, oldest first."""
        return self.rows().filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def failed(self) -> models.QuerySet:
        """Rows that failed for good, newest first."""
        return self.rows().filter(due_at=None, failed_at__isnull=False).order_by("-failed_at", "-pk")


_handlers: dict[str, Handler] = {}


def handles(model: type[Work], *, queue: Queue, **options: Any) -> Callable:
    """Register the function as the handler of ``model``; the options are those of ``Handler``.

    The function must be idempotent. It may return when the row is due again. An exception means a retry.
    """

    def register(function: Callable[[Any], datetime | None]) -> Callable[[Any], datetime | None]:
        handler = Handler(model, function, queue, **options)
        if handler.name in _handlers:
            raise NamedTwice(f"The handler {handler.name!r} is named twice.")
        _handlers[handler.name] = handler
        return function

    return register


def handlers() -> list[Handler]:
    """All handlers, sorted by queue."""
    order = list(Queue)
    return sorted(_handlers.values(), key=lambda handler: (order.index(handler.queue), handler.name))
