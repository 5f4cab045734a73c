"""Registers URLs and panels of payments in the back office."""

from django.urls import path
from wagtail import hooks

from . import admin_views, panels, refund_panels
from .list_actions import WritePaidOut, WriteReceived
from .viewsets import RefundViewSet

hooks.register("register_order_panel", panels.payments_panel)
hooks.register("register_list_action", WriteReceived)
hooks.register("register_list_action", WritePaidOut)


@hooks.register("register_admin_viewset")
def register_viewset() -> RefundViewSet:
    return RefundViewSet("refunds_admin", url_prefix="refunds")


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("payments/<int:pk>/paid/", admin_views.mark_paid, name="payment_mark_paid"),
        path("payments/of/<int:pk>/overpaid/", admin_views.refund_overpaid, name="payment_refund_overpaid"),
        path("refunds/<int:pk>/done/", admin_views.refund_done, name="refund_done"),
        path("refunds/<int:pk>/refused/", admin_views.refund_refused, name="refund_refused"),
        path("refunds/<int:pk>/again/", admin_views.refund_again, name="refund_again"),
    ]


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)


@hooks.register("register_waiting")
def register_overpaid(request):
    return refund_panels.overpaid_orders(request)


@hooks.register("register_waiting")
def register_refused(request):
    return refund_panels.refused_refunds(request)


@hooks.register("register_waiting")
def register_payouts(request):
    return refund_panels.payouts_to_do(request)
