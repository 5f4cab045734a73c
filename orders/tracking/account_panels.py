"""Orders on the first page of the account: what waits for the customer, what is in progress, what was bought last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q
from django.http import HttpRequest

from cms.foundation.panels import Panel, TemplatePanel
from customers.people.models import Customer
from orders.changes.models import LineChange
from orders.order.models import Order, Paid
from orders.production.models import Job, Proof

from .order_cards import ORDER_FIELDS, OrderCard, order_cards

#: Rows of each part.
MAX_WAITING, MAX_IN_PROGRESS, MAX_LAST = 5, 4, 3
#: What a row says of the line that waits.
_OF_LINE = ("line__name", "line__order__number")
#: One such row.
WaitingLine = dict[str, str]


@dataclass(frozen=True)
class CustomerTasksPanel(TemplatePanel):
    """What the customer must do: approve a proof, answer a proposed change, pay."""

    order: ClassVar[int] = 10
    template_name: ClassVar[str] = "orders/tracking/account/waiting.html"

    proofs: Sequence[WaitingLine]
    changes: Sequence[WaitingLine]
    unpaid: Sequence[Order]


@dataclass(frozen=True)
class OrdersInProgressPanel(TemplatePanel):
    """Orders that are not delivered yet, with their day."""

    order: ClassVar[int] = 20
    template_name: ClassVar[str] = "orders/tracking/account/in_progress.html"

    cards: Sequence[OrderCard]


@dataclass(frozen=True)
class LastOrdersPanel(TemplatePanel):
    """The newest orders that are over or delivered."""

    order: ClassVar[int] = 40
    template_name: ClassVar[str] = "orders/tracking/account/last.html"

    cards: Sequence[OrderCard]


def waiting_panel(customer: Customer, request: HttpRequest) -> CustomerTasksPanel | None:
    """The panel; None if nothing waits. Three queries."""
    proofs = Job.objects.at_proof().filter(line__order__customer=customer, proofs__status=Proof.Status.OPEN)
    changes = LineChange.objects.filter(line__order__customer=customer, status=LineChange.Status.PROPOSED)
    open_orders = changes.exclude(line__order__status__in=[Order.Status.COMPLETED, Order.Status.CANCELLED])
    unpaid = customer.orders.filter(status=Order.Status.PLACED, pays_in_advance=True)
    unpaid = unpaid.exclude(payment_status__in=[Paid.PAID, Paid.CHECK]).order_by("placed_at", "pk")
    panel = CustomerTasksPanel(
        list(proofs.order_by("pk").values("token", *_OF_LINE)[:MAX_WAITING]),
        list(open_orders.order_by("pk").values(*_OF_LINE)[:MAX_WAITING]),
        list(unpaid.only("customer", "number", "token", "status", "placed_at", "total", "paid")[:MAX_WAITING]),
    )
    return panel if panel.proofs or panel.changes or panel.unpaid else None


def order_panels(customer: Customer, request: HttpRequest) -> list[Panel]:
    """Orders in progress, and the last ones; a part without orders is left out."""
    orders = customer.orders.only(*ORDER_FIELDS).order_by("-placed_at", "-pk")
    in_progress, last = orders.exclude(_is_done())[:MAX_IN_PROGRESS], orders.filter(_is_done())[:MAX_LAST]
    cards = order_cards([*in_progress, *last])
    panels = [OrdersInProgressPanel(cards[: len(in_progress)]), LastOrdersPanel(cards[len(in_progress) :])]
    return [panel for panel in panels if panel.cards]


def _is_done() -> Q:
    return Q(status__in=[Order.Status.COMPLETED, Order.Status.CANCELLED]) | Q(fulfilment_status="delivered")
