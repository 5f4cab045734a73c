"""From a plan to a job: the steps, parts and measures that are frozen with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from orders.order.models import OrderLine

from .models import JobStep, Plan


@dataclass(frozen=True)
class Planned:
    """How one line is made."""

    needs_proof: bool
    steps: list[JobStep]
    parts: list[dict] = field(default_factory=list)
    measures: list[dict] = field(default_factory=list)


def plan_of(product_id: int | None) -> Plan | None:
    """The plan of a product, else the usual one, else nothing."""
    plans = Plan.objects.filter(Q(product=product_id) | Q(product=None))
    found = plans.prefetch_related("steps", "parts", "measures")
    return max(found, key=lambda plan: bool(plan.product_id), default=None)


def planned(line: OrderLine, plan: Plan | None) -> Planned:
    """How this line is made by the plan; where there is none, in one step without a proof."""
    if plan is None:
        return Planned(False, [JobStep(position=1, name=_("Make"))])
    choices = line.configuration.content.get("choices", {}) if line.configuration else {}
    return Planned(
        plan.needs_proof,
        _steps(plan),
        [_part(part, line.quantity) for part in plan.parts.all() if part.holds(choices)],
        [{"name": each.name, "value": each.text} for each in plan.measures.all() if each.holds(choices)],
    )


def _steps(plan: Plan) -> list[JobStep]:
    work = [
        JobStep(name=step.name, shown_as=step.shown_as, note=step.note, minutes=step.minutes)
        for step in plan.steps.all()
    ] or [JobStep(name=_("Make"))]
    if plan.needs_proof:
        work.insert(0, _proof({step.name for step in work}))
    for place, step in enumerate(work, 1):
        step.position = place
    return work


def _proof(taken: set[str]) -> JobStep:
    name = _("Proof")
    while name in taken:  # A merchant may have called a step of work the same.
        name = f"{name} *"
    return JobStep(name=name, shown_as=_("Proof approved"), is_proof=True)


def _part(part, pieces: int) -> dict:
    return {"what": part.what, "sku": part.sku, "amount": amount(part.amount * pieces), "unit": part.unit}


def amount(number: Decimal) -> str:
    """A number without zeros at its end."""
    return f"{number.normalize():f}"


def number_choices(line: OrderLine) -> Mapping[str, str]:
    """The answers of a line by the keys of their groups, as far as they are single texts."""
    choices = line.configuration.content.get("choices", {}) if line.configuration else {}
    return {key: answer for key, answer in choices.items() if isinstance(answer, str)}
