"""Caches live in each process. What one process changes, every other sees at its next request."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from store.money.amounts import Money
from store.pricing.services import set_price
from tests.config.worker.conftest import shared_database  # noqa: F401
from tests.makers import make_product

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MUG = "/product/plain-mug/"


@pytest.fixture
def other(shared_database) -> Iterator[Callable[..., dict]]:  # noqa: F811
    """Asks another process of the shop to do something; see ``other_process``."""
    command = [sys.executable, "-m", "tests.config.other_process", connection.settings_dict["NAME"]]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": Path(__file__).parents[2]}
    with subprocess.Popen([*command, settings.SECRET_KEY], **pipes) as process:

        def ask(do: str, **words: str) -> dict:
            process.stdin.write(json.dumps({"do": do, **words}) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        assert json.loads(process.stdout.readline()) == {"ready": True}
        yield ask
        process.stdin.close()


def test_a_price_changed_in_one_process_is_seen_in_the_other_at_the_next_request(client, other):
    mug = make_product(price="24.00").variants.get()
    assert "€24.00" in client.get(MUG).content.decode()
    assert "€24.00" in other("page", path=MUG)["text"]
    set_price(mug, amount=Money("25.00"))
    assert "€25.00" in other("page", path=MUG)["text"]
    other("price", sku=mug.sku, amount="26.00")

    assert "€26.00" in client.get(MUG).content.decode()


def test_who_signs_out_in_one_process_is_signed_out_in_the_other(client, other, alice):
    client.force_login(alice.user)
    session = client.cookies["session"].value
    assert client.get("/account/").status_code == 200
    assert other("page", path="/account/", session=session)["status"] == 200
    assert other("sign_out", session=session)["status"] == 302

    assert client.get("/account/").status_code == 302
    assert other("page", path="/account/", session=session)["status"] == 302


def test_who_signs_out_here_is_signed_out_there(client, other, alice):
    client.force_login(alice.user)
    session = client.cookies["session"].value
    assert other("page", path="/account/", session=session)["status"] == 200
    client.post("/account/logout/")

    assert other("page", path="/account/", session=session)["status"] == 302


@pytest.mark.two_at_once
def test_no_thread_sees_a_price_that_was_old_when_it_asked():
    if connection.vendor != "postgresql":
        pytest.skip("Two at once needs PostgreSQL: SQLite has one writer.")
    mug = make_product(price="100.00").variants.get()
    committed, is_over, wrong = [100], threading.Event(), []

    def read() -> None:
        while not is_over.is_set():
            before = committed[-1]
            page = Client().get(MUG).content.decode()
            newer = range(before, before + 12)
            if not any(f"€{price}.00" in page for price in newer):
                wrong.append(before)
        connections.close_all()

    readers = [threading.Thread(target=read) for _number in range(6)]
    for reader in readers:
        reader.start()
    for price in range(101, 111):
        set_price(mug, amount=Money(price))
        committed.append(price)
    is_over.set()
    for reader in readers:
        reader.join(30)
    assert wrong == []
    assert "€110.00" in Client().get(MUG).content.decode()
