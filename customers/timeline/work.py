"""Work that must happen is a row: its model, and how waiting workers are woken.

Killing a worker at any moment loses and doubles nothing: a claim only moves ``due_at`` into the future, so a row
whose worker died becomes due again, and running it twice is harmless by contract.
"""

from datetime import timedelta

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Work(models.Model):
    """A row that waits to be done, by a function that an app's ``jobs.py`` registers with ``@handles``."""

    due_at = models.DateTimeField(_("due"), default=timezone.now, null=True, blank=True, db_index=True)
    #: When ``due_at`` was written by a worker, or the row made. In the future, it shows that the clock was set back.
    planned_at = models.DateTimeField(_("planned"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed for good"), null=True, blank=True, db_index=True)

    #: Whether a row that failed too often waits for a person; what runs again and again never does.
    gives_up = True

    class Meta:
        abstract = True

    @property
    def is_still_claimed(self) -> bool:
        """Whether the row is still with the worker that was given this object. Asks the database."""
        return type(self)._base_manager.filter(pk=self.pk, due_at=self.due_at).exists()

    @property
    def error_line(self) -> str:
        """What went wrong, without the trace that led there."""
        return self.last_error.rstrip().rpartition("\n")[2]

    @property
    def can_be_retried(self) -> bool:
        """Whether it makes sense to run it again after it failed for good."""
        return True


class TryLater(Exception):
    """Nothing is wrong, but it cannot be done now; counts as no failure. The message says why."""

    def __init__(self, reason: str, pause: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(reason)
        self.pause = pause


class ServiceAway(Exception):
    """A system of somebody else, such as the mail server, does not answer: its other rows would wait in vain, too.

    The worker leaves this kind of work alone for a while. The row is tried again soon and never given up for this.
    """


def wake() -> None:
    """Tell waiting workers, once the transaction is in, that there is something to do."""
    if connection.vendor != "postgresql":
        return
    if not any(function is _notify for _sids, function, _robust in connection.run_on_commit):
        transaction.on_commit(_notify, robust=True)


def _notify() -> None:
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY kontor_work")
