"""Wagtail's user screens, with the forms of this shop."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    default = False
    user_viewset = "config.staff.viewsets.StaffViewSet"
