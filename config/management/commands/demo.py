"""A shop to try out: makes everything it needs, then runs the server and the worker until Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config.sample.people import SIGN_INS
from customers.people.models import User


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
        Parent(port).run(self.stdout)

    def reset(self) -> None:
        for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
            (settings.VAR_DIR / name).unlink(missing_ok=True)
        for name in ("media", "search"):
            shutil.rmtree(settings.VAR_DIR / name, ignore_errors=True)

    def prepare(self) -> None:
        self.say("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not User.objects.exists():
            self.say("Filling the shop …")
            call_command("load_sample", verbosity=0)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


class Parent:
    """Starts server and worker, restarts a dead worker, ends both."""

    def __init__(self, port: int) -> None:
        self.port, self.stopping = port, False
        os.environ["BASE_URL"] = f"http://127.0.0.1:{port}"

    def run(self, out) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        server, worker = self.start_server(), self.start_worker()
        self.announce(out)
        while not self.stopping and server.poll() is None:
            if worker.poll() is not None and not self.stopping:
                worker = self.start_worker()
            time.sleep(0.5)
        for child in (server, worker):
            end(child)

    def stop(self, *_signal) -> None:
        self.stopping = True

    def start_server(self) -> subprocess.Popen:
        command = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        sizes = ["--workers", "2", "--threads", "4", "--log-level", "warning", "--graceful-timeout", "5"]
        return subprocess.Popen([sys.executable, *command, *sizes])

    def start_worker(self) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "manage.py", "work"], stdout=subprocess.DEVNULL)

    def announce(self, out) -> None:
        for _try in range(100):
            if port_taken(self.port) or self.stopping:
                break
            time.sleep(0.1)
        out.write(
            f"\nThe shop is open: http://127.0.0.1:{self.port}/\nThe back office:  http://127.0.0.1:{self.port}/admin/\n"
        )
        for who in SIGN_INS:
            out.write(f"  {who.role:16} {who.email:28} {who.password}")
        out.write("Ctrl-C ends it.")
        out.flush()


def port_taken(port: int) -> bool:
    """Whether somebody answers on this port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def end(child: subprocess.Popen) -> None:
    """Ask a child to end; after ten seconds make it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
