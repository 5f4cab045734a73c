"""The promise of an answer as a clock for staff."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import clock
from .models import Ticket


@dataclass(frozen=True)
class PromiseClock:
    """The time left until the promised answer: for the ring, and as text."""

    tone: str
    used: int
    text: str
    due: datetime


def clock_of(ticket: Ticket) -> PromiseClock | None:
    """The promise of an answer while the ticket is open, else None."""
    if ticket.status != Ticket.Status.OPEN or ticket.answer_due_at is None:
        return None
    now = timezone.now()
    left = clock.left(ticket.last_question_at, ticket.answer_due_at, now)
    text = _late(-left.minutes) if left.minutes < 0 else _left(left.minutes, ticket.answer_due_at, now)
    return PromiseClock(left.tone, left.used, text, ticket.answer_due_at)


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
