"""Registers the screens of the workshop."""

from wagtail import hooks

from . import panels
from .admin_search import job_kind
from .list_actions import FinishJobs, TakeJobs, print_pdf_of_jobs, print_sheets_of_jobs, print_sheets_of_orders
from .plan_viewset import PlanViewSet
from .viewsets import JobViewSet

hooks.register("register_search_kind", job_kind)
hooks.register("register_order_panel", panels.jobs_panel)
hooks.register("register_list_action", TakeJobs)
hooks.register("register_list_action", FinishJobs)
hooks.register("register_list_action", print_sheets_of_jobs)
hooks.register("register_list_action", print_pdf_of_jobs)
hooks.register("register_list_action", print_sheets_of_orders)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [JobViewSet("jobs_admin", url_prefix="jobs"), PlanViewSet("plans_admin")]


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)


@hooks.register("register_waiting")
def register_proofs_to_draw(request):
    return panels.proofs_to_draw(request)
