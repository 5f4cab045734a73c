"""Registers the screen of the week."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import admin_views


class WeekMenuItem(MenuItem):
    """Visible to users who may see what the shop took in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return admin_views.may_see_week(request)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The week, and the rows behind its numbers."""
    return [
        path("week/", admin_views.week, name="week_admin"),
        path("week/<slug:kind>/", admin_views.rows, name="week_rows"),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """The first of the reports."""
    return WeekMenuItem(_("The week"), reverse_lazy("week_admin"), icon_name="calendar-alt", order=10)
