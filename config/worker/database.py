"""Whether the database answers, for all threads of a worker."""

import logging
import random
import threading
import time

from django.db import connection

from cms.foundation.transactions import is_busy

log = logging.getLogger("kontor.work")


class DatabaseWatch:
    """Says once when the database goes away and once when it is back; in between, threads wait."""

    def __init__(self) -> None:
        self._answers = threading.Event()
        self._answers.set()
        self._lock = threading.Lock()
        self._since = 0.0

    def failed(self, error: Exception) -> None:
        """A thread could not do its work for the database: it is busy, or it is away."""
        connection.close()
        if is_busy(error):
            time.sleep(random.uniform(0.01, 0.2))  # noqa: S311 - so that two do not meet again
            return
        with self._lock:
            if self._answers.is_set():
                self._answers.clear()
                self._since = time.monotonic()
                log.warning("The database does not answer (%s). The worker waits for it.", type(error).__name__)

    def answered(self) -> None:
        """A query went through."""
        if self._answers.is_set():
            return
        with self._lock:
            self._answers.set()
            log.warning("The database answers again after %.0f seconds.", time.monotonic() - self._since)

    @property
    def answers(self) -> bool:
        return self._answers.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until the database answers; whether it does."""
        return self._answers.wait(seconds)
