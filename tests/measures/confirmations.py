"""How long the mail that confirms an order takes, at a steady rate of orders, with one worker process.

    DEMO=1 .venv/bin/python -m tests.measures.confirmations --rate 2.3 --seconds 60
    DEMO=1 DATABASE_URL=postgres://… .venv/bin/python -m tests.measures.confirmations

Server, worker, mail server and shoppers share this machine. It works in a database of its own: a file, or on PostgreSQL
one that is made and deleted. The mail server takes ``--delay`` seconds for each mail.
"""

import argparse
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urlencode, urlsplit

import django

VAR = tempfile.mkdtemp(prefix="kontor-measure-")
os.environ |= {"DEMO": "1", "VAR_DIR": VAR, "DJANGO_SETTINGS_MODULE": "config.settings"}
django.setup()

from django.conf import settings  # noqa: E402 - after the set-up, as all that follows
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from config.bench.driver import cpu_seconds  # noqa: E402
from config.serving import end, port_taken, server_command  # noqa: E402
from customers.messaging.models import OutgoingMail  # noqa: E402
from customers.timeline.heartbeat import living_workers  # noqa: E402
from orders.basket.current import cookie_name  # noqa: E402
from orders.checkout.state import write  # noqa: E402
from orders.order.models import Order  # noqa: E402
from tests.mail_server import MailServer, free_port, mail_server  # noqa: E402
from tests.makers import ADDRESS, make_basket, make_delivery, make_product  # noqa: E402
from tests.pages import fields_of  # noqa: E402

#: Seconds after the last order within which its mail must be here.
PATIENCE = 120


class Guest:
    """A guest with a filled basket, who pays by transfer and presses the button."""

    def __init__(self, number: int, variant, delivery) -> None:
        self.email = f"guest-{number}@example.com"
        basket = make_basket(variant)
        write(basket, delivery=delivery, email=self.email, delivery_address=ADDRESS, payment="transfer")
        self.cookie = f"{cookie_name(basket)}={basket.token}"

    def order(self, port: int) -> int:
        """The last two steps of the checkout; the status of the last answer."""
        self._ask(port, "POST", "/checkout/payment/", {"method": "transfer"})
        _status, page = self._ask(port, "GET", "/checkout/summary/")
        sent = fields_of(page, "form[action*=summary], form[method=post]")
        status, _page = self._ask(port, "POST", "/checkout/summary/", sent | {"terms": ["1"]})
        return status

    def _ask(self, port: int, method: str, path: str, sent: dict | None = None) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{port}"}
        if sent:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, urlencode(sent, doseq=True) if sent else None, headers)
        answer = line.getresponse()
        body = answer.read()
        line.close()
        return answer.status, body


def main() -> None:
    options = arguments()
    count = round(options.rate * options.seconds)
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"{VAR}/db.sqlite3"  # The place of a shop's own
    old_name = settings.DATABASES["default"]["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    try:
        delivery, product = make_delivery(), make_product("Plain mug", stock=100_000)
        guests = [Guest(number, product.variants.get(), delivery) for number in range(count)]
        with mail_server(settings) as mailbox:
            mailbox.delay = options.delay
            arrivals = watch(mailbox)
            statuses, cpu = run(guests, options, mailbox)
            report(options, statuses, arrivals, cpu)
    finally:
        connection.creation.destroy_test_db(old_name, verbosity=0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=2.3, help="orders a second")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--delay", type=float, default=0.3, help="seconds the mail server takes for a mail")
    return parser.parse_args()


def watch(mailbox: MailServer) -> dict[str, float]:
    """When the first mail reached each address."""
    arrivals: dict[str, float] = {}
    mailbox.messages = _Noted(arrivals)
    return arrivals


class _Noted(list):
    """Messages, with the moment of the first to each address."""

    def __init__(self, arrivals: dict[str, float]) -> None:
        super().__init__()
        self.arrivals = arrivals

    def append(self, message) -> None:
        self.arrivals.setdefault(message["To"], time.time())
        super().append(message)


def run(guests: list[Guest], options: argparse.Namespace, mailbox: MailServer) -> tuple[list[int], float]:
    """Server and worker as processes, orders at the rate; the status of each order, and CPU seconds of the worker."""
    port = free_port()
    commands = (server_command(port), [sys.executable, "manage.py", "work"])
    children = [subprocess.Popen(command, env=environment(mailbox, port)) for command in commands]
    try:
        until(lambda: port_taken(port) and living_workers().exists())
        before, statuses = cpu_seconds(children[1].pid), order_all(guests, port, options.rate)
        until(lambda: OutgoingMail.objects.exclude(sent_at=None).count() >= statuses.count(302))
        return statuses, cpu_seconds(children[1].pid) - before
    finally:
        for child in children:
            end(child)


def order_all(guests: list[Guest], port: int, rate: float) -> list[int]:
    """Each guest in a thread, at their time."""
    statuses: list[int] = []
    shoppers = [
        threading.Thread(target=shop, args=(guest, port, number / rate, statuses))
        for number, guest in enumerate(guests)
    ]
    for each in shoppers:
        each.start()
    for each in shoppers:
        each.join()
    return statuses


def shop(guest: Guest, port: int, wait: float, statuses: list[int]) -> None:
    time.sleep(wait)
    statuses.append(guest.order(port))


def environment(mailbox: MailServer, port: int) -> dict[str, str]:
    name = connection.settings_dict["NAME"]
    address = ""
    if connection.vendor == "postgresql":
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mailbox.port)}
    return os.environ | mail | {"DATABASE_URL": address, "BASE_URL": f"http://127.0.0.1:{port}"}


def until(condition, seconds: float = PATIENCE) -> None:
    end_at = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end_at:
            raise SystemExit("It took too long.")
        time.sleep(0.2)


def report(options: argparse.Namespace, statuses: list[int], arrivals: dict[str, float], cpu: float) -> None:
    orders = dict(Order.objects.values_list("email", "placed_at"))
    if not orders:
        raise SystemExit(f"No order was made; the shop answered {sorted(set(statuses))}.")
    waits = sorted(arrivals[email] - at.timestamp() for email, at in orders.items() if email in arrivals)
    cuts = statistics.quantiles(waits, n=20)
    sys.stdout.write(
        f"{connection.vendor}: {len(orders)} orders of {len(statuses)} at {options.rate}/s, {len(waits)} confirmed; "
        f"p50 {cuts[9]:.1f} s, p95 {cuts[18]:.1f} s, longest {waits[-1]:.1f} s; "
        f"the worker took {1000 * cpu / len(orders):.0f} ms of CPU for an order\n"
    )


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(VAR, ignore_errors=True)
