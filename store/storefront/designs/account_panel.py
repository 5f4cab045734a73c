"""Designs on the first page of the account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer
from store.designs.models import Design

from .pages import picture_address

#: Designs on the page; the list has the rest.
MAX_DESIGNS = 4
#: What is shown of them, and what their pictures depend on.
_FIELDS = ("name", "token", "customer_id", "configuration__hash", "configuration__product__slug")


@dataclass(frozen=True)
class PicturedDesign:
    """A design with the address of its picture."""

    design: Design
    picture: str


@dataclass(frozen=True)
class DesignsPanel(TemplatePanel):
    """The designs saved last."""

    order: ClassVar[int] = 30
    template_name: ClassVar[str] = "store/storefront/designs/account_panel.html"

    designs: Sequence[PicturedDesign]


def designs_panel(customer: Customer, request: HttpRequest) -> DesignsPanel | None:
    """The panel; None without designs."""
    found = customer.designs.select_related("configuration__product").only(*_FIELDS).order_by("-changed_at", "-pk")
    designs = [PicturedDesign(design, picture_address(design)) for design in found[:MAX_DESIGNS]]
    return DesignsPanel(designs) if designs else None
