"""How things are made in the sample shop, and when each step of a job was done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from customers.people.models import User
from orders.order.models import OrderLine
from orders.production.models import Job, JobStep, Plan, PlanMeasure, PlanPart, PlanStep, Proof
from orders.production.planning import Planned, plan_of, planned
from store.configurator.models import MadeToOrder

CHECK = ("Check", "Looked over", "Every letter against this sheet, with the thumb", 4)
PACK = ("Pack", "Packed", "In paper and straw, no prices", 6)
#: name, for the customer, note on the job sheet, minutes a piece
STEPS = {
    "clay": [
        ("Print", "Words cut", "Begin only with the approved words", 12),
        ("Glaze", "Glazed and fired", "Second firing at 1,230 °C, nine hours", 15),
    ],
    "cloth": [
        ("Cut", "Cut", "With the weave", 10),
        ("Sew", "Sewn", "", 25),
        ("Print", "Printed", "160 °C, 15 seconds", 8),
    ],
    "paper": [
        ("Fold", "Folded and sewn", "", 15),
        ("Bind", "Bound", "", 20),
        ("Print", "Pressed", "Brass letters", 10),
    ],
    "wood": [
        ("Saw", "Sawn", "", 40),
        ("Join", "Joined", "", 60),
        ("Oil", "Oiled", "Two coats, a night between them", 30),
    ],
    "bicycle": [
        ("Frame", "Frame painted", "", 90),
        ("Wheels", "Wheels trued", "", 45),
        ("Build", "Built", "", 120),
        ("Ride", "Ridden once round the canal", "", 20),
    ],
    "usual": [("Make", "Made", "", 20)],
}
#: kind of work → codes of option sets
WORK = {
    "clay": "mug mug-two-tone mug-name jug bowl tumbler pot vase",
    "cloth": "shirt shirt-collar hoodie apron cap tote photo-tote cushion blanket",
    "paper": "notebook poster pencils bottle",
    "wood": "desk shelf chair clock board feast-board tray hooks",
    "bicycle": "bicycle",
}
#: Where the customer looks before anything is cut.
ASKS = {"mug-name", "notebook", "bicycle", "bottle", "feast-board"}
#: Units a day, and from how many on the day is told, by kind of work.
CAPACITY = {
    "clay": (24, 100),
    "cloth": (40, 200),
    "paper": (50, 300),
    "wood": (4, 24),
    "bicycle": (1, 5),
    "usual": (40, 200),
}
#: what, article number, amount, unit, only when group, is
PARTS = {
    "clay": [
        ("Stoneware body No. 12", "RAW-CLAY-12", "0.55", "kg", "", ""),
        ("Gift box of grey board", "PK-BOX-1", "1", "", "care", "gift-box"),
        ("Card with the finch", "PK-CARD-1", "1", "", "care", "card"),
        ("Straw", "PK-STRAW", "0.08", "kg", "", ""),
    ],
    "paper": [
        ("Paper, 90 g, cream", "RAW-PAPER-90", "0.12", "m²", "", ""),
        ("Gold foil", "RAW-FOIL-AU", "0.01", "m²", "foil", "gold"),
        ("Silver foil", "RAW-FOIL-AG", "0.01", "m²", "foil", "silver"),
        ("Brass corner", "RAW-CORNER", "4", "", "corners", "yes"),
    ],
    "wood": [
        ("Oak, planed, 27 mm", "RAW-OAK-27", "1.1", "m²", "top", "oak"),
        ("Walnut, planed, 27 mm", "RAW-WALNUT-27", "1.1", "m²", "top", "walnut"),
        ("Linoleum on birch ply", "RAW-LINO-GR", "1.2", "m²", "top", "linoleum"),
        ("Lifting column, black", "RAW-LIFT-BK", "2", "", "frame", "lift-black"),
        ("Lifting column, white", "RAW-LIFT-WH", "2", "", "frame", "lift-white"),
        ("Hard wax oil", "RAW-OIL", "0.15", "l", "", ""),
        ("Drawer on slides", "RAW-DRAWER", "1", "", "extras", "drawer"),
    ],
    "bicycle": [
        ("Frame, lugged steel", "RAW-FRAME", "1", "", "tubes", "steel"),
        ("Frame, lugged stainless steel", "RAW-FRAME-SS", "1", "", "tubes", "stainless"),
        ("Frame, titanium, welded", "RAW-FRAME-TI", "1", "", "tubes", "titanium"),
        ("Fork, carbon", "RAW-FORK-C", "1", "", "fork", "carbon"),
        ("Wheel, 28 inch", "RAW-WHEEL-28", "2", "", "wheel", "in28"),
        ("Wheel, 650B", "RAW-WHEEL-27", "2", "", "wheel", "in27"),
        ("Wheel, 26 inch", "RAW-WHEEL-26", "2", "", "wheel", "in26"),
        ("Belt, 118 teeth", "RAW-BELT", "1", "", "drive", "belt"),
        ("Chain, 112 links", "RAW-CHAIN", "1", "", "drive", "chain"),
        ("Mudguard", "RAW-GUARD", "2", "", "extras", "guards"),
        ("Brass bell", "RAW-BELL", "1", "", "extras", "bell"),
    ],
}
#: How large the drawing is in life: width and height, each in millimetres or as the group that asks for it.
SIZES = {
    "mug": ("120", "95"),
    "mug-two-tone": ("120", "95"),
    "mug-name": ("120", "95"),
    "tumbler": ("85", "100"),
    "desk": ("width", "740"),
    "chair": ("440", "860"),
    "photo-tote": ("380", "420"),
    "bottle": ("75", "310"),
    "bicycle": ("1780", "1060"),
}
#: name, how much
MEASURES = {
    "clay": [("Depth of cut", "0.6 mm"), ("Shrinks in the firing", "10 %")],
    "paper": [("Depth of the pressing", "0.3 mm")],
}


def load_plans() -> None:
    """The usual plan, and one for every product that is made in another way."""
    _write(_plan("usual"), "usual")
    kinds = {code: kind for kind, codes in WORK.items() for code in codes.split()}
    made = MadeToOrder.objects.exclude(option_set=None).select_related("option_set").order_by("pk")
    for each in made:
        code = each.option_set.code
        if code in kinds:
            across, upright = SIZES.get(code, ("", ""))
            plan = _plan(kinds[code], product_id=each.product_id, across=across, upright=upright)
            plan.needs_proof = code in ASKS
            _write(plan, kinds[code])


def _plan(kind: str, **fields) -> Plan:
    units_per_day, day_open_from = CAPACITY[kind]
    return Plan(units_per_day=units_per_day, day_open_from=day_open_from, **fields)


def _write(plan: Plan, kind: str) -> None:
    """A plan with its rows, without asking for each."""
    plan.steps = [
        PlanStep(sort_order=place, name=name, public_name=public_name, note=note, minutes=minutes)
        for place, (name, public_name, note, minutes) in enumerate([*STEPS[kind], CHECK, PACK])
    ]
    plan.parts = [
        PlanPart(sort_order=place, what=what, sku=sku, amount=amount, unit=unit, group=group, value=value)
        for place, (what, sku, amount, unit, group, value) in enumerate(PARTS.get(kind, []))
    ]
    plan.measures = [
        PlanMeasure(sort_order=place, name=name, text=text) for place, (name, text) in enumerate(MEASURES.get(kind, []))
    ]
    plan.save()


@dataclass(frozen=True)
class JobHistory:
    """Gives jobs of the past their steps, with stamps between the moments of their story."""

    maker: User
    now: datetime

    def freeze(self, job: Job, plan: Planned) -> list[JobStep]:
        """What the plan says, as far as the job came; where it waits for its proof, its status says so."""
        job.needs_proof, job.size = plan.needs_proof, plan.size
        job.parts, job.measures = plan.parts, plan.measures
        work = [step for step in plan.steps if not step.is_proof]
        for step in plan.steps:
            step.job = job
            if step.is_proof:
                self._approve(job, step)
        if job.started_at:
            self._stamp(job, work)
        return plan.steps

    def _approve(self, job: Job, step: JobStep) -> None:
        """What was begun was approved; of the others, what was ordered more than two days ago."""
        step.started_at = job.created_at
        if job.status == Job.Status.CANCELLED:
            return
        if job.started_at:
            step.done_at = job.created_at + (job.started_at - job.created_at) * 0.6
        elif job.created_at < self.now - timedelta(days=2):
            step.done_at = job.created_at + timedelta(hours=20)
        elif job.status == Job.Status.WAITING:
            job.status = Job.Status.PROOF

    def prove(self, job: Job, steps: list[JobStep], line: OrderLine, place: int) -> list[Proof]:
        """The versions a customer saw: every fifth wanted a change first; of the last days some wait for us."""
        step = next((step for step in steps if step.is_proof), None)
        if step is None or job.status == Job.Status.CANCELLED or (job.status == Job.Status.PROOF and place % 3 == 2):
            return []
        until = step.done_at or self.now
        wants_change = place % 5 == 0
        moments = [step.started_at + (until - step.started_at) * share for share in (0.1, 0.4, 0.6)]
        first = self._version(job, line, 1, moments[0])
        if not wants_change:
            return [_answered(first, step.done_at, line)]
        first.status, first.comment = Proof.Status.CHANGES, "A little smaller, please, and the accent looks wrong."
        first.answered_at, first.answered_by = moments[1], f"{line.order.customer}, by the link of the e-mail"
        if step.done_at is None:
            return [first]
        return [first, _answered(self._version(job, line, 2, moments[2]), step.done_at, line)]

    def _version(self, job: Job, line: OrderLine, number: int, at: datetime) -> Proof:
        return Proof(
            job=job,
            version=number,
            picture=line.picture,
            choices=line.choices,
            measures=job.measures,
            made_at=at,
            sent_at=at,
            made_by=self.maker,
        )

    def _stamp(self, job: Job, work: list[JobStep]) -> None:
        """Evenly from beginning to end; of what is not made, two steps at most are done, a day each."""
        done = len(work) if job.done_at else min(len(work) - 1, (self.now - job.started_at).days, 2)
        pause = (job.done_at - job.started_at) / len(work) if job.done_at else timedelta(hours=22)
        for place, step in enumerate(work[: done + 1]):
            step.started_at = job.started_at + pause * place
            if place < done:
                step.done_at, step.by = step.started_at + pause, self.maker
        if not job.done_at and job.status == Job.Status.STARTED:
            job.at = work[done].name


def _answered(proof: Proof, at: datetime | None, line: OrderLine) -> Proof:
    """Approved at that moment, if there is one."""
    if at:
        proof.status, proof.answered_at = Proof.Status.APPROVED, at
        proof.answered_by = f"{line.order.customer}, by the link of the e-mail"
    return proof


class Plans:
    """The plans of the shop, each read once."""

    def __init__(self) -> None:
        self.known: dict[int, Plan | None] = {}

    def of(self, line: OrderLine) -> Planned:
        """How a line is made."""
        if line.product_id not in self.known:
            self.known[line.product_id] = plan_of(line.product_id)
        return planned(line, self.known[line.product_id])
