"""When an answer is due, and how much time is left. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.calendars.working_days import Calendar

#: When answers are due on a working day.
CLOSING = time(17)


def due_at(question_at: datetime, *, calendar: Calendar, zone: ZoneInfo) -> datetime:
    """The end of the working day after the question; from a day off it counts from the next working day."""
    day = calendar.after(question_at.astimezone(zone).date(), 1)
    return datetime.combine(day, CLOSING, tzinfo=zone)


@dataclass(frozen=True)
class Left:
    """The rest of a promise: a tone (work, wait, bad), the percentage used, whole minutes (negative: late)."""

    tone: str
    used: int
    minutes: int


def left(question_at: datetime, due: datetime, now: datetime) -> Left:
    """The rest of a promise: wait in its last four hours, bad after its end."""
    whole = max(due - question_at, timedelta(minutes=1))
    used = min(100, max(0, round((now - question_at) / whole * 100)))
    minutes = int((due - now).total_seconds() // 60)
    tone = "bad" if minutes < 0 else "wait" if minutes < 240 else "work"
    return Left(tone, 100 if minutes < 0 else used, minutes)
