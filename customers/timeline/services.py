"""Recording events."""

from datetime import datetime
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
    **data: Any,
) -> Entry:
    """Save an entry, and one reaction for each subscriber of ``verb``, in the caller's transaction.

    ``at`` and ``react=False`` are for imports and the sample shop: old events have no reactions.
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
        Reaction.objects.bulk_create([Reaction(entry=entry, subscriber=name) for name in verb.subscribers])
        wake()
    return entry
