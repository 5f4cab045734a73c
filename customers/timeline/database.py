"""Retrying while the database is away."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

#: Errors of a database that is away or has dropped our connection.
AWAY = (OperationalError, InterfaceError)
_T = TypeVar("_T")


def retry_while_away(function: Callable[[], _T], *, seconds: float = 60) -> _T:
    """Call the function, and retry while the database is away. For writes that must not be lost.

    Within a transaction it is called once, because the rest of the transaction is lost anyway.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return function()
        except AWAY:
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            connection.close()
        time.sleep(0.25)
