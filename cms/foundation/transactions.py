"""Transactions that are retried after deadlocks and conflicts, and end in a sentence if the database stays busy.

PostgreSQL aborts one of two transactions that wait for each other; of two that insert the same row the second fails;
SQLite has one writer and refuses others after a while. Run again, each succeeds.
"""

import logging
import random
import time
from collections.abc import Callable
from functools import wraps
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CONSTRAINT_PRIMARYKEY,
    SQLITE_CONSTRAINT_UNIQUE,
    SQLITE_FULL,
    SQLITE_LOCKED,
    SQLITE_READONLY,
)
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

log = logging.getLogger("kontor.database")
P = ParamSpec("P")
T = TypeVar("T")

#: How often a transaction is tried, and after how many seconds no new try begins.
MAX_ATTEMPTS, MAX_SECONDS = 6, 10.0
#: serialization_failure, deadlock_detected, lock_not_available
_BUSY_STATES = {"40001", "40P01", "55P03"}
#: unique_violation, and foreign_key_violation where another process deleted the row in between
_CONFLICT_STATES = {"23505", "23503"}
#: disk_full, read_only_sql_transaction
_FULL_STATES = {"53100", "25006"}
_SQLITE_CONFLICTS = {SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY}


class DatabaseBusy(Exception):
    """The transaction met others each time; nothing was changed. The message is for the person who tried."""

    def __init__(self) -> None:
        super().__init__(_("Too many people are doing this at the same moment. Nothing was changed. Please try again."))


def atomic_with_retry(function: Callable[P, T]) -> Callable[P, T]:
    """Run the function in a transaction, and again from its start after a deadlock or conflict.

    Within an open transaction it runs once: only the outermost one can be retried. The function must not depend on
    changes that a failed run made to its arguments: it reads again what it locks.

    Raises:
        DatabaseBusy: all tries failed.
    """

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        started = time.monotonic()
        for attempt in range(MAX_ATTEMPTS):
            try:
                with transaction.atomic():
                    return function(*args, **kwargs)
            except DatabaseError as error:
                if not (is_busy(error) or is_conflict(error)):
                    raise
                last = error
            if time.monotonic() - started > MAX_SECONDS:
                break
            time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - a random pause, so that two do not collide again
        log.warning("%s gave up: %s", function.__qualname__, type(last).__name__, exc_info=last)
        raise DatabaseBusy from last

    return answer


def is_busy(error: BaseException | None) -> bool:
    """Whether the database was only busy: the same statements may succeed in a moment."""
    if not isinstance(error, DatabaseError):
        return isinstance(error, DatabaseBusy)
    return _state(error) in _BUSY_STATES or _sqlite_code(error) & 0xFF in {SQLITE_BUSY, SQLITE_LOCKED}


def is_disk_full(error: DatabaseError) -> bool:
    """Whether the database cannot write because its disk is full or read-only."""
    return _state(error) in _FULL_STATES or _sqlite_code(error) & 0xFF in {SQLITE_FULL, SQLITE_READONLY}


def is_conflict(error: BaseException) -> bool:
    """Whether another transaction has just inserted or deleted the same row."""
    if not isinstance(error, IntegrityError):
        return False
    return _state(error) in _CONFLICT_STATES or _sqlite_code(error) in _SQLITE_CONFLICTS


def _state(error: BaseException) -> str:
    return getattr(error.__cause__, "sqlstate", None) or ""


def _sqlite_code(error: BaseException) -> int:
    return getattr(error.__cause__, "sqlite_errorcode", None) or 0
