"""The demo is one parent: it starts server and worker, replaces a dead worker, and ends both."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: The parent of the demo with children that only sleep; it says which processes they are.
PARENT = """
import django
django.setup()
import subprocess, sys
from config.management.commands import demo
demo.RESTART = 0

class Parent(demo.Parent):
    def child(self, name):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print(name, child.pid, flush=True)
        return child
    def start_server(self):
        return self.child("server")
    def start_worker(self):
        return self.child("worker")
    def opens(self, server):
        return False

Parent(8000, lambda text: print(text, flush=True)).run()
"""


@pytest.fixture
def parent():
    environment = os.environ | {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
    child = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    yield child
    child.kill()
    child.wait()


def next_pid(parent: subprocess.Popen, name: str) -> int:
    """The process that the parent says it has started as ``name``."""
    for line in parent.stdout:
        if line.startswith(name):
            return int(line.split()[1])
    raise AssertionError(f"The parent ended before it started a {name}.")


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_dead_worker_is_replaced_and_the_end_leaves_nobody_behind(parent):
    server, worker = next_pid(parent, "server"), next_pid(parent, "worker")
    os.kill(worker, signal.SIGKILL)
    another = next_pid(parent, "worker")
    parent.send_signal(signal.SIGTERM)

    assert parent.wait(30) == 0
    assert another != worker
    assert all(map(is_gone, (server, worker, another)))


def test_a_dead_server_ends_the_demo_and_its_worker(parent):
    server, worker = next_pid(parent, "server"), next_pid(parent, "worker")
    os.kill(server, signal.SIGKILL)

    assert parent.wait(30) != 0
    assert is_gone(worker)
