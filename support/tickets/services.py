"""Opening, answering, noting, assigning, closing and reopening tickets; each is recorded."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import Customer, User
from customers.timeline.services import record
from customers.timeline.verbs import Verb
from orders.basket.models import new_token
from orders.order.models import Order, OrderLine
from store.calendars.services import home_calendar

from . import events
from .attachments import SentFile, attach
from .clock import due_at
from .models import Message, Ticket
from .numbers import ticket_number
from .querysets import STAFF_KINDS


class AnsweredMeanwhile(Exception):
    """There is a newer message that the author of an answer has not seen; the text is for the author."""


@transaction.atomic
def open(
    customer: Customer,
    *,
    subject: str,
    text: str,
    order: Order | None = None,
    line: OrderLine | None = None,
    files: Sequence[SentFile] = (),
    at: datetime | None = None,
) -> Ticket:
    """Open a ticket. ``at`` is for the sample shop and imports: old questions cause no reactions."""
    now = at or timezone.now()
    ticket = _create(customer, subject, order, line=line, at=now, answer_due_at=answer_due_for(now))
    verb = events.QUESTION_RECEIVED
    _add_message(ticket, Message.Kind.QUESTION, text, verb=verb, files=files, at=at, about=subject)
    return ticket


@transaction.atomic
def begin(
    customer: Customer,
    *,
    subject: str,
    text: str,
    order: Order | None = None,
    files: Sequence[SentFile] = (),
    actor: User,
) -> Ticket:
    """Write to a customer first: a ticket that begins with our message and waits for the customer."""
    now = timezone.now()
    ticket = _create(customer, subject, order, at=now, status=Ticket.Status.WAITING, answered_at=now, assignee=actor)
    verb = events.BEGUN
    _add_message(ticket, Message.Kind.ANSWER, text, verb=verb, files=files, at=None, actor=actor, about=subject)
    return ticket


@transaction.atomic
def begin_by_call(
    customer: Customer,
    *,
    subject: str,
    text: str,
    order: Order | None = None,
    files: Sequence[SentFile] = (),
    is_done: bool,
    actor: User,
) -> Ticket:
    """Log a call that belongs to no ticket yet; the ticket is closed if nothing is left to do."""
    now = timezone.now()
    status = {"status": Ticket.Status.CLOSED, "closed_at": now} if is_done else {"answer_due_at": answer_due_for(now)}
    ticket = _create(customer, subject, order, at=now, assignee=actor, **status)
    log_call(ticket, text=text, files=files, actor=actor)
    return ticket


def _create(
    customer: Customer, subject: str, order: Order | None, *, at: datetime, line: OrderLine | None = None, **values: Any
) -> Ticket:
    ticket = Ticket.objects.create(
        number=new_token()[:20], customer=customer, subject=subject, order=order, line=line,
        opened_at=at, last_question_at=at, **values,
    )  # fmt: skip
    ticket.number = ticket_number(ticket.pk)  # The database counts: no two are the same.
    ticket.save(update_fields=["number"])
    return ticket


def answer_due_for(question_at: datetime) -> datetime:
    """When the answer to a question of this moment is due."""
    return due_at(question_at, calendar=home_calendar(), zone=timezone.get_default_timezone())


@transaction.atomic
def add_question(ticket: Ticket, *, text: str, files: Sequence[SentFile] = (), at: datetime | None = None) -> Message:
    """Another message of the customer; reopens the ticket if needed."""
    _lock(ticket)
    now = at or timezone.now()
    changes = {"last_question_at": now, "closed_at": None}
    if ticket.status == Ticket.Status.OPEN:
        Ticket.objects.filter(pk=ticket.pk).update(last_question_at=now)
    else:
        ticket.move_to(Ticket.Status.OPEN, answer_due_at=answer_due_for(now), **changes)
    verb = events.QUESTION_RECEIVED
    return _add_message(ticket, Message.Kind.QUESTION, text, verb=verb, files=files, at=at, about=ticket.subject)


@transaction.atomic
def answer(
    ticket: Ticket,
    *,
    text: str,
    last_seen: int | None = None,
    close: bool = False,
    files: Sequence[SentFile] = (),
    at: datetime | None = None,
    actor: User,
) -> Message:
    """Answer, then wait for the customer or close. ``last_seen`` is the newest message that the author has read.

    Raises:
        AnsweredMeanwhile: there is a newer message.
    """
    _lock(ticket)
    if last_seen is not None:
        _refuse_if_unseen(ticket, last_seen)
    now = at or timezone.now()
    if ticket.answered_at is None:
        Ticket.objects.filter(pk=ticket.pk).update(answered_at=now)
        ticket.answered_at = now
    if ticket.status == Ticket.Status.OPEN:
        ticket.move_to(Ticket.Status.WAITING)
    message = _add_message(ticket, Message.Kind.ANSWER, text, verb=events.ANSWERED, files=files, at=at, actor=actor)
    if close and ticket.status != Ticket.Status.CLOSED:
        _close(ticket, at=at, actor=actor)
    return message


@transaction.atomic
def note(
    ticket: Ticket, *, text: str, files: Sequence[SentFile] = (), at: datetime | None = None, actor: User
) -> Message:
    """Add a note that only staff see."""
    return _add_message(ticket, Message.Kind.NOTE, text, verb=events.NOTED, files=files, at=at, actor=actor)


@transaction.atomic
def log_call(ticket: Ticket, *, text: str, files: Sequence[SentFile] = (), actor: User) -> Message:
    """Write down what was said on the phone; only staff see it."""
    return _add_message(ticket, Message.Kind.CALL, text, verb=events.CALLED, files=files, at=None, actor=actor)


@transaction.atomic
def assign(ticket: Ticket, *, to: User | None, actor: User | None = None) -> None:
    """Assign the ticket to a member of staff or to nobody; does nothing if it is assigned so already."""
    if ticket.assignee_id == (to.pk if to else None):
        return
    Ticket.objects.filter(pk=ticket.pk).update(assignee=to)
    ticket.assignee = to
    who = str(to) if to else _("nobody")
    record(
        events.ASSIGNED, customer=ticket.customer, subject=ticket, actor=actor,
        number=ticket.number, who=who,
    )  # fmt: skip


@transaction.atomic
def close(ticket: Ticket, *, at: datetime | None = None, actor: User | None = None) -> None:
    """Close the ticket; without ``actor`` the customer closed it.

    Raises:
        WrongState: it is closed already.
    """
    _lock(ticket)
    _close(ticket, at=at, actor=actor)


@transaction.atomic
def reopen(ticket: Ticket, *, actor: User | None = None) -> None:
    """Reopen the ticket.

    Raises:
        WrongState: it is open already.
    """
    _lock(ticket)
    ticket.move_to(Ticket.Status.OPEN, closed_at=None, answer_due_at=answer_due_for(timezone.now()))
    record(events.REOPENED, customer=ticket.customer, subject=ticket, actor=actor, number=ticket.number)


def _close(ticket: Ticket, *, at: datetime | None, actor: User | None) -> None:
    ticket.move_to(Ticket.Status.CLOSED, closed_at=at or timezone.now())
    record(
        events.CLOSED, customer=ticket.customer, subject=ticket, actor=actor, at=at, react=at is None,
        number=ticket.number,
    )  # fmt: skip


def _lock(ticket: Ticket) -> None:
    """Lock the ticket and read what others have changed."""
    rows = Ticket.objects.select_for_update().filter(pk=ticket.pk)
    ticket.status, ticket.answered_at = rows.values_list("status", "answered_at").get()


def _refuse_if_unseen(ticket: Ticket, last_seen: int) -> None:
    unseen = ticket.messages.exclude(kind__in=STAFF_KINDS).filter(pk__gt=last_seen).select_related("author")
    newest = unseen.order_by("-pk").first()
    if newest is None:
        return
    if newest.kind == Message.Kind.QUESTION:
        raise AnsweredMeanwhile(_("The customer has written meanwhile. Read it, then send your answer."))
    who = str(newest.author or _("Somebody"))
    raise AnsweredMeanwhile(_("%(who)s has answered meanwhile. Read it, then change or send yours.") % {"who": who})


def _add_message(
    ticket: Ticket,
    kind: str,
    text: str,
    *,
    verb: Verb,
    at: datetime | None,
    files: Sequence[SentFile] = (),
    actor: User | None = None,
    **data: Any,
) -> Message:
    """Save the message and record it; the entry holds the key of the message for reactions."""
    message = Message.objects.create(ticket=ticket, kind=kind, text=text, author=actor, at=at or timezone.now())
    attach(message, files)
    data |= {"number": ticket.number, "message": message.pk, "note": text[:300]}
    record(verb, customer=ticket.customer, subject=ticket, actor=actor, at=at, react=at is None, **data)
    return message
