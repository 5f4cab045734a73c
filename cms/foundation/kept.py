"""What every page needs is kept in each process, until its number in the database moves.

One small query a request reads all numbers; a change by any process is seen by every other at its next request.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import models, transaction

_request = Local()
_kept: dict[tuple, tuple[tuple[int, ...], Any]] = {}


def versions() -> dict[str, int]:
    """All numbers by name; read once in a request, each time outside of one."""
    known = getattr(_request, "versions", None)
    if known is None:
        from .models import KeptVersion

        known = dict(KeptVersion.objects.values_list("name", "number"))
        if getattr(_request, "open", False):
            _request.versions = known
    return known


def bump(name: str) -> None:
    """What is kept under ``name`` has changed; seen by all once the transaction is in."""
    from .models import KeptVersion

    if not KeptVersion.objects.filter(name=name).update(number=models.F("number") + 1):
        KeptVersion.objects.bulk_create([KeptVersion(name=name, number=1)], ignore_conflicts=True)
    _forget_versions()
    transaction.on_commit(_forget_versions)


def kept(*names: str) -> Callable:
    """Keep the function's result, one for each set of arguments, until one of ``names`` is bumped.

    Inside a transaction nothing is kept: it may see what nobody else will ever see.
    """

    def decorate(function: Callable) -> Callable:
        place = (function.__module__, function.__qualname__)

        @wraps(function)
        def answer(*arguments):
            return keep((*place, *arguments), names, lambda: function(*arguments))

        return answer

    return decorate


def keep(key: tuple, names: Iterable[str], make: Callable[[], Any]) -> Any:
    """What ``make`` gives, kept under ``key`` until one of ``names`` is bumped; inside a transaction made anew."""
    if transaction.get_connection().in_atomic_block:
        return make()
    number = _number(names)
    held = _kept.get(key)
    if held is None or held[0] != number:
        held = _kept[key] = (number, make())
        _trim()
    return held[1]


def forget_everything() -> None:
    """Empty this process's memory; for tests, whose databases come and go."""
    _kept.clear()
    _forget_versions()


def _number(names: Iterable[str]) -> tuple[int, ...]:
    now = versions()
    return tuple(now.get(name, 0) for name in names)


def _trim(most: int = 2000) -> None:
    while len(_kept) > most:
        _kept.pop(next(iter(_kept)), None)


def _forget_versions(**_signal) -> None:
    _request.versions = None


def _open(**_signal) -> None:
    _request.open, _request.versions = True, None


def _close(**_signal) -> None:
    _request.open, _request.versions = False, None


request_started.connect(_open)
request_finished.connect(_close)
