"""Does the work that waits as rows: mails, reactions, index changes, scheduled jobs."""

import os
import signal
import sys

from django.core.management.base import BaseCommand

from config.worker.process import Worker, run_once
from customers.timeline.handlers import Queue


class Command(BaseCommand):
    help = "Run the worker. Any number may run; killing one loses and doubles nothing."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when nothing is due")
        parser.add_argument("--jobs", type=int, default=8, help="rows of one kind at once, at most (8)")
        parser.add_argument(
            "--queue", dest="queues", action="append", choices=list(Queue), default=[], help="only this one; repeatable"
        )

    def handle(self, *, once: bool, jobs: int, queues: list[str], **options) -> None:
        if once:
            run_once(queues)
            return
        worker = Worker(queues, max(jobs, 1))
        stop_on_signal(worker)
        parent = os.getppid()
        worker.run(when_ready=self.say_ready, is_orphan=lambda: os.getppid() != parent)

    def say_ready(self) -> None:
        self.stdout.write("worker ready")
        self.stdout.flush()


def stop_on_signal(worker: Worker) -> None:
    """The first signal lets rows be finished, the second ends at once."""

    def stop(number: int, _frame) -> None:
        if worker.stopping.is_set():
            sys.exit(128 + number)
        worker.stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
