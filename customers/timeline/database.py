"""What the worker does while the database is away."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

#: What is raised when the database is away, or lost our connection.
AWAY = (OperationalError, InterfaceError)
_T = TypeVar("_T")


def insist(function: Callable[[], _T], *, seconds: float = 60) -> _T:
    """Call the function, and again while the database is away, for what must be written down now.

    Within a transaction it is called once: what was written before it is lost anyway.
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
