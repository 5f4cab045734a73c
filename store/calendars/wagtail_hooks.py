"""Registers the screen of closed days."""

from wagtail import hooks

from .viewsets import ClosedDayViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> ClosedDayViewSet:
    return ClosedDayViewSet("closed_days_admin")
