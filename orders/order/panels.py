"""The base of panels on the screen of an order; panels of orders on other screens: purchases, late orders."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.back_office import Waiting, WaitingRow
from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer
from store.calendars import promise_words
from store.calendars.promise import PromiseKind
from store.calendars.viewsets import PromisedThen
from store.money.amounts import Money
from store.stock.hold_owners import HoldOwner, keys_of

from .forms import TellDayForm
from .models import Order, OrderLine, Sent
from .permissions import may_act
from .progress import STATUS_TONES

#: Orders on the customer's screen; the list has the rest.
MAX_ORDERS = 6
#: Late orders on the first page of the admin.
MAX_LATE = 3
#: Orders that are promised for closed days, on the screen of these days.
MAX_THEN = 200


@dataclass(frozen=True)
class OrderPanel(TemplatePanel):
    """A panel on the screen of an order. Its template has the fields, the order as ``order``, and the CSRF token."""

    subject: Order

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        token = parent_context.get("csrf_token") if parent_context else None
        return super().get_context_data(parent_context) | {"order": self.subject, "csrf_token": token}


@dataclass(frozen=True)
class PromisePanel(OrderPanel):
    """What we promised, and the form that sets the day; ``is_open``: the customer waits to be told it."""

    order: ClassVar[int] = 10
    template_name: ClassVar[str] = "orders/order/admin/promise.html"

    form: TellDayForm | None
    is_open: bool


def promise_panel(order: Order, request: HttpRequest) -> PromisePanel | None:
    """The panel of an order with a promise; the form is for users who act on orders."""
    if not order.promise.is_given:
        return None
    form = None
    if may_act(request.user) and not order.is_over and order.fulfilment_status == Sent.OPEN:
        form = TellDayForm(is_pickup=order.is_pickup, auto_id="promise-%s")
    return PromisePanel(order, form, order.promise_kind == PromiseKind.OPEN)


@dataclass(frozen=True)
class Purchase:
    """One order of a customer with its lines; ``tone`` is that of its status."""

    order: Order
    tone: str


@dataclass(frozen=True)
class PurchasesPanel(TemplatePanel):
    """The newest orders of a customer with their lines; ``has_more``: the list has others."""

    order: ClassVar[int] = 20
    template_name: ClassVar[str] = "orders/order/admin/purchases.html"

    customer: Customer
    purchases: list[Purchase]
    has_more: bool


def purchases_panel(customer: Customer, request: HttpRequest) -> PurchasesPanel | None:
    """The panel, for users who see orders."""
    if not request.user.has_perm("order.view_order"):
        return None
    lines = Prefetch("lines", OrderLine.objects.defer("picture", "breakdown"))
    found = list(customer.orders.prefetch_related(lines).order_by("-placed_at", "-pk")[: MAX_ORDERS + 1])
    purchases = [Purchase(order, STATUS_TONES[order.status]) for order in found[:MAX_ORDERS]]
    return PurchasesPanel(customer, purchases, len(found) > MAX_ORDERS)


def late_orders(request: HttpRequest) -> Waiting | None:
    """Orders that were not delivered on the promised day."""
    if not request.user.has_perm("order.view_order"):
        return None
    late = Order.objects.late().order_by("promised_for", "pk").select_related("customer")
    rows = [_late_row(order) for order in late[:MAX_LATE]]
    return Waiting(_("late"), late.count(), _list("late"), order=5, tone="bad", rows=rows)


def days_to_tell(request: HttpRequest) -> Waiting | None:
    """Orders whose customer waits to be told the day, for users who act on orders; None if there are none."""
    if not request.user.has_perm("order.change_order"):
        return None
    found = Order.objects.without_day().order_by("placed_at", "pk").select_related("customer")
    rows = [_to_tell_row(order) for order in found[:MAX_LATE]]
    count = found.count()
    label = ngettext("day to tell", "days to tell", count)
    return Waiting(label, count, _list("day-open"), order=6, rows=rows) if rows else None


def orders_to_settle(request: HttpRequest) -> Waiting | None:
    """Orders whose money does not match what is due, for users who act on orders; None if there are none."""
    if not request.user.has_perm("order.change_order"):
        return None
    orders = Order.objects.to_settle()
    rows = [_money_row(order, order.balance) for order in _first(orders)]
    return Waiting(_("to settle"), orders.count(), _list("to-settle"), order=61, rows=rows) if rows else None


def _first(orders: QuerySet) -> QuerySet:
    return orders.select_related("customer").order_by("-placed_at")[:MAX_LATE]


def _money_row(order: Order, amount: Money) -> WaitingRow:
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, detail=str(order.customer), due=str(amount), tone="wait")


def _late_row(order: Order) -> WaitingRow:
    due = date_format(order.promised_for, "D j M")
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, detail=str(order.customer), due=due, tone="bad")


def promised_then(request: HttpRequest, first: date, last: date) -> list[PromisedThen]:
    """Orders that are to leave us or to arrive on these days; their customers, for users who see orders."""
    may_see = request.user.has_perm("order.view_order")
    found = Order.objects.promised_between(first, last).select_related("customer")
    return [_then(order, may_see=may_see) for order in found.order_by("promised_for", "pk")[:MAX_THEN]]


def _then(order: Order, *, may_see: bool) -> PromisedThen:
    label, text = promise_words.label(order.promise), promise_words.text(order.promise)
    leaves = _("leaves us %(day)s") % {"day": date_format(order.leaves_on, "D j M")} if order.leaves_on else ""
    who = str(order.customer) if may_see else ""
    detail = ", ".join(filter(None, [who, f"{label} {text}", leaves]))
    screen = reverse("orders_admin:inspect", args=[order.pk]) if may_see else ""
    return PromisedThen(order.number, screen, detail, order.leaves_on or order.promised_for)


def hold_owners(request: HttpRequest, owners: Collection[str]) -> dict[str, HoldOwner]:
    """The orders among the owners of holds; their customers, for users who see orders."""
    keys = keys_of(owners, "order")
    rows = Order.objects.filter(pk__in=keys).select_related("customer") if keys else ()
    may_see = request.user.has_perm("order.view_order")
    return {keys[order.pk]: _owner(order, may_see=may_see) for order in rows}


def _owner(order: Order, *, may_see: bool) -> HoldOwner:
    screen = reverse("orders_admin:inspect", args=[order.pk]) if may_see else ""
    label = _("Order %(number)s") % {"number": order.number}
    return HoldOwner(label, screen, str(order.customer) if may_see else "")


def _to_tell_row(order: Order) -> WaitingRow:
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, detail=str(order.customer), due=_("within a working day"), tone="wait")


def _list(view: str) -> str:
    return f"{reverse('orders_admin:index')}?view={view}"
