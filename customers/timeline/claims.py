"""Claims: rows that belong to one worker for a while, and their outcome."""

import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from django.db import connection, models, transaction
from django.utils import timezone

from .database import retry_while_away
from .handlers import Handler
from .work import Work

#: After this many failures a row waits for staff.
MAX_ATTEMPTS = 12
#: The longest pause between two attempts, and the longest if an external service is away.
MAX_PAUSE, MAX_PAUSE_AWAY = timedelta(hours=6), timedelta(minutes=5)
#: After this many failures a row is no longer handled in a batch.
ALONE_AFTER = 2
#: Smaller differences of the clock are ignored.
CLOCK_TOLERANCE = timedelta(minutes=1)


class Claim:
    """Rows that are ours until ``until``, which is their ``due_at``; a worker that moves it takes them over."""

    def __init__(self, handler: Handler, rows: Sequence[Work], until: datetime) -> None:
        self.handler, self.rows, self.until = handler, rows, until
        self._lock = Lock()  # The main thread renews while the thread of the row finishes.

    def renew(self) -> bool:
        """Claim the rows for another lease; False if we have lost all. Rows that we have lost leave the claim."""
        with self._lock:
            until = timezone.now() + self.handler.lease
            renewed = self._ours().update(due_at=until, planned_at=timezone.now())
            if not renewed:
                return False
            self.until = until
            if renewed < len(self.rows):
                ours = set(self._ours().values_list("pk", flat=True))
                self.rows = [row for row in self.rows if row.pk in ours]
            for row in self.rows:
                row.due_at = until
            return True

    @property
    def needs_renewal(self) -> bool:
        """Whether a quarter of the lease is over."""
        return self.until - timezone.now() < self.handler.lease * 3 / 4

    def is_ours(self) -> bool:
        """Whether the rows are still ours."""
        with self._lock:
            return self._ours().count() == len(self.rows)

    def finish(self, again: datetime | None) -> None:
        """Mark the rows as done; ``again`` is when they are due next, or None."""
        now = timezone.now()
        self._write(due_at=again, planned_at=now, done_at=now, attempts=0, last_error="", failed_at=None)

    def postpone(self, pause: timedelta, reason: str) -> None:
        """Not done, without an error: does not count as an attempt."""
        now, attempts = timezone.now(), models.F("attempts") - 1
        self._write(due_at=now + pause, planned_at=now, attempts=attempts, last_error=reason[-4000:])

    def fail(self, error: Exception) -> None:
        """Failed: retried after a growing pause, or given up."""
        for row in self.rows:
            if row.gives_up and row.attempts >= MAX_ATTEMPTS:
                self._give_up(row, error)
            else:
                self._retry(row, _pause_after(row.attempts, MAX_PAUSE), error)

    def wait_for_service(self, error: Exception) -> None:
        """An external service is away: retried soon, without limit."""
        for row in self.rows:
            self._retry(row, _pause_after(row.attempts, MAX_PAUSE_AWAY), error)

    def _retry(self, row: Work, pause: timedelta, error: Exception) -> None:
        now = timezone.now()
        self._write(row, due_at=now + pause, planned_at=now, last_error=_short(error))

    def _give_up(self, row: Work, error: Exception) -> None:
        count = self._write(row, due_at=None, failed_at=timezone.now(), last_error=_short(error))
        if count and self.handler.on_final_failure:
            self.handler.on_final_failure(row)

    def _write(self, row: Work | None = None, **values: object) -> int:
        with self._lock:
            ours = self._ours() if row is None else self._ours().filter(pk=row.pk)
            return retry_while_away(lambda: ours.update(**values))

    def _ours(self) -> models.QuerySet:
        """The rows that nobody else has claimed or planned again."""
        pks = [row.pk for row in self.rows]
        return self.handler.model._base_manager.filter(pk__in=pks, due_at=self.until)


def claim(handler: Handler) -> Claim | None:
    """Claim due rows for one lease; two workers never get the same row."""
    due = handler.due()
    if not due.exists():  # A plain SELECT first: claiming takes the write lock of SQLite.
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        rows = _batch_of(list(due[: handler.batch or 1]))
        now = timezone.now()
        until = now + handler.lease
        ours = handler.model._base_manager.filter(pk__in=[row.pk for row in rows])
        ours.update(due_at=until, planned_at=now, attempts=models.F("attempts") + 1)
    for row in rows:
        row.due_at, row.planned_at, row.attempts = until, now, row.attempts + 1
    return Claim(handler, rows, until) if rows else None


def _batch_of(rows: list[Work]) -> list[Work]:
    """The rows of one call. A row that failed before is handled alone, so that it does not fail others."""
    if rows and rows[0].attempts >= ALONE_AFTER:
        return rows[:1]
    return [row for row in rows if row.attempts < ALONE_AFTER]


def notice_clock_set_back(handler: Handler) -> int:
    """The clock was set back: rows planned in its future are due after their pause from now. Returns how many."""
    now = timezone.now()
    ahead = handler.rows().filter(due_at__gt=now, planned_at__gt=now + CLOCK_TOLERANCE)
    pauses = ahead.values_list("pk", "due_at", "planned_at")[:1000]
    return sum(
        handler.rows().filter(pk=pk, due_at=due_at).update(due_at=now + (due_at - planned_at), planned_at=now)
        for pk, due_at, planned_at in pauses
    )


def _pause_after(attempts: int, longest: timedelta) -> timedelta:
    return min(timedelta(seconds=5 * 2 ** min(attempts, 20)), longest)


def _short(error: Exception) -> str:
    return "".join(traceback.format_exception(error, limit=-3)).strip()[-4000:]
