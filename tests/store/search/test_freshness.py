"""What one process saves another one finds within two seconds, though the worker is killed again and again."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.makers import make_product

ROUNDS = 5
SOON = 5.0

SAVER = """
import sys
import django
django.setup()
from store.catalogue.models import Product
for line in sys.stdin:
    product = Product.objects.get(slug="plain-mug")
    product.name = line.strip()
    product.save()
    print("saved", flush=True)
"""


@pytest.fixture
def world(django_db_serialized_rollback, transactional_db, tmp_path):
    """The environment of processes that share a database file or server and an index."""
    make_product("Plain mug")
    folder = tmp_path / "var"
    folder.mkdir()
    return os.environ | {"DEMO": "1", "VAR_DIR": str(folder), "DATABASE_URL": _database(folder)}


def _database(folder) -> str:
    """The address of the test database; on SQLite a copy of it in a file."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "db.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        return ""
    known = {name: quote(str(connection.settings_dict[name]), safe="") for name in ("USER", "PASSWORD", "HOST", "PORT")}
    host = f"?host={known['HOST']}" if known["HOST"].startswith("%2F") else ""
    place = "" if host else f"{known['HOST']}:{known['PORT'] or 5432}"
    return f"postgres://{known['USER']}:{known['PASSWORD']}@{place}/{connection.settings_dict['NAME']}{host}"


@contextmanager
def process(world, *arguments: str):
    """A process with a line in and a line out; killed at the end, if it lives."""
    command = [sys.executable, *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    running = subprocess.Popen(command, cwd=settings.BASE_DIR, env=world, start_new_session=True, **pipes)
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def say(running, line: str) -> str:
    """One line to a process and its answer."""
    running.stdin.write(line + "\n")
    running.stdin.flush()
    return running.stdout.readline()


def found_within(finder, name: str, seconds: float) -> float:
    """How long the other process did not find it; asks again and again until the time is over."""
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        hits = json.loads(say(finder, name))["hits"]
        if hits and hits[0]["name"] == name:
            return time.monotonic() - begin
        time.sleep(0.02)
    raise AssertionError(f"{name} was not found within {seconds} s.")


@contextmanager
def worker(world):
    """A worker that is ready; killed without warning at the end."""
    with process(world, "manage.py", "work") as running:
        assert running.stdout.readline() == "worker ready\n"
        yield running
        os.kill(running.pid, signal.SIGKILL)


def test_a_saved_product_is_found_soon_by_another_process(world):
    finding = ("manage.py", "search", "--stdin", "--json", "--limit", "1")
    with process(world, "-c", SAVER) as saver, process(world, *finding) as finder:
        for number in range(ROUNDS):
            name = f"Teapot waiting{number}"
            assert say(saver, name) == "saved\n"
            with worker(world):
                found_within(finder, name, SOON)
                name = f"Teapot running{number}"
                assert say(saver, name) == "saved\n"
                found_within(finder, name, SOON)
                assert say(saver, f"Teapot killed{number}") == "saved\n"  # The worker dies in the midst of it.
            with worker(world):
                found_within(finder, f"Teapot killed{number}", SOON)
