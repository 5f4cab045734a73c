"""The timeline of a screen: entries by day, newest first, each with a link to the screen of its subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks

from customers.people.models import User

from .models import Entry, EntryQuerySet

#: Entries on one screen; a link leads to older ones.
MAX_ENTRIES = 40


@dataclass(frozen=True)
class TimelineDay:
    """The entries of one day."""

    day: date
    entries: list[Entry]


@dataclass(frozen=True)
class TimelinePage:
    """One page of a timeline; ``older`` is the key of its last entry if older ones follow."""

    days: list[TimelineDay]
    older: int | None


def screens() -> dict[str, str]:
    """URL names of record screens by model label, from the hook ``register_record_screen``: ("order.Order", name)."""
    return dict(function() for function in hooks.get_hooks("register_record_screen"))


def timeline_page(
    entries: EntryQuerySet, *, reader: User, before: int | None = None, limit: int = MAX_ENTRIES
) -> TimelinePage:
    """The newest entries, or those before the entry with the key ``before``, with the screens ``reader`` may open.

    At most two queries, besides those for the permissions of ``reader``.
    """
    rows = entries.select_related("actor").newest_first()
    if before and (last := entries.filter(pk=before).values_list("at", flat=True).first()):
        rows = rows.filter(at__lte=last).exclude(at=last, pk__gte=before)
    found = list(rows[: limit + 1])
    older = found[limit - 1].pk if len(found) > limit else None
    return TimelinePage(list(_days(found[:limit], reader)), older)


def _days(entries: list[Entry], reader: User) -> Iterable[TimelineDay]:
    for entry in entries:
        entry.screen = screen_of(entry, reader)
    for day, group in groupby(entries, key=lambda entry: timezone.localtime(entry.at).date()):
        yield TimelineDay(day, list(group))


def screen_of(entry: Entry, reader: User) -> str:
    """The address of the screen of the entry's subject; empty if there is none, or ``reader`` may not open it."""
    if entry.subject_type_id is None or entry.subject_id is None:
        return ""
    kind = ContentType.objects.get_for_id(entry.subject_type_id)
    model = kind.model_class()
    url_name = screens().get(model._meta.label) if model else None
    if url_name and reader.has_perm(f"{kind.app_label}.view_{kind.model}"):
        return reverse(url_name, args=[entry.subject_id])
    return ""
