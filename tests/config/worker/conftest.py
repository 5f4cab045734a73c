"""Real workers: threads and processes over a database that all of them reach."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as shop_settings
from django.db import connection, connections

from config.serving import end
from config.worker.process import Worker
from customers.messaging.models import OutgoingMail
from customers.messaging.services import write_mail
from tests.mail_server import MailServer, mail_server

ROOT = Path(__file__).parents[3]
PATIENCE = 40


class AccountMail:
    """What the mail about an account shows."""

    subject, paragraphs, link = "Hello", ["A word."], ""


def write(number: int, **options) -> OutgoingMail:
    return write_mail(
        "customers/accounts/mails/account",
        occasion=f"test:{number}",
        to=f"guest{number}@example.com",
        context={"mail": AccountMail()},
        **options,
    )


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE) -> None:
    """Until the condition holds; fails when it takes too long."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "It took too long."
        time.sleep(0.05)


@pytest.fixture
def shared_database(transactional_db, tmp_path) -> Iterator[str]:
    """A database that other threads and processes reach, and its address: SQLite's memory is copied into a file."""
    known = shop_settings.DATABASES["default"]
    if connection.vendor == "postgresql":
        place = f"{known['USER']}@{known['HOST']}:{known['PORT']}"
        yield f"postgres://{place}/{connection.settings_dict['NAME']}"
        return
    file = tmp_path / "db.sqlite3"  # Where a shop with this VAR_DIR has it
    in_memory, values = connections["default"], connection.settings_dict
    in_memory.ensure_connection()
    with sqlite3.connect(file) as copy:
        in_memory.connection.backup(copy)
    name = values["NAME"]
    values["NAME"] = str(file)
    del connections["default"]
    yield ""
    connections["default"].close()
    values["NAME"], connections["default"] = name, in_memory


@pytest.fixture
def mailbox(settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@contextmanager
def working(*queues: str, jobs: int = 8) -> Iterator[Worker]:
    """A worker in threads of this process."""
    worker, ready = Worker(queues, jobs), threading.Event()
    thread = threading.Thread(target=worker.run, args=(ready.set, lambda: False))
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield worker
    finally:
        worker.stopping.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


class WorkerProcess:
    """``manage.py work`` as a process of its own, with what it says."""

    def __init__(self, database: str, log: Path, *words: str, port: int = 0) -> None:
        self.log = log
        environment = os.environ | {"DEMO": "1", "DATABASE_URL": database, "VAR_DIR": str(log.parent)}
        environment |= {"EMAIL_HOST": "127.0.0.1" if port else "", "EMAIL_PORT": str(port)}
        with log.open("wb") as file:
            command = [sys.executable, "manage.py", "work", *words]
            self.child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=file)

    @property
    def said(self) -> str:
        return self.log.read_text()

    def until_ready(self) -> None:
        wait_until(lambda: "worker ready" in self.said or self.child.poll() is not None)
        assert self.child.poll() is None, self.said


@pytest.fixture
def start_worker(shared_database, tmp_path, mailbox) -> Iterator[Callable[..., WorkerProcess]]:
    """Starts worker processes that send to the mailbox, and ends them afterwards."""
    started: list[WorkerProcess] = []

    def start(*words: str, database: str = shared_database) -> WorkerProcess:
        log = tmp_path / f"worker-{len(started)}.log"
        started.append(WorkerProcess(database, log, *words, port=mailbox.port))
        return started[-1]

    yield start
    for worker in started:
        end(worker.child)
