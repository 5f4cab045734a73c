"""The base model of background work, and waking waiting workers.

A worker can be killed at any moment: a claim only moves ``due_at`` into the future, so the row of a dead worker becomes
due again, and handlers are idempotent.
"""

from datetime import timedelta

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Work(models.Model):
    """A row of work; its handler is registered with ``@handles`` in the ``jobs.py`` of its app."""

    due_at = models.DateTimeField(_("due"), default=timezone.now, null=True, blank=True, db_index=True)
    #: When ``due_at`` was last written. A time in the future shows that the clock was set back.
    planned_at = models.DateTimeField(_("planned"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed for good"), null=True, blank=True, db_index=True)

    #: Whether a row that failed too often waits for staff; scheduled jobs never do.
    gives_up = True

    class Meta:
        abstract = True

    @property
    def is_still_claimed(self) -> bool:
        """Whether the row still belongs to the worker that has this object. Queries the database."""
        return type(self)._base_manager.filter(pk=self.pk, due_at=self.due_at).exists()

    @property
    def error_line(self) -> str:
        """The last line of the traceback."""
        return self.last_error.rstrip().rpartition("\n")[2]

    @property
    def can_be_retried(self) -> bool:
        """Whether staff can run the row again after it failed for good."""
        return True


class TryLater(Exception):
    """It cannot be done now, without an error; does not count as a failure. The message says why."""

    def __init__(self, reason: str, pause: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(reason)
        self.pause = pause


class ServiceAway(Exception):
    """An external service, such as the mail server, is away; other rows of this kind would fail, too.

    The worker pauses this kind of work. The row is retried soon and never given up for this.
    """


def wake() -> None:
    """Notify waiting workers when the transaction commits."""
    if connection.vendor != "postgresql":
        return
    if not any(entry[1] is _notify for entry in connection.run_on_commit):
        transaction.on_commit(_notify, robust=True)


def _notify() -> None:
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY kontor_work")
