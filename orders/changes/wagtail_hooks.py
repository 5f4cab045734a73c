"""Registers URLs and panels to change or cancel an order."""

from django.urls import path
from wagtail import hooks

from . import admin_views, panels, refund_views

hooks.register("register_order_panel", panels.undo_panel)
hooks.register("register_order_panel", panels.changes_panel)
hooks.register("register_order_panel", panels.cancel_panel)
hooks.register("register_order_panel", panels.policy_panel)
hooks.register("register_order_panel", panels.refund_panel)
hooks.register("register_order_line_buttons", panels.change_buttons)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("orders/cancel/<int:pk>/", admin_views.cancel, name="order_cancel"),
        path("orders/refund/<int:pk>/", refund_views.refund, name="order_refund"),
        path("payments/<int:pk>/undo/", admin_views.undo_payment, name="order_undo_payment"),
        path("lines/<int:pk>/change/", admin_views.change, name="line_change"),
        path("lines/changes/<int:pk>/agree/", admin_views.agree, name="line_change_agree"),
        path("lines/changes/<int:pk>/withdraw/", admin_views.withdraw, name="line_change_withdraw"),
    ]
