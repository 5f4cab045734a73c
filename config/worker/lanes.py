"""A lane: one kind of work with threads of its own, so that no kind waits for another."""

import logging
import threading
import time

from django.db import connection

from customers.timeline.claims import Claim
from customers.timeline.database import AWAY
from customers.timeline.handlers import Handler
from customers.timeline.running import Outcome, run_next

from .database import DatabaseWatch

log = logging.getLogger("kontor.work")

#: Seconds a kind of work is left alone after its service was away: at first, and at most.
FIRST_REST, LONGEST_REST = 5, 60
#: Seconds after which a thread without work gives its database connection back.
IDLE = 30
#: Seconds after which a row that still runs is no longer kept from other workers.
MAX_RUN = 1800


class Lane:
    """The threads of one handler. They sleep until somebody rings, then work until nothing is due."""

    def __init__(self, handler: Handler, threads: int, database: DatabaseWatch, stopping: threading.Event) -> None:
        self.handler, self.database, self.stopping = handler, database, stopping
        self._bell, self._rung = threading.Condition(), 0
        self._running: dict[int, tuple[Claim, float]] = {}
        self._rest, self._rest_until = 0.0, 0.0
        self.threads = [
            threading.Thread(target=self._work, name=f"{handler.name} {number}", daemon=True)
            for number in range(threads)
        ]

    def ring(self) -> None:
        """Something is due."""
        with self._bell:
            self._rung += 1
            self._bell.notify_all()

    def running(self) -> list[Claim]:
        """Claims that are being worked on, but for those that take far too long."""
        now = time.monotonic()
        return [claim for claim, started in list(self._running.values()) if now - started < MAX_RUN]

    def _work(self) -> None:
        heard = 0
        while not self.stopping.is_set():
            try:
                if self._one():
                    continue
            except AWAY as error:
                self.database.failed(error)
                self.database.wait(1)
                continue
            except Exception:  # A fault of ours: the thread lives on, its row comes again when the lease is over.
                log.exception("%s could not go on", self.handler.name)
                connection.close()
            heard = self._sleep(heard)
        connection.close()

    def _one(self) -> bool:
        """Do what is due next; whether there may be more."""
        if not self.database.answers or time.monotonic() < self._rest_until:
            return False
        me = threading.get_ident()
        try:
            outcome = run_next(self.handler, watch=lambda claim: self._running.update({me: (claim, time.monotonic())}))
        finally:
            self._running.pop(me, None)
        if outcome is Outcome.SERVICE_AWAY:
            self._leave_alone()
        elif outcome is Outcome.DONE:
            self._rest = 0
        return outcome in {Outcome.DONE, Outcome.NOT_DONE}

    def _leave_alone(self) -> None:
        """Nothing of this kind is tried for a while; threads that failed together count once."""
        now = time.monotonic()
        if now >= self._rest_until:
            self._rest = min(self._rest * 2 or FIRST_REST, LONGEST_REST)
            self._rest_until = now + self._rest
            log.warning("%s is left alone for %d seconds.", self.handler.name, self._rest)

    def _sleep(self, heard: int) -> int:
        """Wait for ``ring()``, at most ``IDLE`` seconds. Returns the count of rings, so that none is missed."""
        with self._bell:
            if self._rung == heard and not self._bell.wait(IDLE):
                connection.close()
            return self._rung


def lanes_for(handlers: list[Handler], *, jobs: int, database: DatabaseWatch, stopping: threading.Event) -> list[Lane]:
    """A lane for each handler, with at most ``jobs`` threads."""
    return [Lane(handler, min(handler.at_once, jobs), database, stopping) for handler in handlers]
