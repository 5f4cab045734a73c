"""The list of withdrawals and the screen of one."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.foundation.columns import PillColumn, ScreenColumn, WhenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from customers.people.search import containing

from ..models import Withdrawal
from ..numbers import as_withdrawal_number
from . import admin_views
from .columns import TONES, RefundDueColumn
from .screen import screen_of


class WithdrawalIndexView(RecordIndexView):
    """All withdrawals, newest first; tabs for what waits."""

    saved_views: ClassVar = [
        SavedView("no-order", _("No order found"), lambda rows: rows.without_order()),
        SavedView("to-pay-back", _("To pay back"), lambda rows: rows.to_pay_back()),
        SavedView("items-awaited", _("Waits for items"), lambda rows: rows.waiting_for_items()),
        SavedView("overdue", _("Overdue"), lambda rows: rows.overdue()),
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("order")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        return queryset.filter(found_by(words))


def found_by(words: str) -> Q:
    """Withdrawals with this number, or whose typed words have these: name, order number, e-mail address."""
    return Q(number=as_withdrawal_number(words)) | Q(email__istartswith=words) | containing(words, "search_key")


class WithdrawalInspectView(RecordInspectView):
    """One withdrawal: what was typed, its order and lines, and what to do next."""

    template_name = "orders/returns/admin/withdrawal.html"

    def get_object(self, queryset: QuerySet | None = None) -> Withdrawal:
        related = ("order__customer", "decided_by", "joined_by")
        return super().get_object(Withdrawal.objects.select_related(*related))

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | vars(screen_of(self.object, self.request))


class WithdrawalViewSet(RecordViewSet):
    """Withdrawals come from shoppers. Staff join, grant and reject them; nobody changes what was typed."""

    model = Withdrawal
    icon = "undo"
    menu_label = _("Withdrawals")
    menu_hook = "register_orders_menu_item"
    menu_order = 40
    index_view_class = WithdrawalIndexView
    inspect_view_class = WithdrawalInspectView
    list_display: ClassVar = [
        ScreenColumn("number", label=_("Number"), screen="withdrawals_admin:inspect"),
        ScreenColumn("name", label=_("Name"), screen="withdrawals_admin:inspect"),
        "order_number",
        ScreenColumn(
            "order", label=_("Order"), screen="orders_admin:inspect", key="order_id", permission="order.view_order"
        ),
        WhenColumn("stated_at", label=_("Stated"), sort_key="stated_at"),
        PillColumn("status", label=_("Status"), tones=TONES),
        RefundDueColumn("refund_due_on", label=_("Refund due"), sort_key="refund_due_on"),
    ]
    list_filter: ClassVar = ["status", "stated_at"]
    search_fields: ClassVar = ["number", "name", "email", "order_number"]
    list_export: ClassVar = [
        "number", "stated_at", "name", "email", "order_number", "order", "status", "refund_due_on",
        "items_received_at", "proof_received_at", "decided_at",
    ]  # fmt: skip
    export_filename = "withdrawals"
    ordering: ClassVar = ["-stated_at", "-pk"]

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("join/<int:pk>/", admin_views.join, name="join"),
            path("detach/<int:pk>/", admin_views.detach, name="detach"),
            path("lines/<int:pk>/", admin_views.set_lines, name="set_lines"),
            path("items/<int:pk>/", admin_views.receive_items, name="receive_items"),
            path("proof/<int:pk>/", admin_views.receive_proof, name="receive_proof"),
            path("settle/<int:pk>/", admin_views.settle, name="settle"),
            path("reject/<int:pk>/", admin_views.reject, name="reject"),
            path("reopen/<int:pk>/", admin_views.reopen, name="reopen"),
        ]
