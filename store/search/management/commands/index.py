"""Rebuilds the search index."""

import time

from django.core.management.base import BaseCommand, CommandError

from store.search import services
from store.search.engines.base import IndexBusy


class Command(BaseCommand):
    help = "Build a new index of all products beside the one in use, then switch to it."

    def add_arguments(self, parser):
        parser.add_argument("--wait", type=int, default=60, help="seconds to wait for another process that is writing")

    def handle(self, *, wait: int, **options) -> None:
        begin = time.monotonic()
        while True:
            try:
                count = services.rebuild()
                break
            except IndexBusy as busy:
                if time.monotonic() - begin > wait:
                    raise CommandError(str(busy)) from busy
                time.sleep(0.2)
        self.stdout.write(f"{count} products indexed in {time.monotonic() - begin:.1f} s.")
