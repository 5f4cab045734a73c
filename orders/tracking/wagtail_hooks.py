"""Registers URLs and panels of tracking in the back office."""

from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks

from . import account_panels, admin_views, panels


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("parcels/<int:pk>/scan/", admin_views.scan, name="scan_parcel"),
        path("scans/<int:pk>/undo/", admin_views.undo, name="undo_scan"),
    ]


hooks.register("register_order_panel", panels.parcels_panel)
hooks.register("register_order_panel", panels.mails_panel)
hooks.register("find_mails", panels.mails_about)
hooks.register("register_account_panel", account_panels.waiting_panel)
hooks.register("register_account_panel", account_panels.order_panels)


@hooks.register("register_account_section")
def register_orders() -> tuple:
    return _("Orders"), "tracking:orders", 20
