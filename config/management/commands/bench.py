"""Measures the pages of the shop at two sizes, beside an empty page of the same server, and prints a table."""

import logging
import os
import platform
import shutil
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from config.bench.admin_screens import screens
from config.bench.catalogue import fill
from config.bench.choosing import cases
from config.bench.driver import Measured, measure, median_of
from config.bench.everywhere import everywhere
from config.bench.pages import BenchPage, pages, queries
from config.serving import end, port_taken, server_command
from store.search.services import rebuild

SIZES = (1_000, 50_000)
EMPTY = BenchPage("empty", "/bench/empty/")


class Command(BaseCommand):
    help = "Measure the pages of the shop; make bench does it."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8790)
        parser.add_argument("--products", type=int, help="one size only, in the shop of VAR_DIR")
        parser.add_argument("--requests", type=int, default=400, help="for one page and round")
        parser.add_argument("--rounds", type=int, default=3)
        parser.add_argument("--sample", action="store_true", help="the sample shop only, in the shop of VAR_DIR")
        parser.add_argument("--only", choices=["configurator", "admin"], help="one part, without the pages")

    def handle(
        self, *, port: int, products: int | None, sample: bool, requests: int, rounds: int, only: str | None, **options
    ) -> None:
        if only == "admin":
            self.admin()
            return
        if only:
            self.choosing()
            return
        if port_taken(port):
            raise CommandError(f"Port {port} is taken.")
        if products is None and not sample:
            self.every_shop(["--port", str(port), "--requests", str(requests), "--rounds", str(rounds)])
            self.choosing()
            return
        if not settings.BENCH:
            raise CommandError("BENCH=1 opens the empty page that all others are compared with. Set it.")
        self.prepare()
        if products is None:
            call_command("load_sample", verbosity=0)
            self.stdout.write("\nThe sample shop")
        else:
            self.make_shop(products)
        self.table(pages() if products else everywhere(), port, requests, rounds)

    def every_shop(self, options: list[str]) -> None:
        cores, python = os.cpu_count(), platform.python_version()
        self.stdout.write(f"{platform.machine()}, {cores} cores, Python {python}, gunicorn with threads, 4 clients")
        shops = {str(size): ["--products", str(size)] for size in SIZES} | {"sample": ["--sample"]}
        for name, which in shops.items():
            folder = settings.VAR_DIR / "bench" / name
            shutil.rmtree(folder, ignore_errors=True)
            ours = os.environ | {"VAR_DIR": str(folder), "BENCH": "1", "DEMO": "1", "DATABASE_URL": ""}
            measured = [[*which, *options], ["--only", "admin"]] if name == "sample" else [[*which, *options]]
            for arguments in measured:
                if subprocess.call([sys.executable, "manage.py", "bench", *arguments], env=ours):
                    raise CommandError(f"The shop {name} could not be measured.")

    def choosing(self) -> None:
        self.stdout.write(f"\n{'configurator':<48}{'p95':>12}{'of it CPU':>12}{'wanted':>12}")
        for case in cases():
            self.stdout.write(f"{case.name:<48}{case.measured:>12}{case.cpu:>12}{'≤ ' + case.wanted:>12}")

    def admin(self) -> None:
        if not settings.BENCH:
            raise CommandError("BENCH=1 opens the empty page that all others are compared with. Set it.")
        self.stdout.write(f"\n{'back office':<32}{'CPU ms':>8}{'of empty':>10}")
        for screen in screens():
            self.stdout.write(f"{screen.name:<32}{screen.cpu:>8.1f}{screen.times:>10.2f}")

    def prepare(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)

    def make_shop(self, products: int) -> None:
        start = time.monotonic()
        fill(products)
        made = time.monotonic()
        rebuild()
        done = time.monotonic()
        self.stdout.write(
            f"\n{products} products and orders: made in {made - start:.0f} s, indexed in {done - made:.0f} s"
        )

    def table(self, wanted: list[BenchPage], port: int, requests: int, rounds: int) -> None:
        logging.disable(logging.WARNING)  # One page is measured because it does not exist.
        query_counts = {page: queries(page) for page in wanted}
        server = subprocess.Popen(server_command(port), stderr=subprocess.DEVNULL)  # A wrong answer is found here.
        try:
            while not port_taken(port) and server.poll() is None:
                time.sleep(0.1)
            self.stdout.write(HEAD)
            for page, (first, then) in query_counts.items():
                self.stdout.write(row(page, first, then, *self.beside_empty(page, port, server.pid, requests, rounds)))
                self.stdout.flush()
        finally:
            end(server)

    def beside_empty(
        self, page: BenchPage, port: int, server: int, requests: int, rounds: int
    ) -> tuple[Measured, Measured]:
        ours = {"cookie": page.cookie, "status": page.status, "server": server}
        measure(port, page.path, **ours, requests=40)  # Both workers fill their caches.
        empty, full = [], []
        for _round in range(rounds):
            empty.append(measure(port, EMPTY.path, cookie="", server=server, requests=requests))
            full.append(measure(port, page.path, **ours, requests=requests))
        return median_of(empty), median_of(full)


HEAD = (
    f"{'page':<22}{'SQL':>8}{'p50 ms':>9}{'p95 ms':>9}{'req/s':>9}{'CPU ms':>9}"
    f"{'of empty':>10}{'CPU times':>11}{'bound':>7}{'kB':>8}"
)


def row(page: BenchPage, first: int, then: int, empty: Measured, full: Measured) -> str:
    """One line: SQL of a rendered page and of the next request; rate and CPU also as a ratio to the empty page."""
    times = full.cpu / max(empty.cpu, 0.001)
    bound = "" if page.bound is None else f"{page.bound}{'!' if times > page.bound else ''}"
    return (
        f"{page.name:<22}{f'{first}/{then}':>8}{full.p50:>9.1f}{full.p95:>9.1f}{full.rate:>9.0f}{full.cpu:>9.2f}"
        f"{full.rate / empty.rate:>10.2f}{times:>11.1f}{bound:>7}{full.size / 1000:>8.1f}"
    )
