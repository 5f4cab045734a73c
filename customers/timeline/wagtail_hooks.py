"""Registers the screen of background work."""

from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.foundation.back_office import Waiting

from . import admin_views, queues
from .permissions import may_see_work


class WorkMenuItem(MenuItem):
    """Visible to users who may see background work."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_work(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("work/", admin_views.work, name="work_admin"),
        path("work/retry/", admin_views.retry, name="retry_work"),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    return WorkMenuItem(gettext_lazy("Background work"), reverse_lazy("work_admin"), icon_name="cogs", order=900)


@hooks.register("register_waiting")
def failed_work(request: HttpRequest) -> Waiting | None:
    """Rows that failed for good, if there are any."""
    if not may_see_work(request.user):
        return None
    count = sum(handler.failed().count() for handler in queues.handlers())
    return (
        Waiting(_("failed in the background"), count, reverse("work_admin"), order=900, tone="bad") if count else None
    )
