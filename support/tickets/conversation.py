"""A ticket's conversation for staff: messages, notes and events."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from customers.timeline.models import Entry

from . import events
from .models import Message, Ticket

#: Messages and events on the screen; older ones are in the customer's timeline.
MAX_MESSAGES, MAX_EVENTS = 200, 50
_EVENTS = [verb.name for verb in (events.ASSIGNED, events.CLOSED, events.REOPENED)]


@dataclass(frozen=True)
class ConversationItem:
    """A message or note, or an event of the ticket."""

    at: datetime
    message: Message | None = None
    event: Entry | None = None


def conversation(ticket: Ticket) -> list[ConversationItem]:
    """Messages with their files, notes and events, oldest first; three queries."""
    messages = list(_messages(ticket)[:MAX_MESSAGES])
    entries = Entry.objects.about(ticket).filter(verb__in=_EVENTS).select_related("actor").newest_first()
    items = [ConversationItem(each.at, message=each) for each in messages]
    items += [ConversationItem(each.at, event=each) for each in entries[:MAX_EVENTS]]
    return sorted(items, key=lambda each: each.at)


def _messages(ticket: Ticket) -> QuerySet[Message]:
    return ticket.messages.select_related("author").prefetch_related("attachments").order_by("-at", "-pk")


def newest_message(items: list[ConversationItem]) -> int:
    """The key of the newest message, 0 if there is none."""
    return max((each.message.pk for each in items if each.message), default=0)
