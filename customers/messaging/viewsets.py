"""Letters in the back office: found, read as they were sent, sent again."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.foundation.records import (
    RecordIndexView,
    RecordInspectView,
    RecordViewSet,
    SavedView,
    ScreenColumn,
    WhenColumn,
)
from customers.profiles.columns import CustomerColumn

from . import desk
from .models import Letter
from .shown import masked


class LetterIndexView(RecordIndexView):
    """Everything the shop wrote, newest first; found by address, subject, or the number it is about."""

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
        for finds in hooks.get_hooks("find_letters"):  # Apps above know which letters are about a number.
            found |= finds(words)
        return queryset.filter(found)


class LetterInspectView(RecordInspectView):
    """One letter, as it was sent."""

    template_name = "customers/messaging/desk/letter.html"

    def get_context_data(self, **kwargs) -> dict:
        letter: Letter = self.object
        return super().get_context_data(**kwargs) | {
            "letter": letter,
            "text": masked(letter, letter.text),
            "may_act": self.request.user.has_perm("messaging.change_letter"),
        }


class LetterViewSet(RecordViewSet):
    """Letters are written by what happens, never typed here."""

    model = Letter
    icon = "mail"
    menu_label = _("Letters")
    menu_hook = "register_customers_menu_item"
    menu_order = 30
    index_view_class = LetterIndexView
    inspect_view_class = LetterInspectView
    list_display: ClassVar = [
        ScreenColumn("subject", label=_("Subject"), screen="letters_admin:inspect"),
        CustomerColumn(),
        ScreenColumn("recipient", label=_("To"), screen="letters_admin:inspect"),
        WhenColumn("written_at", label=_("Written"), sort_key="written_at"),
        WhenColumn("sent_at", label=_("Sent")),
    ]
    search_fields: ClassVar = ["recipient", "subject"]
    ordering: ClassVar = ["-written_at", "-pk"]

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("html/<int:pk>/", desk.as_sent, name="html"),
            path("resend/<int:pk>/", desk.again, name="resend"),
        ]
