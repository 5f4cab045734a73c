"""Does the work that waits as rows: mails, reactions, index changes, scheduled jobs."""

import logging
import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection

from customers.timeline.models import ScheduledJob
from customers.timeline.work import kinds, work_off

log = logging.getLogger("kontor.work")


class Command(BaseCommand):
    help = "Run the worker. Any number may run; killing one loses and doubles nothing."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when nothing is due")

    def handle(self, *, once: bool, **options) -> None:
        self.stopping = False
        self.parent = os.getppid()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        ScheduledJob.plan_all()
        self.stdout.write("worker ready")
        self.stdout.flush()
        while not self.stopping:
            done = self.round()
            if once and not done:
                return
            if not done:
                self.wait()

    def stop(self, *_signal) -> None:
        self.stopping = True

    def round(self) -> int:
        close_old_connections()
        done = 0
        for model in kinds():
            if self.stopping:
                return 0
            try:
                done += work_off(model)
            except OperationalError as error:  # The database is away for a moment: nothing is lost.
                log.warning("The database did not answer: %s", type(error).__name__)
                connection.close()
                time.sleep(0.5)
        return done

    def wait(self) -> None:
        """Until a commit wakes us, half a second at most."""
        if os.getppid() != self.parent:
            log.warning("Whoever started this worker is gone, so it ends.")
            self.stopping = True
        elif connection.vendor == "postgresql":
            self.listen()
        else:
            time.sleep(0.5)

    def listen(self) -> None:
        """A commit between the last look and this wait is not heard, so the wait is short."""
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("LISTEN kontor_work")
        for _notice in connection.connection.notifies(timeout=0.5, stop_after=1):
            return
