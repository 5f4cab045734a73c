"""The board of the workshop: a column per step, a card per job. The number of queries is fixed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from orders.order.models import Order, Sent

from .models import BoardChoice, Job, Pause, Take
from .steps import StepsLeft

#: Cards in one column; a link to the list has the rest.
MAX_CARDS = 20
#: Open columns that stand in one row on a screen of 1280 pixels.
MAX_IN_A_ROW = 6
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
    def hand(self) -> Take | None:
        """Who has it."""
        return self.job.take

    @property
    def pause(self) -> Pause | None:
        """Why it rests."""
        return self.job.pause

    @property
    def can_be_taken(self) -> bool:
        return not self.job.is_over

    @property
    def can_be_paused(self) -> bool:
        """Whether it is in our hands, and does not rest already."""
        return bool(self.moves) and not self.job.is_over

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
    """One place with its first cards; ``rest`` more are in the list at ``address``. A folded one is a narrow strip."""

    place: str
    name: str
    count: int
    late: int
    cards: list[JobCard]
    address: str
    is_folded: bool

    @property
    def rest(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True)
class BoardChip:
    """A choice above the board: all jobs, one's own, or those of a category."""

    show: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Board:
    """The content of the board."""

    columns: list[Column]
    chips: list[BoardChip]
    open: int
    late: int
    due_today: int

    @property
    def is_wide(self) -> bool:
        """Whether the open columns need several rows on a common screen."""
        return sum(not column.is_folded for column in self.columns) > MAX_IN_A_ROW


@dataclass(frozen=True)
class StepsQuestion:
    """What must be answered before a job passes over steps; ``instead`` is the next step."""

    job: Job
    to: str
    name: str
    steps: list[str]
    instead: Move | None


def board(choice: BoardChoice) -> Board:
    """The board as this person chose to see it."""
    everything = Job.objects.on_the_board(timezone.localdate())
    jobs = everything
    if choice.category_id:
        jobs = jobs.filter(line__product__category=choice.category_id)
    elif choice.only_mine:
        jobs = jobs.taken_by(choice.user)
    counts = _counts(jobs)
    rows = jobs.with_line().with_steps().with_hands().with_proofs().first_of_each_place(MAX_CARDS)
    columns = _columns(counts, [_card(job) for job in rows], choice.folds)
    unfinished = [count for place, count in counts.items() if place != Job.Status.DONE]
    sums = {name: sum(count[name] for count in unfinished) for name in ("open", "late", "due_today")}
    return Board(columns, _chips(everything, choice), **sums)


def _counts(jobs: QuerySet) -> dict[str, dict[str, int]]:
    """Of each place: how many jobs it has, how many are late, and how many are due today."""
    today = timezone.localdate()
    rows = jobs.order_by().values("status", "at")
    rows = rows.annotate(
        open=Count("pk"), late=Count("pk", Q(due_on__lt=today)), due_today=Count("pk", Q(due_on=today))
    )
    return {Job(status=row.pop("status"), at=row.pop("at")).place: row for row in rows}


def _chips(jobs: QuerySet, choice: BoardChoice) -> list[BoardChip]:
    key, name = "line__product__category", "line__product__category__name"
    rows = jobs.unfinished().order_by().values_list(key, name).annotate(count=Count("pk")).order_by("-count", name)
    found = list(rows)
    mine = Take.objects.open().filter(by=choice.user, job__in=jobs.unfinished()).count()
    chips = [
        BoardChip(
            "all", _("All"), sum(count for *_category, count in found), not (choice.category_id or choice.only_mine)
        ),
        BoardChip("mine", _("Mine"), mine, choice.only_mine),
    ]
    chosen = choice.category_id
    named = [(pk, label, count) for pk, label, count in found if pk][:MAX_CATEGORIES]
    if choice.category and chosen not in {pk for pk, *_rest in named}:
        named.append((chosen, choice.category.name, next((count for pk, _label, count in found if pk == chosen), 0)))
    return chips + [BoardChip(str(pk), label, count, pk == chosen) for pk, label, count in named]


def question(job: Job, left: StepsLeft) -> StepsQuestion:
    """The question about the steps that a job would pass over. Needs the steps of the job."""
    following = card(job).following
    name = _("Made") if left.to == Job.Status.DONE else left.to[1:]
    instead = following if following and following.to != left.to else None
    return StepsQuestion(job, left.to, name, [step.name for step in left.steps], instead)


def card(job: Job) -> JobCard:
    """The card of one job, for its own screen."""
    return _card(job)


def may_be_moved(job: Job) -> bool:
    """Whether the order is confirmed and the job not sent. Needs no query."""
    order = job.line.order
    is_here = job.status != Job.Status.DONE or order.fulfilment_status == Sent.OPEN
    return order.status == Order.Status.CONFIRMED and is_here


def _card(job: Job) -> JobCard:
    if job.status in {Job.Status.PROOF, Job.Status.CANCELLED} or job.pause or not may_be_moved(job):
        return JobCard(job)
    steps = [Move(f":{step.name}", step.name) for step in job.steps.all() if not step.is_proof]
    places = [Move(Job.Status.WAITING, _("To start")), *steps, Move(Job.Status.DONE, _("Made"))]
    here = next((place for place, move in enumerate(places) if move.to == job.place), 0)
    following = places[here + 1] if here + 1 < len(places) else None
    before = places[here - 1] if here else None
    if job.status == Job.Status.DONE:
        places = places[1:]  # A finished job cannot go back to waiting, only to a step.
    return JobCard(job, [move for move in places if move.to != job.place], following, before)


def _columns(counts: dict[str, dict[str, int]], cards: list[JobCard], folds: dict[str, bool]) -> list[Column]:
    names = _in_order(cards)
    names += sorted(place[1:] for place in counts if place.startswith(":") and place[1:] not in names)
    titles = {Job.Status.PROOF.value: _("Proof"), Job.Status.WAITING.value: _("To start")}
    titles |= {f":{name}": name or _("Being made") for name in names}
    titles |= {Job.Status.DONE.value: _("Made today")}
    by_place: dict[str, list[JobCard]] = {place: [] for place in titles}
    for each in cards:
        by_place[each.job.place].append(each)
    return [_column(place, title, counts.get(place), by_place[place], folds) for place, title in titles.items()]


def _column(
    place: str, title: str, counted: dict[str, int] | None, cards: list[JobCard], folds: dict[str, bool]
) -> Column:
    """Empty columns and that of finished jobs are folded, unless the person chose otherwise."""
    is_done, count = place == Job.Status.DONE, counted["open"] if counted else 0
    late = counted["late"] if counted and not is_done else 0
    is_folded = bool(folds.get(place, is_done or not count))
    return Column(place, title, count, late, cards, _list_of(place), is_folded)


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
