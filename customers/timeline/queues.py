"""The state of the queues, and failed rows that staff can run again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from .handlers import Handler, Queue, handlers
from .work import Work, wake

#: Rows of one kind on the screen.
MAX_ROWS = 50
#: Rows that are still retried are listed after this many attempts.
MIN_ATTEMPTS = 3


@dataclass(frozen=True)
class QueueFigures:
    """One kind of work: due rows, rows that failed for good, and when the oldest became due."""

    queue: Queue
    kind: str
    label: str
    due: int
    failed: int
    oldest_due_at: datetime | None

    @property
    def oldest_seconds(self) -> float:
        """How long the oldest row has been due."""
        if self.oldest_due_at is None:
            return 0.0
        return max(0.0, (timezone.now() - self.oldest_due_at).total_seconds())


@dataclass(frozen=True)
class FailedRows:
    """Failed rows of one kind; ``more``: there are others."""

    kind: str
    label: str
    rows: Sequence[Work]
    more: bool


def figures() -> list[QueueFigures]:
    """Figures of every kind of work, two indexed queries each."""
    return [_figures_of(handler) for handler in handlers()]


def failed_for_good() -> list[FailedRows]:
    """Rows that failed for good, newest first."""
    return _groups(handler.failed() for handler in handlers())


def retried() -> list[FailedRows]:
    """Rows that failed several times and are still retried."""
    failing = Q(due_at__isnull=False, attempts__gte=MIN_ATTEMPTS) & ~Q(last_error="")
    return _groups(handler.rows().filter(failing).order_by("due_at", "pk") for handler in handlers())


@transaction.atomic
def retry(kind: str, *, pk: int | None = None) -> int:
    """Run one failed row again, or all of a kind. Returns how many."""
    handler = next((each for each in handlers() if each.name == kind), None)
    if handler is None:
        return 0
    failed = handler.failed() if pk is None else handler.failed().filter(pk=pk)
    wanted = [row.pk for row in failed.iterator(chunk_size=500) if row.can_be_retried]
    now = timezone.now()
    wake()
    return handler.failed().filter(pk__in=wanted).update(due_at=now, planned_at=now, attempts=0, failed_at=None)


def _figures_of(handler: Handler) -> QueueFigures:
    due = handler.due().order_by().aggregate(count=Count("pk"), oldest=Min("due_at"))
    label = str(handler.model._meta.verbose_name_plural)
    return QueueFigures(handler.queue, handler.name, label, due["count"], handler.failed().count(), due["oldest"])


def _groups(querysets: Iterable[QuerySet]) -> list[FailedRows]:
    found = []
    for handler, rows in zip(handlers(), querysets, strict=True):
        first = list(rows[: MAX_ROWS + 1])
        if first:
            label = str(handler.model._meta.verbose_name_plural)
            found.append(FailedRows(handler.name, label, first[:MAX_ROWS], len(first) > MAX_ROWS))
    return found
