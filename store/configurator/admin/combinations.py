"""Counting the combinations of a set: everything that can be bought with it."""

from django.utils import timezone

from customers.timeline.work import wake
from store.configurator.models import CombinationCount, OptionSet
from store.configurator.rows import definition_from_draft
from store.rules import count

from .loading import load_whole

#: Seconds after which a count is given up.
COUNT_TIMEOUT = 10


def request_count(option_set: OptionSet) -> None:
    """Let the worker count the combinations of a set as it is published. Requested twice, it is counted once."""
    now = timezone.now()
    requested = {"due_at": now, "planned_at": now, "attempts": 0, "last_error": "", "failed_at": None}
    CombinationCount.objects.update_or_create(option_set=option_set, defaults=requested)
    wake()


def count_combinations(option_set: OptionSet) -> int | None:
    """The number of combinations of the published set; None if counting takes too long."""
    return count(definition_from_draft(load_whole(option_set)), seconds=COUNT_TIMEOUT)
