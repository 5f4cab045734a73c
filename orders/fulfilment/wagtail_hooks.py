"""Registers URLs and panels of fulfilment in the back office."""

from django.urls import path
from wagtail import hooks

from orders.order.models import Order, Sent

from . import admin_views, panels


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("orders/<int:pk>/send/", admin_views.ship, name="ship_order"),
        path("parcels/<int:pk>/note/", admin_views.delivery_note, name="delivery_note"),
    ]


@hooks.register("register_order_panel")
def register_send(order, request) -> panels.SendPanel | None:
    waits = order.status == Order.Status.CONFIRMED and order.fulfilment_status in {Sent.OPEN, Sent.PARTLY}
    if not waits or not request.user.has_perm("fulfilment.change_shipment"):
        return None
    return panels.SendPanel(order)


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)
