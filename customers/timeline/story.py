"""Entries as a person reads them: newest first, one heading a day, each with the screen of what it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from .models import Entry, EntryQuerySet

#: Entries on one screen; older ones are reached by key.
ENTRIES = 40
_screens: dict[str, Callable[[int], str]] = {}


@dataclass(frozen=True)
class Day:
    """What happened on one day."""

    day: date
    entries: list[Entry]


@dataclass(frozen=True)
class Story:
    """One screen of a timeline; ``older`` is the key after which the next one begins."""

    days: list[Day]
    older: int | None


def has_screen(label: str, url_name: str) -> None:
    """Entries about a ``label`` such as "order.Order" lead to this screen of the back office."""
    _screens[label] = lambda pk: reverse(url_name, args=[pk])


def told(entries: EntryQuerySet, *, before: int | None = None, most: int = ENTRIES) -> Story:
    """The newest entries, or those older than the entry ``before``; two queries at most."""
    rows = entries.select_related("actor").newest_first()
    if before and (last := entries.filter(pk=before).values_list("at", flat=True).first()):
        rows = rows.filter(at__lte=last).exclude(at=last, pk__gte=before)
    shown = list(rows[: most + 1])
    older = shown[most - 1].pk if len(shown) > most else None
    return Story(list(_days(shown[:most])), older)


def _days(entries: Iterable[Entry]) -> Iterable[Day]:
    for entry in (entries := list(entries)):
        entry.screen = screen_of(entry)
    for day, group in groupby(entries, key=lambda entry: timezone.localtime(entry.at).date()):
        yield Day(day, list(group))


def screen_of(entry: Entry) -> str:
    """Where the thing an entry is about is shown; empty if nowhere."""
    if entry.subject_type_id is None or entry.subject_id is None:
        return ""
    model = ContentType.objects.get_for_id(entry.subject_type_id).model_class()
    find = _screens.get(model._meta.label) if model else None
    return find(entry.subject_id) if find else ""
