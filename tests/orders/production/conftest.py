"""A workshop with a plan for its mug."""

import pytest

from orders.production.models import Plan, PlanMeasure, PlanPart, PlanStep
from store.catalogue.models import Product
from tests.makers import make_mug_with_words


@pytest.fixture
def mug(db) -> Product:
    """The mug with words."""
    return Product.objects.filter(slug="straight-mug").first() or make_mug_with_words()


@pytest.fixture
def plan(mug):
    """Print, glaze, check, with a part for each glaze; ``plan(needs_proof=True)`` asks for a proof first."""

    def write(product=mug, *, steps=("Print", "Glaze", "Check"), **fields) -> Plan:
        made = Plan(product=product, **fields)
        made.steps = [PlanStep(sort_order=place, name=name) for place, name in enumerate(steps)]
        made.parts = [
            PlanPart(sort_order=0, what="Clay", amount="0.5", unit="kg"),
            PlanPart(sort_order=1, what="Cobalt", amount="2", unit="g", group="glaze", value="ink"),
            PlanPart(sort_order=2, what="Lime", amount="3", unit="g", group="glaze", value="chalk"),
        ]
        made.measures = [PlanMeasure(sort_order=0, name="Depth of cut", text="0.6 mm")]
        made.save()
        return made

    return write
