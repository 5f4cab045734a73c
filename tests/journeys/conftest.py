"""A real shop for the stories: its own database and index, the server of the demo, a worker, a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import pytest

from config.serving import end, server_command
from tests.run import BROWSERS

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
PATIENCE = 60


@dataclass(frozen=True)
class Shop:
    """A running shop: its address, and the environment its commands run in."""

    base: str
    environment: dict

    def command(self, *words: str) -> str:
        """What a command of the shop prints."""
        run = subprocess.run(
            [sys.executable, "manage.py", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def free_port():
    """Gives ports nobody listens on."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    return find


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """A database of its own on the server of the tests, or nothing for SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    import psycopg

    name = f"journey_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def shop(tmp_path_factory, free_port, database) -> Iterator[Shop]:
    """The sample shop with a few customers, open for business."""
    port, folder = free_port(), tmp_path_factory.mktemp("shop")
    ours = os.environ | {"VAR_DIR": str(folder), "DEMO": "1", "DATABASE_URL": database, "LOG_LEVEL": "WARNING"}
    ours |= {"BASE_URL": f"http://127.0.0.1:{port}"}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    open_shop = Shop(ours["BASE_URL"], ours)
    open_shop.command("migrate", "--verbosity=0")
    open_shop.command("collectstatic", "--noinput", "--verbosity=0")
    open_shop.command("load_sample", "--customers=12", "--verbosity=0")
    server = subprocess.Popen(server_command(port), env=ours, cwd=ROOT)
    worker = subprocess.Popen([sys.executable, "manage.py", "work"], env=ours, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(open_shop.base + "/healthz", server)
        yield open_shop
    finally:
        end(worker)
        end(server)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "The server ended."
        try:
            with urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The server did not answer.")


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """The machine's Chromium, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


#: In errors of the console that a story may cause: actions refused, pages missing, and a shop out of reach.
EXPECTED = ("404", "409", "422", "ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")


@pytest.fixture
def new_page(chromium, shop):
    """Opens a page of a person of their own; console errors fail the story at its end."""
    contexts, errors = [], []

    def open_page(**options):
        context = chromium.new_context(base_url=shop.base, **({"viewport": {"width": 1280, "height": 900}} | options))
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [text for text in errors if not any(word in text for word in EXPECTED)]
