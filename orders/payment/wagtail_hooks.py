"""Registers URLs and panels of payments in the back office."""

from django.urls import path
from wagtail import hooks

from . import admin_views, panels
from .list_actions import WritePaidBack, WriteReceived

hooks.register("register_order_panel", panels.payments_panel)
hooks.register("register_list_action", WriteReceived)
hooks.register("register_list_action", WritePaidBack)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("payments/<int:pk>/paid/", admin_views.mark_paid, name="payment_mark_paid"),
        path("payments/of/<int:pk>/paid-back/", admin_views.mark_paid_back, name="payment_mark_paid_back"),
    ]


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)
