"""Wagtail's screens of users and groups, with the forms of this shop."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    default = False
    user_viewset = "config.staff.viewsets.StaffViewSet"
    group_viewset = "config.staff.viewsets.RoleViewSet"

    def ready(self) -> None:
        """Two of Wagtail's actions on a selection of users are not offered.

        People are deactivated, never deleted. A role is given on the person's own screen, which also says that they
        work here.
        """
        super().ready()
        from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction

        DeleteBulkAction.models = AssignRoleBulkAction.models = []
