"""Registers URLs and panels of tracking in the back office."""

from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks

from . import admin_views, panels


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("parcels/<int:pk>/scan/", admin_views.scan, name="scan_parcel")]


@hooks.register("register_order_panel")
def register_parcels(order, request) -> panels.ParcelsPanel | None:
    if order.fulfilment_status == "open" or not request.user.has_perm("fulfilment.view_shipment"):
        return None
    return panels.ParcelsPanel(order, request.user.has_perm("fulfilment.change_shipment"))


@hooks.register("register_order_panel")
def register_mails(order, request) -> panels.OrderMailsPanel | None:
    if not request.user.has_perm("messaging.view_outgoingmail"):
        return None
    return panels.OrderMailsPanel(order, request.user.has_perm("messaging.change_outgoingmail"))


hooks.register("find_mails", panels.mails_about)


@hooks.register("register_account_section")
def register_orders() -> tuple:
    return _("Orders"), "tracking:orders", 20
