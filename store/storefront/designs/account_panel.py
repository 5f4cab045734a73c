"""Designs on the first page of the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer

from .pages import CurrentDesign, current_designs

#: Designs on the page; the list has the rest.
MAX_DESIGNS = 4


@dataclass(frozen=True)
class DesignsPanel(TemplatePanel):
    """The designs saved last."""

    order: ClassVar[int] = 30
    template_name: ClassVar[str] = "store/storefront/designs/account_panel.html"

    designs: Sequence[CurrentDesign]


def designs_panel(customer: Customer, request: HttpRequest) -> DesignsPanel | None:
    """The panel; None without designs."""
    found = customer.designs.with_products().order_by("-changed_at", "-pk")[:MAX_DESIGNS]
    designs = current_designs(found)
    return DesignsPanel(designs) if designs else None
