"""The board of the workshop: a column per step, a card per job. The number of queries is fixed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from orders.order.models import Order, Sent

from .models import Job

#: Cards in one column; a link to the list has the rest.
MAX_CARDS = 20
#: Categories in the filter.
MAX_CATEGORIES = 12


@dataclass(frozen=True)
class Move:
    """One place where a job may go, with the label of its button."""

    to: str
    label: str


@dataclass(frozen=True)
class JobCard:
    """A job with its possible moves; ``following`` is the next place, ``before`` the previous one."""

    job: Job
    moves: list[Move] = field(default_factory=list)
    following: Move | None = None
    before: Move | None = None

    @property
    def others(self) -> list[Move]:
        """All moves but the next."""
        return [move for move in self.moves if move != self.following]

    @property
    def picture(self) -> str:
        """URL of the picture of the line."""
        return self.job.line.picture_address

    @property
    def words(self) -> list[str]:
        """The texts that the shopper wrote."""
        return [choice["text"] for choice in self.job.line.choices if choice.get("yours")]

    @property
    def choices(self) -> str:
        """The other choices in one line."""
        return ", ".join(choice["label"] for choice in self.job.line.choices if choice.get("label"))


@dataclass(frozen=True)
class Column:
    """One place with its first cards; ``rest`` more are in the list at ``address``."""

    place: str
    name: str
    count: int
    cards: list[JobCard]
    address: str

    @property
    def rest(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True)
class Board:
    """The content of the board."""

    columns: list[Column]
    categories: list[dict]
    category: int | None
    open: int
    late: int
    due_today: int


def board(*, category: int | None = None) -> Board:
    """The board, for one category of products or for all."""
    today = timezone.localdate()
    everything = Job.objects.on_the_board(today)
    jobs = everything.filter(line__product__category=category) if category else everything
    counts = _counts(jobs)
    cards = [_card(job) for job in jobs.with_line().with_steps().with_proofs().first_of_each_place(MAX_CARDS)]
    sums = jobs.exclude(status=Job.Status.DONE).aggregate(
        open=Count("pk"), late=Count("pk", Q(due_on__lt=today)), due_today=Count("pk", Q(due_on=today))
    )
    return Board(_columns(counts, cards), _categories(everything), category, **sums)


def _counts(jobs: QuerySet) -> dict[str, int]:
    rows = jobs.order_by().values_list("status", "at").annotate(Count("pk"))
    return {Job(status=status, at=at).place: count for status, at, count in rows}


def _categories(jobs: QuerySet) -> list[dict]:
    key, name = "line__product__category", "line__product__category__name"
    rows = jobs.exclude(status=Job.Status.DONE).order_by().exclude(**{key: None}).values(key, name)
    found = rows.annotate(count=Count("pk")).order_by("-count", name)[:MAX_CATEGORIES]
    return [{"key": row[key], "name": row[name], "count": row["count"]} for row in found]


def card(job: Job) -> JobCard:
    """The card of one job, for its own screen."""
    return _card(job)


def may_be_moved(job: Job) -> bool:
    """Whether the order is confirmed and the job not sent. Needs no query."""
    order = job.line.order
    is_here = job.status != Job.Status.DONE or order.fulfilment_status == Sent.OPEN
    return order.status == Order.Status.CONFIRMED and is_here


def _card(job: Job) -> JobCard:
    if job.status in {Job.Status.PROOF, Job.Status.CANCELLED} or not may_be_moved(job):
        return JobCard(job)
    steps = [Move(f":{step.name}", step.name) for step in job.steps.all() if not step.is_proof]
    places = [Move(Job.Status.WAITING, _("To start")), *steps, Move(Job.Status.DONE, _("Made"))]
    here = next((place for place, move in enumerate(places) if move.to == job.place), 0)
    following = places[here + 1] if here + 1 < len(places) else None
    before = places[here - 1] if here else None
    if job.status == Job.Status.DONE:
        places = places[1:]  # A finished job cannot go back to waiting, only to a step.
    return JobCard(job, [move for move in places if move.to != job.place], following, before)


def _columns(counts: dict[str, int], cards: list[JobCard]) -> list[Column]:
    names = _in_order(cards)
    names += sorted(place[1:] for place in counts if place.startswith(":") and place[1:] not in names)
    titles = {Job.Status.PROOF.value: _("Proof"), Job.Status.WAITING.value: _("To start")}
    titles |= {f":{name}": name or _("Being made") for name in names}
    titles |= {Job.Status.DONE.value: _("Made today")}
    by_place: dict[str, list[JobCard]] = {place: [] for place in titles}
    for each in cards:
        by_place[each.job.place].append(each)
    return [
        Column(place, title, counts.get(place, 0), by_place[place], _list_of(place)) for place, title in titles.items()
    ]


def _in_order(cards: Iterable[JobCard]) -> list[str]:
    """The names of all steps, ordered by their average position in the plans."""
    shares: dict[str, list[float]] = {}
    for plan in {tuple(s.name for s in card.job.steps.all() if not s.is_proof) for card in cards}:
        for place, name in enumerate(plan, 1):
            shares.setdefault(name, []).append(place / (len(plan) + 1))
    return sorted(shares, key=lambda name: (sum(shares[name]) / len(shares[name]), name))


def _list_of(place: str) -> str:
    query = {"status": Job.Status.STARTED, "at": place[1:]} if place.startswith(":") else {"status": place}
    return f"{reverse('jobs_admin:index')}?{urlencode(query)}"
