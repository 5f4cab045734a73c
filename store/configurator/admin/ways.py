"""Asking for the number of ways in which a set can be bought, and counting them."""

from django.utils import timezone

from customers.timeline.work import wake
from store.configurator.models import OptionSet, Ways
from store.configurator.rows import definition_from_draft
from store.rules import count

from .loading import load_whole

#: Seconds after which a count is given up.
PATIENCE = 10


def ask_to_count(option_set: OptionSet) -> None:
    """Let the worker count the ways of a set as it is published, soon and anew. Asking twice counts once."""
    asked = {"due_at": timezone.now(), "attempts": 0, "last_error": "", "failed_at": None}
    Ways.objects.update_or_create(option_set=option_set, defaults=asked)
    wake()


def counted(option_set: OptionSet) -> int | None:
    """In how many ways the published set can be bought; nothing if that takes too long."""
    return count(definition_from_draft(load_whole(option_set)), seconds=PATIENCE)
