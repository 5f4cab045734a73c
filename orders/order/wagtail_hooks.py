"""Registers the screens of orders."""

from wagtail import hooks

from orders.delivery.models import DeliveryMethod
from store.promotions.models import Voucher

from . import panels
from .admin_search import order_kind
from .models import Order
from .numbers import as_order_number
from .viewsets import OrderViewSet

hooks.register("register_search_kind", order_kind)
hooks.register("register_customer_panel", panels.purchases_panel)
hooks.register("register_order_panel", panels.promise_panel)
hooks.register("register_promised_then", panels.promised_then)
hooks.register("find_hold_owners", panels.hold_owners)


@hooks.register("register_admin_viewset")
def register_viewset() -> OrderViewSet:
    return OrderViewSet("orders_admin", url_prefix="orders")


@hooks.register("register_waiting")
def register_late(request):
    return panels.late_orders(request)


@hooks.register("register_waiting")
def register_days_to_tell(request):
    return panels.days_to_tell(request)


@hooks.register("register_waiting")
def register_to_settle(request):
    return panels.orders_to_settle(request)


@hooks.register("find_customers")
def by_order_number(words: str):
    """Customers with an order of this number."""
    return Order.objects.filter(number=as_order_number(words)).values("customer")


@hooks.register("find_uses")
def orders_with_its_code(row) -> list:
    """Orders name delivery methods and vouchers by their codes."""
    fields = {DeliveryMethod: "delivery_code", Voucher: "voucher_code"}
    field = fields.get(type(row))
    return [Order.objects.filter(**{field: row.code}).order_by("-pk")] if field else []


@hooks.register("register_record_screen")
def register_record_screen() -> tuple[str, str]:
    return "order.Order", "orders_admin:inspect"
