"""Recording events."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models, transaction
from django.utils import timezone

from customers.people.models import Customer

from .models import Entry, Reaction
from .verbs import Verb
from .work import wake


@transaction.atomic
def record(
    verb: Verb,
    *,
    customer: Customer,
    subject: models.Model | None = None,
    actor: AbstractBaseUser | AnonymousUser | None = None,
    at: datetime | None = None,
    react: bool = True,
    react_after: timedelta | None = None,
    **data: Any,
) -> Entry:
    """Save an entry, and one reaction for each subscriber of ``verb``, in the caller's transaction.

    ``at`` and ``react=False`` are for imports and the sample shop: old events have no reactions. ``react_after`` lets
    the reactions wait, so that ``withdraw_reactions`` can still take them back.
    """
    entry = Entry.objects.create(
        verb=verb.name,
        customer=customer,
        subject=subject,
        actor=actor if actor is not None and actor.is_authenticated else None,
        at=at or timezone.now(),
        data=data,
    )
    if react and verb.subscribers:
        due = {"due_at": entry.at + react_after} if react_after else {}
        Reaction.objects.bulk_create([Reaction(entry=entry, subscriber=name, **due) for name in verb.subscribers])
        wake()
    return entry


@transaction.atomic
def withdraw_reactions(entry: Entry, *, due_after: timedelta) -> bool:
    """Delete the reactions of an entry that was recorded with ``react_after``; False if one has begun.

    A worker that begins one moves its ``due_at``, so the DELETE does not match it.
    """
    reactions = Reaction.objects.filter(entry=entry)
    count = reactions.count()
    try:
        with transaction.atomic():
            deleted, _rows = reactions.filter(due_at=entry.at + due_after, done_at=None).delete()
            if deleted != count:
                raise _HasBegun
    except _HasBegun:
        return False
    return True


class _HasBegun(Exception):
    """Rolls the deletion back."""
