"""Transactions that are tried again when the database asks for it, and end in a sentence when it stays busy.

PostgreSQL breaks one of two transactions that wait for each other; of two that insert the same row the second fails;
SQLite has one writer and refuses the next one after a while. None of these is a fault: run again, each succeeds.
"""

import logging
import random
import time
from collections.abc import Callable
from functools import wraps
from sqlite3 import SQLITE_BUSY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE, SQLITE_LOCKED

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

log = logging.getLogger("kontor.database")

#: How often a transaction is tried, and after how many seconds it is not begun again.
ATTEMPTS, PATIENCE = 6, 10.0
#: serialization_failure, deadlock_detected, lock_not_available
_BUSY_STATES = {"40001", "40P01", "55P03"}
#: unique_violation, and foreign_key_violation where another process deleted the row in between
_CONFLICT_STATES = {"23505", "23503"}
_SQLITE_CONFLICTS = {SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY}


class DatabaseBusy(Exception):
    """Others were faster, several times in a row; nothing was changed. The message is for the person who tried."""

    def __init__(self) -> None:
        super().__init__(_("Too many people are doing this at the same moment. Nothing was changed. Please try again."))


def atomic_with_retry(function: Callable) -> Callable:
    """Run the function in a transaction, and again from its start if it met another one.

    Within an open transaction it runs once: only the outermost one can be tried again. The function must not depend
    on what its failed run left in the objects it was given: it reads anew what it locks.

    Raises:
        DatabaseBusy: it met others each time.
    """

    @wraps(function)
    def answer(*args, **kwargs):
        if connection.in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        started = time.monotonic()
        for attempt in range(ATTEMPTS):
            try:
                with transaction.atomic():
                    return function(*args, **kwargs)
            except DatabaseError as error:
                if not (is_busy(error) or is_conflict(error)):
                    raise
                last = error
            if time.monotonic() - started > PATIENCE:
                break
            time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311 - so that two do not meet again
        log.warning("%s gave up: %s", function.__qualname__, type(last).__name__, exc_info=last)
        raise DatabaseBusy from last

    return answer


def is_busy(error: BaseException | None) -> bool:
    """Whether the database only had too much to do: the same statements may succeed in a moment."""
    if not isinstance(error, DatabaseError):
        return isinstance(error, DatabaseBusy)
    return _state(error) in _BUSY_STATES or _sqlite_code(error) & 0xFF in {SQLITE_BUSY, SQLITE_LOCKED}


def is_conflict(error: BaseException) -> bool:
    """Whether another transaction has just written, or deleted, the row that ours builds upon."""
    if not isinstance(error, IntegrityError):
        return False
    return _state(error) in _CONFLICT_STATES or _sqlite_code(error) in _SQLITE_CONFLICTS


def _state(error: BaseException) -> str:
    return getattr(error.__cause__, "sqlstate", None) or ""


def _sqlite_code(error: BaseException) -> int:
    return getattr(error.__cause__, "sqlite_errorcode", None) or 0
