"""What became of an order: when it was paid, made, sent and delivered, as far as today. No database."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from store.calendars.promise import Promise


@dataclass
class OrderStory:
    """Moments in an order’s life; what has not happened yet is nothing."""

    placed: datetime
    promise: Promise
    payment_method: str
    paid: datetime | None = None
    failed: datetime | None = None
    confirmed: datetime | None = None
    cancelled: datetime | None = None
    reason: str = ""
    paid_back: datetime | None = None
    #: (begun, made) of each made-to-order line, as far as it came.
    jobs: list[tuple[datetime | None, datetime | None]] = field(default_factory=list)
    #: (line numbers, sent, sorted, with the driver, delivered)
    parcels: list[tuple[list[int], datetime, datetime | None, datetime | None, datetime | None]] = field(
        default_factory=list
    )

    @property
    def is_delivered(self) -> bool:
        """Whether everything that left has arrived."""
        return bool(self.parcels) and all(parcel[4] for parcel in self.parcels)


@dataclass(frozen=True)
class StoryTeller:
    """Tells stories that end at ``now``."""

    rng: Random
    now: datetime

    def tell(
        self, placed: datetime, promise: Promise, payment_method: str, *, made: list[bool], stuck: str = ""
    ) -> OrderStory:
        """The story of an order of lines that are ``made`` to order or not. ``stuck`` is where it stops, or nothing."""
        story = OrderStory(placed, promise, payment_method)
        if self._never_paid(story, stuck):
            return story
        advance = payment_method != "cash"
        paid_at = placed + (
            timedelta(minutes=2) if payment_method != "transfer" else timedelta(hours=self.rng.uniform(6, 40))
        )
        story.paid = self._past(paid_at) if advance else None
        story.confirmed = story.paid if advance else placed
        if not story.confirmed:
            return story
        if stuck == "cancelled":
            self._cancel(story, story.confirmed + timedelta(hours=self.rng.uniform(1, 30)))
        if story.cancelled:
            story.jobs = [(None, None) for each in made if each]
            return story
        self._make(story, made)
        self._send(story, made)
        if not advance and story.is_delivered:
            story.paid = story.parcels[-1][4]
        return story

    def _never_paid(self, story: OrderStory, stuck: str) -> bool:
        if stuck == "failed" and story.payment_method == "pretend":
            story.failed = story.placed + timedelta(minutes=3)
        elif stuck != "unpaid" or story.payment_method == "cash":
            return False
        self._cancel(story, story.placed + timedelta(days=10, hours=1), reason="not paid")
        return True

    def _cancel(self, story: OrderStory, at: datetime, *, reason: str = "") -> None:
        if not self._past(at):
            return
        story.cancelled = at
        story.reason = reason or self.rng.choice(("changed mind", "changed mind", "out of stock", "other"))
        story.paid_back = self._past(at + timedelta(days=self.rng.uniform(0.2, 3))) if story.paid else None

    def _make(self, story: OrderStory, made: list[bool]) -> None:
        first, last = self._working_time(story)
        for each in made:
            if each:
                begun = first + (last - first) * self.rng.uniform(0, 0.6)
                done = begun + (last - begun) * self.rng.uniform(0.5, 1)
                story.jobs.append((self._past(begun), self._past(done)))

    def _working_time(self, story: OrderStory) -> tuple[datetime, datetime]:
        """Start and end of the work: it ends on the day before the parcel is sent."""
        last = at_clock(story.promise.sent_on, 15)
        late = timedelta(days=self.rng.choice((0, 0, 0, 0, 0, 0, 0, 1, 2)))
        first = max(story.confirmed + timedelta(hours=2), at_clock(story.promise.begun_on, 9))
        return first, max(last, first + timedelta(hours=3)) + late

    def _send(self, story: OrderStory, made: list[bool]) -> None:
        if any(done is None for _begun, done in story.jobs):
            return
        ready = max([done for _begun, done in story.jobs] + [story.confirmed])
        leaves = max(at_clock(story.promise.sent_on, 16), ready + timedelta(minutes=40))
        lines = list(range(len(made)))
        cut = 1 if len(lines) > 1 and self.rng.random() < 0.2 else len(lines)
        pause = timedelta(days=self.rng.uniform(1.5, 4))
        for number, part in enumerate([lines[:cut], lines[cut:]]):
            sent = self._past(leaves + pause * number)
            if part and sent:
                story.parcels.append((part, sent, *self._scans(story, sent, number)))

    def _scans(self, story: OrderStory, sent: datetime, number: int) -> list[datetime | None]:
        there = at_clock(story.promise.arrives_on, 0) + timedelta(hours=self.rng.uniform(9, 17), days=number * 2)
        there = max(there, sent + timedelta(hours=15))
        moments = [sent + (there - sent) * 0.4, there - timedelta(hours=self.rng.uniform(1.5, 4)), there]
        return [self._past(moment) for moment in moments]

    def _past(self, moment: datetime) -> datetime | None:
        return moment if moment < self.now else None


def at_clock(day: date, hour: int) -> datetime:
    """A moment of a day, by the clock of the house."""
    return timezone.make_aware(datetime.combine(day, time(hour % 24, 7)))
