"""The worker process: looks for due rows, rings for the threads that do them, and keeps their claims alive."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable

from django.db import connection

from customers.timeline import heartbeat
from customers.timeline.claims import Claim, notice_clock_set_back
from customers.timeline.database import AWAY
from customers.timeline.handlers import Handler, Queue, handlers
from customers.timeline.jobs import plan_jobs
from customers.timeline.running import Outcome, run_next

from .database import DatabaseWatch
from .lanes import lanes_for

log = logging.getLogger("kontor.work")

#: Seconds between two looks where no commit wakes us, and the longest pause while the database is away.
LOOK, LONGEST_WAIT = 0.5, 5.0
#: Seconds between two looks for a clock that was set back.
CLOCK_LOOK = 30
#: Seconds that rows being worked on may take when the worker is asked to end.
LAST_ROWS = 60


def handlers_of(queues: Iterable[str]) -> list[Handler]:
    """The handlers of these queues, or all."""
    wanted = set(queues) or set(Queue)
    return [handler for handler in handlers() if handler.queue in wanted]


def run_once(queues: Iterable[str]) -> None:
    """Do what is due, in this thread, until nothing is."""
    plan_jobs()
    while any(run_next(handler) is not Outcome.NOTHING_DUE for handler in handlers_of(queues)):
        pass


class Worker:
    """Runs until it is asked to stop; any number may run, and killing one loses and doubles nothing."""

    def __init__(self, queues: Iterable[str], jobs: int) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.stopping = threading.Event()
        self.database = DatabaseWatch()
        wanted = handlers_of(queues)
        self.queues = sorted({str(handler.queue) for handler in wanted})
        self.lanes = lanes_for(wanted, jobs=jobs, database=self.database, stopping=self.stopping)
        self.keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def run(self, when_ready: Callable[[], None], is_orphan: Callable[[], bool]) -> None:
        """Work until ``stopping`` is set, or until ``is_orphan()``: whoever started us is gone."""
        self._until_it_works(plan_jobs)
        self._start()
        when_ready()
        while not self.stopping.is_set():
            if is_orphan():
                log.warning("Whoever started this worker is gone, so it ends.")
                self.stopping.set()
            elif self._until_it_works(self._look):
                self._wait()
        self._end()

    def _start(self) -> None:
        for thread in self._threads():
            thread.start()

    def _threads(self) -> list[threading.Thread]:
        return [self.keeper, *(thread for lane in self.lanes for thread in lane.threads)]

    def _until_it_works(self, function: Callable[[], None]) -> bool:
        """Call the function until the database answers; False if we are to stop before."""
        pause = LOOK
        while not self.stopping.is_set():
            try:
                function()
            except AWAY as error:
                self.database.failed(error)
                self.stopping.wait(pause)
                pause = min(pause * 2, LONGEST_WAIT)
            else:
                self.database.answered()
                return True
        return False

    def _look(self) -> None:
        for lane in self.lanes:
            if lane.handler.due().exists():
                lane.ring()

    def _wait(self) -> None:
        """Until a commit wakes us, ``LOOK`` seconds at most."""
        if connection.vendor != "postgresql":
            self.stopping.wait(LOOK)
            return
        try:
            connection.ensure_connection()
            with connection.cursor() as cursor:
                cursor.execute("LISTEN kontor_work")
            with connection.wrap_database_errors:
                for _notice in connection.connection.notifies(timeout=LOOK, stop_after=1):
                    return
        except AWAY as error:
            self.database.failed(error)

    def _keep(self) -> None:
        """Say that we live, keep the claims of what still runs, notice a clock that was set back."""
        next_beat = next_clock = 0.0
        while not self.stopping.wait(LOOK):
            try:
                if time.monotonic() >= next_beat:
                    heartbeat.beat(self.name, self.queues)
                    next_beat = time.monotonic() + heartbeat.BEAT
                if time.monotonic() >= next_clock:
                    self._notice_clock()
                    next_clock = time.monotonic() + CLOCK_LOOK
                for claim in self._to_renew():
                    claim.renew()
            except AWAY as error:
                self.database.failed(error)
                self.database.wait(1)
        connection.close()

    def _to_renew(self) -> list[Claim]:
        return [claim for lane in self.lanes for claim in lane.running() if claim.needs_renewal]

    def _notice_clock(self) -> None:
        for lane in self.lanes:
            if moved := notice_clock_set_back(lane.handler):
                log.warning("The clock was set back: %d rows of %s are planned anew.", moved, lane.handler.name)

    def _end(self) -> None:
        """Finish what runs, but not for ever: rows that are left become due again by themselves."""
        until = time.monotonic() + LAST_ROWS
        for lane in self.lanes:
            lane.ring()
        for thread in self._threads():
            thread.join(max(0.0, until - time.monotonic()))
        try:
            heartbeat.remove_heartbeat(self.name)
        except AWAY:
            log.warning("The database does not answer; the worker ends all the same.")
