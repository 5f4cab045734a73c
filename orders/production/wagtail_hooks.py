"""Registers the screens of the workshop."""

from wagtail import hooks

from . import panels
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
