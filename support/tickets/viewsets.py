"""The inbox and the conversation in the back office."""

from typing import ClassVar

from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.foundation.records import RecordViewSet

from . import admin_views, begin_views, file_views
from .conversation_view import ConversationView
from .inbox import COLUMNS, InboxView
from .models import Ticket


class TicketViewSet(RecordViewSet):
    """Tickets begin with a question of a customer, or with a message or call of staff."""

    model = Ticket
    icon = "mail"
    menu_label = list_name = _("Inbox")
    menu_hook = "register_support_menu_item"
    menu_order = 10
    index_view_class = InboxView
    inspect_view_class = ConversationView
    list_display: ClassVar = COLUMNS
    list_filter: ClassVar = []
    search_fields: ClassVar = ["number", "subject", "customer__email", "customer__name"]
    list_export: ClassVar = ["number", "customer", "subject", "status", "opened_at", "answered_at", "closed_at"]
    export_filename = "tickets"

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("new/", begin_views.begin, name="begin"),
            path("file/<int:pk>/", file_views.staff_file, name="file"),
            path("assign/<int:pk>/", admin_views.assign, name="assign"),
            path("close/<int:pk>/", admin_views.close, name="close"),
            path("reopen/<int:pk>/", admin_views.reopen, name="reopen"),
        ]
