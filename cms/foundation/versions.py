"""Version numbers in the database. They tell every process whether its cached values are still valid.

A number belongs to a subject: ``pages``, ``catalogue``, ``product:straight-mug``. Code that changes what shoppers see
calls ``invalidate`` in the same transaction. One small query per request reads the numbers.
"""

from collections.abc import Iterable

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models import Count

from .models import Version

_request = Local()
#: Subjects of all cached functions and public pages; a request reads them together.
_common: set[str] = set()


def depends_on(subjects: Iterable[str]) -> None:
    """Read the numbers of these subjects together with all others; called once per cached function or page."""
    _common.update(subject for subject in subjects if ":" not in subject)


def invalidate(*subjects: str) -> None:
    """Expire everything that depends on these subjects, in every process, when the transaction commits.

    Rows are only added, so two transactions never wait for each other here.
    """
    Version.objects.bulk_create([Version(subject=subject) for subject in subjects])
    _forget()
    transaction.on_commit(_forget)


def numbers(*subjects: str) -> tuple[int, ...]:
    """The version numbers of these subjects: read once per request, but each time within a transaction."""
    if in_transaction():
        known = _read(subjects)
        return tuple(known.get(subject, 0) for subject in subjects)
    known = getattr(_request, "numbers", None) or {}
    if not all(subject in known for subject in subjects):
        wanted = {*subjects, *_common} - known.keys()
        known = known | dict.fromkeys(wanted, 0) | _read(wanted)
        if getattr(_request, "is_open", False):
            _request.numbers = known
    return tuple(known[subject] for subject in subjects)


def in_transaction() -> bool:
    """Whether a transaction is open, so that we may see rows that are never committed."""
    return transaction.get_connection().in_atomic_block


def compact() -> None:
    """Merge the rows of each subject into one. No number changes."""
    several = Version.objects.order_by().values_list("subject", flat=True).annotate(rows=Count("pk")).filter(rows__gt=1)
    for subject in several:
        with transaction.atomic():
            rows = list(Version.objects.select_for_update().filter(subject=subject).order_by("pk"))
            if len(rows) > 1:
                Version.objects.filter(pk__in=[row.pk for row in rows]).delete()
                Version.objects.create(subject=subject, moves=sum(row.moves for row in rows))


def forget() -> None:
    """Forget the numbers of this request; for tests."""
    _forget()


def _read(subjects: Iterable[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    # Summed in Python: for the few rows this is faster than an aggregate query.
    for subject, moves in Version.objects.filter(subject__in=subjects).values_list("subject", "moves"):
        known[subject] = known.get(subject, 0) + moves
    return known


def _forget(**_signal: object) -> None:
    _request.numbers = None


def _open(**_signal: object) -> None:
    _request.is_open, _request.numbers = True, None


def _close(**_signal: object) -> None:
    _request.is_open, _request.numbers = False, None


request_started.connect(_open)
request_finished.connect(_close)
