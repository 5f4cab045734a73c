"""Panels to change or cancel an order, on the screen of the order."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from orders.order.models import Order
from orders.order.permissions import may_act

from .forms import CancelForm
from .models import LineChange
from .services import changeable_lines
from .standing import begun_jobs

#: Changes in the panel; an order seldom has more than one.
MAX_CHANGES = 12
TONES = {
    LineChange.Status.PROPOSED: "wait",
    LineChange.Status.AGREED: "good",
    LineChange.Status.DECLINED: "idle",
    LineChange.Status.WITHDRAWN: "idle",
}


class ChangesPanel(Component):
    """Proposed and decided changes of an order's lines."""

    order = 25
    wide = True
    template_name = "orders/changes/admin/changes.html"

    def __init__(self, changes: list[LineChange], may_act: bool) -> None:
        self.changes, self.may_act = changes, may_act

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        for change in self.changes:
            change.tone = TONES[change.status]
        return {"changes": self.changes, "may_act": self.may_act, "csrf_token": parent_context.get("csrf_token")}


def changes_panel(order: Order, request: HttpRequest) -> ChangesPanel | None:
    """The panel; None if nothing was changed."""
    related = ("line", "proposed_by", "decided_by")
    found = list(LineChange.objects.filter(line__order=order).select_related(*related)[:MAX_CHANGES])
    return ChangesPanel(found, may_act(request.user)) if found else None


class CancelPanel(Component):
    """The form to cancel the order; lists work that has begun."""

    order = 90
    template_name = "orders/changes/admin/cancel.html"

    def __init__(self, of: Order) -> None:
        self.of = of

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        begun = begun_jobs(self.of)
        form = CancelForm(initial={"begun": ",".join(str(job.pk) for job in begun)})
        return {"of": self.of, "begun": begun, "form": form, "csrf_token": parent_context.get("csrf_token")}


def cancel_panel(order: Order, request: HttpRequest) -> CancelPanel | None:
    """The panel, for users who act on orders, while nothing was sent."""
    return CancelPanel(order) if may_act(request.user) and order.can_be_cancelled else None


def change_buttons(order: Order, request: HttpRequest) -> dict[int, list[tuple[str, str]]]:
    """A button for each line whose choices can still be changed, for users who act on orders."""
    if not may_act(request.user) or order.is_over:
        return {}
    return {line.pk: [(_("Change"), reverse("line_change", args=[line.pk]))] for line in changeable_lines(order)}
