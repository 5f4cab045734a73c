"""Registers the screens of the workshop."""

from django.urls import path
from wagtail import hooks

from . import changes_panel, changing_desk, panels
from .viewsets import JobViewSet, PlanViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [JobViewSet("jobs_admin", url_prefix="jobs"), PlanViewSet("plans_admin")]


@hooks.register("register_order_panel")
def register_jobs(order, request) -> panels.JobsPanel | None:
    if order.production_status == "nothing" or not request.user.has_perm("production.view_job"):
        return None
    return panels.JobsPanel(order, request.user.has_perm("production.change_job"))


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)


@hooks.register("register_waiting")
def register_proofs_to_draw(request):
    return panels.proofs_to_draw(request)


@hooks.register("register_admin_urls")
def register_changing() -> list:
    return [
        path("lines/<int:pk>/change/", changing_desk.change, name="line_change"),
        path("lines/changes/<int:pk>/agree/", changing_desk.agree, name="line_change_agree"),
        path("lines/changes/<int:pk>/withdraw/", changing_desk.withdraw, name="line_change_withdraw"),
    ]


@hooks.register("register_order_panel")
def register_changes(order, request) -> changes_panel.ChangesPanel | None:
    return changes_panel.changes_panel(order, request)


@hooks.register("register_order_line_buttons")
def register_change_buttons(order, request) -> dict:
    return changes_panel.change_buttons(order, request)
