"""Claims: rows that are one worker's for a while, and what becomes of them."""

import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from django.db import connection, models, transaction
from django.utils import timezone

from .database import insist
from .handlers import Handler
from .work import Work

#: After so many failures a row waits for a person.
MAX_ATTEMPTS = 12
#: The longest pause between two attempts, and that for rows that only wait for somebody else's system.
MAX_PAUSE, MAX_PAUSE_AWAY = timedelta(hours=6), timedelta(minutes=5)
#: After so many failures a row is no longer done together with others.
ALONE_AFTER = 2
#: A clock that differs by less was not set back; it was corrected.
CLOCK_TOLERANCE = timedelta(minutes=1)


class Claim:
    """Rows that are ours until a time; their ``due_at`` says until when, so whoever moves it takes them from us."""

    def __init__(self, handler: Handler, rows: Sequence[Work], until: datetime) -> None:
        self.handler, self.rows, self.until = handler, rows, until
        self._lock = Lock()  # The main thread renews while the thread of the row finishes.

    def renew(self) -> bool:
        """Keep the rows for another lease; False if one of them is ours no longer."""
        with self._lock:
            until = timezone.now() + self.handler.lease
            renewed = self._ours().update(due_at=until, planned_at=timezone.now())
            if renewed < len(self.rows):
                return False
            self.until = until
            for row in self.rows:
                row.due_at = until
            return True

    @property
    def needs_renewal(self) -> bool:
        """Whether a good part of the lease is over."""
        return self.until - timezone.now() < self.handler.lease * 3 / 4

    def is_ours(self) -> bool:
        """Whether nobody has taken the rows meanwhile."""
        with self._lock:
            return self._ours().count() == len(self.rows)

    def finish(self, again: datetime | None) -> None:
        """Done; ``again`` is when the rows are due the next time, if ever."""
        now = timezone.now()
        self._write(due_at=again, planned_at=now, done_at=now, attempts=0, last_error="", failed_at=None)

    def postpone(self, pause: timedelta, reason: str) -> None:
        """Not done and nothing wrong: the claim counts as no attempt."""
        now, attempts = timezone.now(), models.F("attempts") - 1
        self._write(due_at=now + pause, planned_at=now, attempts=attempts, last_error=reason[-4000:])

    def fail(self, error: Exception) -> None:
        """Not done: tried again with a growing pause, or given up."""
        for row in self.rows:
            if row.gives_up and row.attempts >= MAX_ATTEMPTS:
                self._give_up(row, error)
            else:
                self._retry(row, _pause_after(row.attempts, MAX_PAUSE), error)

    def wait_for_service(self, error: Exception) -> None:
        """Somebody else's system is away: tried again soon, as long as it takes."""
        for row in self.rows:
            self._retry(row, _pause_after(row.attempts, MAX_PAUSE_AWAY), error)

    def _retry(self, row: Work, pause: timedelta, error: Exception) -> None:
        now = timezone.now()
        self._write(row, due_at=now + pause, planned_at=now, last_error=_short(error))

    def _give_up(self, row: Work, error: Exception) -> None:
        written = self._write(row, due_at=None, failed_at=timezone.now(), last_error=_short(error))
        if written and self.handler.when_given_up:
            self.handler.when_given_up(row)

    def _write(self, row: Work | None = None, **values) -> int:
        with self._lock:
            ours = self._ours() if row is None else self._ours().filter(pk=row.pk)
            return insist(lambda: ours.update(**values))

    def _ours(self) -> models.QuerySet:
        """The rows, as long as nobody else has claimed them or asked for them anew."""
        pks = [row.pk for row in self.rows]
        return self.handler.model._base_manager.filter(pk__in=pks, due_at=self.until)


def claim(handler: Handler) -> Claim | None:
    """Rows that are due, now ours for the lease; never the same row for two workers."""
    due = handler.due()
    if not due.exists():  # A plain SELECT first: claiming takes the write lock of SQLite.
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        rows = _together(list(due[: handler.batch or 1]))
        now = timezone.now()
        until = now + handler.lease
        ours = handler.model._base_manager.filter(pk__in=[row.pk for row in rows])
        ours.update(due_at=until, planned_at=now, attempts=models.F("attempts") + 1)
    for row in rows:
        row.due_at, row.planned_at, row.attempts = until, now, row.attempts + 1
    return Claim(handler, rows, until) if rows else None


def _together(rows: list[Work]) -> list[Work]:
    """What may be done in one call: a row that failed before goes alone, so that it takes no others with it."""
    if rows and rows[0].attempts >= ALONE_AFTER:
        return rows[:1]
    return [row for row in rows if row.attempts < ALONE_AFTER]


def notice_clock_set_back(handler: Handler) -> int:
    """Rows planned by a clock that was later than it is now keep their pause, counted from now; how many there were."""
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
