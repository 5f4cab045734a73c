"""Panels to change or cancel an order, on the screen of the order."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.policies.services import PolicyInUse
from customers.timeline.models import Entry
from orders.order.models import Order
from orders.order.panels import OrderPanel
from orders.order.permissions import may_act
from orders.order.undo import UNDO_TIME
from orders.production.models import Job

from .forms import CancelForm
from .line_facts import SendBackRow, facts_of, send_back_rows
from .models import LineChange
from .order_state import begun_jobs, state_of
from .rules import reason_against, reason_against_staff
from .services import changeable_lines
from .undo import undoable_entry

#: Changes in the panel; an order seldom has more than one.
MAX_CHANGES = 12
TONES = {
    LineChange.Status.PROPOSED: "wait",
    LineChange.Status.AGREED: "good",
    LineChange.Status.DECLINED: "idle",
    LineChange.Status.WITHDRAWN: "idle",
    LineChange.Status.TOO_LATE: "bad",
}


@dataclass(frozen=True)
class ChangeRow:
    """One change of a line; ``tone`` is that of its status."""

    change: LineChange
    tone: str


@dataclass(frozen=True)
class ChangesPanel(OrderPanel):
    """Proposed and decided changes of an order's lines."""

    order: ClassVar[int] = 25
    wide: ClassVar[bool] = True
    template_name: ClassVar[str] = "orders/changes/admin/changes.html"

    changes: list[ChangeRow]
    may_act: bool


def changes_panel(order: Order, request: HttpRequest) -> ChangesPanel | None:
    """The panel; None if nothing was changed."""
    related = ("line", "proposed_by", "decided_by")
    found = list(LineChange.objects.filter(line__order=order).select_related(*related)[:MAX_CHANGES])
    rows = [ChangeRow(change, TONES[change.status]) for change in found]
    return ChangesPanel(order, rows, may_act(request.user)) if rows else None


@dataclass(frozen=True)
class UndoPanel(OrderPanel):
    """A payment that was just marked as paid, with the button to undo it."""

    order: ClassVar[int] = 5
    template_name: ClassVar[str] = "orders/changes/admin/undo.html"

    entry: Entry
    until: datetime


def undo_panel(order: Order, request: HttpRequest) -> UndoPanel | None:
    """The panel, for users who write down payments, for some minutes."""
    if not request.user.has_perm("payment.change_payment") or not order.paid:
        return None
    entry = undoable_entry(order)
    if entry is None or begun_jobs(order):
        return None
    return UndoPanel(order, entry, entry.at + UNDO_TIME)


@dataclass(frozen=True)
class CancelPanel(OrderPanel):
    """The form to cancel the order; lists work that has begun."""

    order: ClassVar[int] = 90
    template_name: ClassVar[str] = "orders/changes/admin/cancel.html"

    begun: list[Job]
    form: CancelForm
    #: Why the customer cannot cancel it; empty if they can.
    reason_against_customer: str


def cancel_panel(order: Order, request: HttpRequest) -> CancelPanel | None:
    """The panel, for users who act on orders, while nothing was sent."""
    if not may_act(request.user) or reason_against_staff(state_of(order)):
        return None
    begun = begun_jobs(order)
    reason = reason_against(state_of(order, [job.line.name for job in begun]))
    return CancelPanel(order, begun, CancelForm(initial={"begun": ",".join(str(job.pk) for job in begun)}), reason)


@dataclass(frozen=True)
class PolicyPanel(OrderPanel):
    """The policy that the order was placed under: the sentences, and what may be sent back of what was sent."""

    order: ClassVar[int] = 85
    template_name: ClassVar[str] = "orders/changes/admin/policy.html"

    policy: PolicyInUse
    made: bool
    plain: bool
    send_back: list[SendBackRow]


def policy_panel(order: Order, request: HttpRequest) -> PolicyPanel:
    """The panel; two queries."""
    policy, facts = order.agreed_policy, facts_of(order).values()
    kinds = {line.made_to_order for line in facts}
    rows = send_back_rows(policy.terms, facts)
    return PolicyPanel(order, policy, made=True in kinds, plain=False in kinds, send_back=rows)


@dataclass(frozen=True)
class RefundLinkPanel(OrderPanel):
    """The way to the screen that pays back a part of the order."""

    order: ClassVar[int] = 22
    template_name: ClassVar[str] = "orders/changes/admin/refund_link.html"


def may_pay_back(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this member of staff may pay money back."""
    return user.has_perm("payment.change_payment")


def refund_panel(order: Order, request: HttpRequest) -> RefundLinkPanel | None:
    """The panel, for users who may pay back, while something of the order is left."""
    is_open = order.status != Order.Status.CANCELLED and bool(order.total)
    return RefundLinkPanel(order) if is_open and may_pay_back(request.user) else None


def change_buttons(order: Order, request: HttpRequest) -> dict[int, list[tuple[str, str]]]:
    """A button for each line whose choices can still be changed, for users who act on orders."""
    if not may_act(request.user) or order.is_over:
        return {}
    return {line.pk: [(_("Change"), reverse("line_change", args=[line.pk]))] for line in changeable_lines(order)}
