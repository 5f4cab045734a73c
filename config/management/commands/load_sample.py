"""Fill an empty database with the sample shop, Alder & Finch."""

import time
from collections.abc import Callable
from random import Random

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cms.foundation import versions
from config.sample.loading import (
    catalogue,
    customers,
    finding,
    large_order,
    orders,
    pages,
    people,
    policy,
    tickets_and_mails,
    trade,
    wallet,
    withdrawals,
    workshop,
)
from config.sample.loading.history import OrderHistory
from config.sample.people import SHOPPER, SIGN_INS
from customers.people.models import User
from store.configurator.services import find_lowest_prices_now
from store.search.services import rebuild

#: The sample shop is the same each time; only its dates move with today.
SEED = 20_111_104


class Command(BaseCommand):
    help = "Fill an empty database with the sample shop. All of it or, if interrupted, nothing."

    def add_arguments(self, parser):
        parser.add_argument("--customers", type=int, default=300, help="how many customers (300)")

    def handle(self, *, customers: int, **options) -> None:
        if not settings.DEMO:
            raise CommandError("The sample shop has well-known passwords. Set DEMO=1 if that is what you want.")
        if is_loaded():
            raise CommandError("The sample shop is here already. Begin with an empty database.")
        self.loud = options["verbosity"] > 0
        began = time.monotonic()
        with transaction.atomic():
            self.load(customers)
        self.step("Lowest prices", find_lowest_prices_now)
        found = self.step("Search index", rebuild)
        versions.compact()  # Every change above moved a number, and each request reads them until a worker comes.
        self.say(f"{found} products can be found. It took {time.monotonic() - began:.1f} s.")

    def load(self, count: int) -> None:
        """All rows of the database, each after those it refers to; ``count`` customers."""
        staff = self.step("People", people.load)
        self.step("Catalogue", catalogue.load)
        self.step("Search words", finding.load)
        self.step("Trade", trade.load)
        self.step("Plans", workshop.load_plans)
        self.step("Pages", pages.load, staff["Editor"])
        self.step("Policy", policy.load, staff["Editor"])
        rng, now = Random(SEED), timezone.now()  # noqa: S311 - chance that is the same each time
        shopper = staff[SHOPPER].customer
        everybody = self.step("Customers", customers.load, rng, now, count, shopper)
        sales = self.step("Orders", orders.load, rng, now, everybody)
        entries = self.step("History", OrderHistory(rng, staff, now).write, sales)
        self.step("A large order", large_order.load, everybody)
        self.step("Wallet", wallet.load, shopper)
        self.step("Questions", tickets_and_mails.load_tickets, rng, now, sales, staff)
        self.step("E-mails", tickets_and_mails.load_mails, entries, shopper, count)
        self.step("Withdrawals", withdrawals.load, now, sales, staff)
        self.step("Consents", tickets_and_mails.load_consents, rng, sales)
        self.step("Accounts", tickets_and_mails.load_accounts, everybody)
        self.step("Facts", tickets_and_mails.load_facts, everybody)

    def step(self, name: str, function: Callable, *arguments):
        """Run one part and say how long it took."""
        began = time.monotonic()
        made = function(*arguments)
        self.say(f"{name:14} {time.monotonic() - began:5.1f} s")
        return made

    def say(self, text: str) -> None:
        if self.loud:
            self.stdout.write(text)
            self.stdout.flush()


def is_loaded() -> bool:
    """Whether the sample shop is in this database; it comes whole, so one of its people is enough."""
    return User.objects.filter(email=SIGN_INS[0].email).exists()
