"""Runs that are small in the suite and wide in ``make reliability``, which prints their figures."""

import json
import os
import time
from collections.abc import Callable

import pytest
from django.utils import timezone

from customers.timeline.handlers import handlers
from tests.config.worker.conftest import mailbox, shared_database, start_worker  # noqa: F401 - fixtures
from tests.orders.payment.conftest import _stripe, bank, placed, tell  # noqa: F401 - fixtures of payments
from tests.orders.races.conftest import width  # noqa: F401 - the fixture of the races

#: How often a run is repeated.
RUNS = int(os.environ.get("RELIABILITY_RUNS", "1"))


@pytest.fixture
def note() -> Callable[[str, str], None]:
    """Writes down what a run showed, for the table of docs/reliability.md; says how long it took."""
    started = time.monotonic()

    def write(run: str, result: str) -> None:
        if path := os.environ.get("RELIABILITY_FIGURES"):
            row = {"run": run, "result": result, "seconds": round(time.monotonic() - started, 1)}
            with open(path, "a") as file:
                file.write(json.dumps(row) + "\n")

    return write


def end_leases() -> None:
    """What a killed worker had claimed is due at once, which else takes a minute."""
    for handler in handlers():
        if handler.model._meta.label != "timeline.ScheduledJob":
            handler.rows().exclude(due_at=None).update(due_at=timezone.now())
