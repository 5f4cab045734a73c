"""The promise of an answer, and how much of it is left. No database."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.calendars.working_days import Calendar

#: When the last answer of a working day leaves.
CLOSING = time(17)


def due_at(asked: datetime, *, calendar: Calendar, zone: ZoneInfo) -> datetime:
    """The end of the working day after the one on which it was asked; on a free day it counts from the next one."""
    day = calendar.after(asked.astimezone(zone).date(), 1)
    return datetime.combine(day, CLOSING, tzinfo=zone)


@dataclass(frozen=True)
class Left:
    """What is left of a promise: a tone (work, wait, bad), the percentage used up, whole minutes (minus: late)."""

    tone: str
    used: int
    minutes: int


def left(asked: datetime, due: datetime, now: datetime) -> Left:
    """How a promise stands: in its last four hours it waits, after them it is late."""
    whole = max(due - asked, timedelta(minutes=1))
    used = min(100, max(0, round((now - asked) / whole * 100)))
    minutes = int((due - now).total_seconds() // 60)
    tone = "bad" if minutes < 0 else "wait" if minutes < 240 else "work"
    return Left(tone, 100 if minutes < 0 else used, minutes)
