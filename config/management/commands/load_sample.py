"""Fill an empty database with the sample shop, Alder & Finch."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from config.sample.loading import catalogue, pages, people, trade
from config.sample.people import SIGN_INS
from customers.people.models import User
from store.search.services import rebuild


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
        found = self.step("Search index", rebuild)
        self.say(f"{found} products can be found. It took {time.monotonic() - began:.1f} s.")

    def load(self, customers: int) -> None:
        """Everything that stands in the database, in the order in which it leans on each other."""
        staff = self.step("People", people.load)
        self.step("Catalogue", catalogue.load)
        self.step("Trade", trade.load)
        self.step("Pages", pages.load, staff["Editor"])

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
