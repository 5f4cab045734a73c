"""Entries as a person reads them: newest first, one heading a day, each with the screen of what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from customers.people.models import User

from .models import Entry, EntryQuerySet

#: Entries on one screen; older ones are reached by key.
ENTRIES = 40
_screens: dict[str, str] = {}


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
    """Entries about a ``label`` such as "order.Order" lead those who may view one to this screen of the back office."""
    _screens[label] = url_name


def told(entries: EntryQuerySet, *, reader: User, before: int | None = None, most: int = ENTRIES) -> Story:
    """The newest entries, or those older than the entry ``before``, with the screens that ``reader`` may open.

    Two queries at most, beside those for the rights of ``reader``.
    """
    rows = entries.select_related("actor").newest_first()
    if before and (last := entries.filter(pk=before).values_list("at", flat=True).first()):
        rows = rows.filter(at__lte=last).exclude(at=last, pk__gte=before)
    shown = list(rows[: most + 1])
    older = shown[most - 1].pk if len(shown) > most else None
    return Story(list(_days(shown[:most], reader)), older)


def _days(entries: list[Entry], reader: User) -> Iterable[Day]:
    for entry in entries:
        entry.screen = screen_of(entry, reader)
    for day, group in groupby(entries, key=lambda entry: timezone.localtime(entry.at).date()):
        yield Day(day, list(group))


def screen_of(entry: Entry, reader: User) -> str:
    """Where the thing an entry is about is shown; empty if nowhere, or not to ``reader``."""
    if entry.subject_type_id is None or entry.subject_id is None:
        return ""
    kind = ContentType.objects.get_for_id(entry.subject_type_id)
    model = kind.model_class()
    url_name = _screens.get(model._meta.label) if model else None
    if url_name and reader.has_perm(f"{kind.app_label}.view_{kind.model}"):
        return reverse(url_name, args=[entry.subject_id])
    return ""
