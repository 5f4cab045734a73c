"""Writes what a promised day must know of the production plans to the products: proof and capacity."""

from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, When

from cms.foundation.versions import invalidate
from store.configurator.models import MadeToOrder

from .models import Plan

_FACTS = ("needs_proof", "units_per_day", "day_open_from")


def write_plan_facts(made: QuerySet[MadeToOrder] | None = None) -> None:
    """Write them to these products, or to all: those of the own plan, else of the default plan. Idempotent."""
    own, usual = Plan.objects.filter(product=OuterRef("pk")), Plan.objects.filter(product=None)
    has_usual = usual.exists()
    rows = MadeToOrder.objects.all() if made is None else made
    rows.update(**{name: _fact(name, own, usual if has_usual else None) for name in _FACTS})
    invalidate(MadeToOrder.SUBJECT)


def _fact(name: str, own: QuerySet[Plan], usual: QuerySet[Plan] | None) -> Case:
    field = MadeToOrder._meta.get_field(name)
    otherwise = Subquery(usual.values(name)[:1]) if usual is not None else field.get_default()
    return Case(When(Exists(own), then=Subquery(own.values(name)[:1])), default=otherwise, output_field=type(field)())
