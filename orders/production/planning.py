"""Makes the steps, parts and measures of a job from a plan."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from orders.order.models import Order, OrderLine
from store.configurator.services import definition_of
from store.rules.terms import number_in

from .models import JobStep, Plan, PlanPart


@dataclass(frozen=True)
class Planned:
    """How one line is made."""

    needs_proof: bool
    steps: list[JobStep]
    parts: list[dict] = field(default_factory=list)
    measures: list[dict] = field(default_factory=list)
    #: Real size of the drawing: ``across`` and ``upright``, if the plan has them.
    size: dict[str, str] = field(default_factory=dict)


def plan_of(product_id: int | None) -> Plan | None:
    """The plan of a product, else the default plan, else None."""
    plans = Plan.objects.filter(Q(product=product_id) | Q(product=None))
    found = plans.prefetch_related("steps", "parts", "measures")
    return max(found, key=lambda plan: bool(plan.product_id), default=None)


def needs_proof(order: Order) -> bool:
    """Whether the customer approves a proof before the workshop begins something of this order; two queries."""
    lines = order.lines.filter(is_gift_card=False).exclude(configuration=None)
    products = set(lines.values_list("product", flat=True))
    if not products:
        return False
    plans = dict(Plan.objects.filter(Q(product__in=products) | Q(product=None)).values_list("product", "needs_proof"))
    return any(plans.get(product, plans.get(None, False)) for product in products)


def planned(line: OrderLine, plan: Plan | None) -> Planned:
    """How this line is made; without a plan in one step without a proof."""
    if plan is None:
        return Planned(False, [JobStep(position=1, name=_("Make"))])
    choices = line.configuration.content.get("choices", {}) if line.configuration else {}
    return Planned(
        plan.needs_proof,
        _steps(plan),
        [_part(part, line.quantity) for part in plan.parts.all() if part.holds(choices)],
        [{"name": each.name, "value": each.text} for each in plan.measures.all() if each.holds(choices)],
        _size(plan, line, choices),
    )


def _size(plan: Plan, line: OrderLine, choices: dict) -> dict[str, str]:
    """Lengths of the drawing, from the plan or from the answer of a group."""
    sides = {"across": plan.across.strip(), "upright": plan.upright.strip()}
    found = {side: _length(text, line, choices) for side, text in sides.items() if text}
    return {side: length for side, length in found.items() if length}


def _length(text: str, line: OrderLine, choices: dict) -> str:
    if (millimetres := number_in(text)) is not None:
        return f"{amount(millimetres)} mm"
    number = number_in(choices.get(text))
    group = definition_of(line.product).by_key.get(text) if line.product else None
    return f"{amount(number)} {group.unit}".strip() if number is not None and group else ""


def _steps(plan: Plan) -> list[JobStep]:
    work = [
        JobStep(name=step.name, public_name=step.public_name, note=step.note, minutes=step.minutes)
        for step in plan.steps.all()
    ] or [JobStep(name=_("Make"))]
    if plan.needs_proof:
        work.insert(0, _proof({step.name for step in work}))
    for place, step in enumerate(work, 1):
        step.position = place
    return work


def _proof(used_names: set[str]) -> JobStep:
    name = _("Proof")
    while name in used_names:  # A plan may have a step with this name.
        name = f"{name} *"
    return JobStep(name=name, public_name=_("Proof approved"), is_proof=True)


def _part(part: PlanPart, quantity: int) -> dict:
    return {"what": part.what, "sku": part.sku, "amount": amount(part.amount * quantity), "unit": part.unit}


def amount(number: Decimal) -> str:
    """A number without trailing zeros."""
    return f"{number.normalize():f}"
