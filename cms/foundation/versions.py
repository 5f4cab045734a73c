"""Version numbers in the database tell every process whether what it has cached is still true.

A number belongs to a subject: ``pages``, ``catalogue``, ``product:straight-mug``. Whoever changes what shoppers see
calls ``invalidate`` in the same transaction. One small query a request reads the numbers.
"""

from collections.abc import Iterable

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models import Count

from .models import Version

_request = Local()
#: The subjects that cached functions and public pages depend on; a request reads all of them at once.
_common: set[str] = set()


def depends_on(subjects: Iterable[str]) -> None:
    """Read these numbers together with all others; called once for each function or page that is cached."""
    _common.update(subject for subject in subjects if ":" not in subject)


def invalidate(*subjects: str) -> None:
    """What depends on these subjects is made anew, in every process, once the transaction is committed.

    Rows are only added, so two transactions that change the same thing never wait for each other.
    """
    Version.objects.bulk_create([Version(subject=subject) for subject in subjects])
    _forget()
    transaction.on_commit(_forget)


def numbers(*subjects: str) -> tuple[int, ...]:
    """The version numbers of these subjects: read once in a request, but anew each time in a transaction."""
    if in_transaction():
        known = _read(subjects)
        return tuple(known.get(subject, 0) for subject in subjects)
    known = getattr(_request, "numbers", None) or {}
    if not all(subject in known for subject in subjects):
        wanted = {*subjects, *_common}
        known = known | dict.fromkeys(wanted, 0) | _read(wanted)
        if getattr(_request, "is_open", False):
            _request.numbers = known
    return tuple(known[subject] for subject in subjects)


def in_transaction() -> bool:
    """Whether we may see what nobody else sees yet, and perhaps never will."""
    return transaction.get_connection().in_atomic_block


def compact() -> None:
    """Add up the rows of each subject, so that few are read. No number changes."""
    several = Version.objects.order_by().values_list("subject", flat=True).annotate(rows=Count("pk")).filter(rows__gt=1)
    for subject in several:
        with transaction.atomic():
            rows = list(Version.objects.select_for_update().filter(subject=subject).order_by("pk"))
            if len(rows) > 1:
                Version.objects.filter(pk__in=[row.pk for row in rows]).delete()
                Version.objects.create(subject=subject, moves=sum(row.moves for row in rows))


def forget() -> None:
    """Read the numbers anew; for tests, whose databases come and go."""
    _forget()


def _read(subjects: Iterable[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    # Added up here: a sum in the query takes Django longer to write than the few rows take to read.
    for subject, moves in Version.objects.filter(subject__in=subjects).values_list("subject", "moves"):
        known[subject] = known.get(subject, 0) + moves
    return known


def _forget(**_signal) -> None:
    _request.numbers = None


def _open(**_signal) -> None:
    _request.is_open, _request.numbers = True, None


def _close(**_signal) -> None:
    _request.is_open, _request.numbers = False, None


request_started.connect(_open)
request_finished.connect(_close)
