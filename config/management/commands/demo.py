"""A shop to try out: makes everything it needs, then runs the server and the worker until Ctrl-C."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from config.management.commands.load_sample import is_loaded
from config.sample.people import SIGN_INS
from config.serving import end, port_taken, server_command
from customers.people.models import User
from store.search.services import rebuild_if_missing

#: Seconds the server may take until its first answer.
PATIENCE = 60
#: Seconds between two starts of the worker: one that dies at once is not started without end.
RESTART = 5


class Command(BaseCommand):
    help = "Start the sample shop with its worker. RESET=1 starts afresh."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options) -> None:
        if not settings.DEMO:
            raise CommandError("This makes a shop with well-known passwords. Set DEMO=1 if that is what you want.")
        if port_taken(port):
            raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")
        if os.environ.get("RESET") == "1":
            self.reset()
        self.prepare()
        Parent(port, self.say).run()

    def reset(self) -> None:
        """Throw away what an earlier demo made: database, files, search index."""
        if connection.vendor != "sqlite":
            raise CommandError("RESET=1 only throws away a database of this folder. Empty yours by hand.")
        connection.close()
        for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm", "db.sqlite3-journal"):
            (settings.VAR_DIR / name).unlink(missing_ok=True)
        stored = [settings.VAR_DIR / "files", settings.VAR_DIR / "uploads"]
        for folder in (settings.MEDIA_ROOT, settings.SEARCH_INDEX_DIR, *stored):
            shutil.rmtree(folder, ignore_errors=True)

    def prepare(self) -> None:
        """Bring database, files and sample shop up to date; what is there stays."""
        self.say("Preparing the database and the files …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if is_loaded():
            rebuild_if_missing()
        elif User.objects.exists():
            self.say("There are users already, so the sample shop is not loaded. RESET=1 starts afresh.")
        else:
            self.say("Filling the shop; this takes a minute …")
            call_command("load_sample", stdout=self.stdout)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


class Parent:
    """Starts server and worker, restarts a dead worker, ends both."""

    def __init__(self, port: int, say) -> None:
        self.port, self.say, self.stopping = port, say, False
        self.worker_started = 0.0
        os.environ["BASE_URL"] = self.address = f"http://127.0.0.1:{port}"

    def run(self) -> None:
        """Until Ctrl-C, or until the server is dead."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)
        connection.close()
        server, worker = self.start_server(), self.start_worker()
        try:
            if self.opens(server):
                self.announce()
            while not self.stopping and server.poll() is None:
                if worker.poll() is not None and time.monotonic() - self.worker_started > RESTART:
                    self.say("The worker had ended; here is a new one.")
                    worker = self.start_worker()
                time.sleep(0.5)
        finally:
            died = server.poll() is not None and not self.stopping
            end(worker)
            end(server)
        if died:
            raise CommandError("The server has ended. What it said stands above.")
        self.say("The shop is closed.")

    def stop(self, *_signal) -> None:
        self.stopping = True

    def start_server(self) -> subprocess.Popen:
        """One process with threads on this machine’s own address; nobody else can reach it."""
        return _child(server_command(self.port))

    def start_worker(self) -> subprocess.Popen:
        self.worker_started = time.monotonic()
        return _child([sys.executable, "manage.py", "work"], stdout=subprocess.DEVNULL)

    def opens(self, server: subprocess.Popen) -> bool:
        """Wait for the first answer; a server that dies or stays silent opens nothing."""
        until = time.monotonic() + PATIENCE
        while not self.stopping and server.poll() is None and time.monotonic() < until:
            if answers(self.address + "/healthz"):
                return True
            time.sleep(0.2)
        return False

    def announce(self) -> None:
        """Where it is, and who may sign in."""
        lines = [
            "",
            f"The shop is open:  {self.address}/",
            f"The back office:   {self.address}/admin/",
            "",
            *(f"  {who.role:14} {who.email:34} {who.password}" for who in SIGN_INS),
            "",
            "Ctrl-C closes it.",
        ]
        self.say("\n".join(lines))


def _child(command: list[str], **options) -> subprocess.Popen:
    """Another Python of this environment, in the folder of the project."""
    return subprocess.Popen(command, cwd=settings.BASE_DIR, **options)


def answers(address: str) -> bool:
    """Whether a page comes back, whatever it says."""
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - always our own
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
