"""Work that must happen is a row; these functions claim rows and run them.

Killing a worker at any moment loses and doubles nothing: a claim only moves ``due_at`` into the future, so a
row whose worker died comes up again, and running it twice is harmless by contract.
"""

import logging
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

log = logging.getLogger("kontor.work")

#: How long a claimed row stays with its worker.
LEASE = timedelta(minutes=5)
#: After so many failures a row waits for a person.
MOST_ATTEMPTS = 12
_drainers: dict[str, tuple[Callable[[list["Work"]], None], int, timedelta]] = {}


class Work(models.Model):
    """A row that waits to be done. Concrete models define ``run()``, or an app above drains them in batches."""

    due_at = models.DateTimeField(_("due"), default=timezone.now, null=True, blank=True, db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    #: Whether a row that failed too often waits for a person; what runs again and again never does.
    gives_up = True

    class Meta:
        abstract = True

    def run(self) -> datetime | None:
        """Do it. A returned time means: again then. An exception means: try later."""
        raise NotImplementedError


class TryLater(Exception):
    """Nothing is wrong, but it cannot be done now; counts as no failure. The message says why."""

    def __init__(self, reason: str, pause: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(reason)
        self.pause = pause


def drains(model: type[Work], *, batch: int = 500, lease: timedelta = LEASE) -> Callable:
    """Let the function do the rows of ``model``, up to ``batch`` at once, instead of ``run()``.

    A short ``lease`` is for what may be done twice at the same time: rows of a killed worker come up again sooner.
    """

    def register(
        function: Callable[[list[Work]], None],
    ) -> Callable[[list[Work]], None]:
        _drainers[model._meta.label] = (function, batch, lease)
        return function

    return register


def kinds() -> Iterable[type[Work]]:
    """Every model whose rows are work."""
    return [model for model in apps.get_models() if issubclass(model, Work)]


def wake() -> None:
    """Tell waiting workers, once the transaction is in, that there is something to do."""
    if connection.vendor == "postgresql" and not getattr(connection, "_wakes", False):
        connection._wakes = True
        transaction.on_commit(_notify, robust=True)


def _notify() -> None:
    connection._wakes = False
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY kontor_work")


def claim(model: type[Work], limit: int, lease: timedelta = LEASE) -> list[Work]:
    """Rows that are due, now ours for the ``lease``; never the same row for two workers."""
    now = timezone.now()
    due = model._base_manager.filter(due_at__lte=now).order_by("due_at", "pk")
    if not due.exists():  # A plain look first: claiming takes the write lock.
        return []
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        rows = list(due[:limit])
        ours = model._base_manager.filter(pk__in=[row.pk for row in rows], due_at__lte=now)
        ours.update(due_at=now + lease, attempts=models.F("attempts") + 1)
    for row in rows:
        row.due_at, row.attempts = now + lease, row.attempts + 1
    return rows


def work_off(model: type[Work]) -> int:
    """Do what is due of one kind; returns how many rows were claimed."""
    function, batch, lease = _drainers.get(model._meta.label, (None, 20, LEASE))
    rows = claim(model, batch, lease)
    if function and rows:
        _attempt(rows, lambda: function(rows))
    elif rows:
        for row in rows:
            _attempt([row], row.run)
    return len(rows)


def work_off_everything(*, rounds: int = 50) -> int:
    """Do all that is due, and what that makes due, in at most ``rounds`` rounds; returns the number of rows."""
    total = 0
    for _round in range(rounds):
        done = sum(work_off(model) for model in kinds())
        total += done
        if not done:
            break
    return total


def _attempt(rows: list[Work], function: Callable[[], datetime | None]) -> None:
    table = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])
    try:
        again = function()
    except TryLater as later:
        attempts = max(0, rows[0].attempts - 1)
        table.update(
            due_at=timezone.now() + later.pause,
            attempts=attempts,
            last_error=str(later),
        )
    except Exception as error:
        log.warning(
            "%s %s failed: %s",
            type(rows[0])._meta.label,
            rows[0].pk,
            type(error).__name__,
        )
        for row in rows:
            table.filter(pk=row.pk).update(due_at=_next_try(row), last_error=_short(error))
    else:
        now = timezone.now()
        table.filter(due_at=rows[0].due_at).update(due_at=again, done_at=now, attempts=0, last_error="")


def _next_try(row: Work) -> datetime | None:
    if row.gives_up and row.attempts >= MOST_ATTEMPTS:
        return None
    return timezone.now() + min(timedelta(seconds=5 * 2 ** min(row.attempts, 20)), timedelta(hours=6))


def _short(error: Exception) -> str:
    return "".join(traceback.format_exception(error, limit=-3)).strip()[-4000:]
