"""Mails in the back office: list, screen, sending again."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.foundation.columns import ScreenColumn, WhenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from customers.profiles.columns import CustomerColumn

from . import admin_views
from .masking import mask_for_staff
from .models import OutgoingMail


class OutgoingMailIndexView(RecordIndexView):
    """All mails, newest first; the search finds recipient, subject, and order or ticket number."""

    saved_views: ClassVar = [
        SavedView("waiting", _("Not sent yet"), lambda rows: rows.filter(sent_at=None, done_at=None)),
        SavedView("stuck", _("Stuck"), lambda rows: rows.filter(sent_at=None, done_at=None).exclude(last_error="")),
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().defer("text", "html").select_related("customer")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        found = Q(recipient__istartswith=words) | Q(subject__icontains=words)
        for find in hooks.get_hooks("find_mails"):  # Apps above find mails by order or ticket number.
            found |= find(words)
        return queryset.filter(found)


class OutgoingMailInspectView(RecordInspectView):
    """One mail as it was sent."""

    template_name = "customers/messaging/admin/mail.html"

    def get_context_data(self, **kwargs) -> dict:
        mail: OutgoingMail = self.object
        return super().get_context_data(**kwargs) | {
            "mail": mail,
            "text": mask_for_staff(mail.secrets, mail.text),
            "may_act": self.request.user.has_perm("messaging.change_outgoingmail"),
        }


class OutgoingMailViewSet(RecordViewSet):
    """Mails are created by events; staff can only read and resend them."""

    model = OutgoingMail
    icon = "mail"
    menu_label = _("E-mails")
    menu_hook = "register_customers_menu_item"
    menu_order = 30
    index_view_class = OutgoingMailIndexView
    inspect_view_class = OutgoingMailInspectView
    list_display: ClassVar = [
        ScreenColumn("subject", label=_("Subject"), screen="mails_admin:inspect"),
        CustomerColumn(),
        ScreenColumn("recipient", label=_("To"), screen="mails_admin:inspect"),
        WhenColumn("written_at", label=_("Written"), sort_key="written_at"),
        WhenColumn("sent_at", label=_("Sent")),
    ]
    search_fields: ClassVar = ["recipient", "subject"]
    ordering: ClassVar = ["-written_at", "-pk"]

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("html/<int:pk>/", admin_views.mail_html, name="html"),
            path("resend/<int:pk>/", admin_views.resend, name="resend"),
        ]
