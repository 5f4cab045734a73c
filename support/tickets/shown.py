"""Tickets as staff see them: the promise as a clock, the conversation with what happened in between."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from customers.timeline.models import Entry

from . import clock, events
from .models import Message, Ticket

#: Messages and events of one conversation on the screen; older ones are on the customer's timeline.
MOST_MESSAGES, MOST_EVENTS = 200, 50
_EVENTS = [verb.name for verb in (events.ASSIGNED, events.CLOSED, events.REOPENED)]


@dataclass(frozen=True)
class Clock:
    """What is left of a promise, for the ring and in words."""

    tone: str
    used: int
    words: str
    due: datetime


def clock_of(ticket: Ticket) -> Clock | None:
    """The promise of an answer while it is our turn; else nothing."""
    if ticket.status != Ticket.Status.OPEN or ticket.answer_due_at is None:
        return None
    now = timezone.now()
    left = clock.left(ticket.asked_at, ticket.answer_due_at, now)
    words = _late(-left.minutes) if left.minutes < 0 else _left(left.minutes, ticket.answer_due_at, now)
    return Clock(left.tone, left.used, words, ticket.answer_due_at)


def _late(minutes: int) -> str:
    if minutes < 60:
        return _("%(count)d min late") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)d h late") % {"count": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(count)d day late", "%(count)d days late", days) % {"count": days}


def _left(minutes: int, due: datetime, now: datetime) -> str:
    if minutes < 60:
        return _("%(count)d min") % {"count": minutes}
    due, now = timezone.localtime(due), timezone.localtime(now)
    if due.date() == now.date() or minutes < 12 * 60:
        return _("%(hours)d h %(minutes)02d min") % {"hours": minutes // 60, "minutes": minutes % 60}
    if (due.date() - now.date()).days == 1:
        return _("tomorrow %(time)s") % {"time": date_format(due, "H:i")}
    return date_format(due, "D H:i")


@dataclass(frozen=True)
class Said:
    """One thing in a conversation: a message, or what happened to the ticket."""

    at: datetime
    message: Message | None = None
    event: Entry | None = None


def conversation(ticket: Ticket) -> list[Said]:
    """Messages, notes and events in their order; two queries."""
    messages = list(ticket.messages.select_related("author").order_by("-at", "-pk")[:MOST_MESSAGES])
    entries = Entry.objects.about(ticket).filter(verb__in=_EVENTS).select_related("actor").newest_first()
    said = [Said(each.at, message=each) for each in messages]
    said += [Said(each.at, event=each) for each in entries[:MOST_EVENTS]]
    return sorted(said, key=lambda each: each.at)


def newest_message(said: list[Said]) -> int:
    """The key of the newest message on the screen; nothing is 0."""
    return max((each.message.pk for each in said if each.message), default=0)
