"""The list of refunds. Each leads to the screen of its order, where staff act on it."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cms.foundation.columns import MoneyColumn, PillColumn, ScreenColumn, WhenColumn, WrittenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from customers.people.search import matching
from orders.order.numbers import as_order_number

from .models import Refund
from .refund_panels import TONES, goes_to


class RefundIndexView(RecordIndexView):
    """All refunds, newest first; tabs for what waits."""

    saved_views: ClassVar = [
        SavedView("to-pay-out", _("To pay out"), lambda rows: rows.to_pay_out()),
        SavedView("refused", _("Refused"), lambda rows: rows.refused_and_open()),
        SavedView("being-sent", _("On their way"), lambda rows: rows.being_sent()),
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("order__customer", "payment")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        by_number, by_email = Q(order__number=as_order_number(words)), Q(order__email__istartswith=words)
        by_account = Q(iban__istartswith="".join(words.split()))
        return queryset.filter(by_number | by_email | by_account | matching(words, "order__customer__"))


class RefundInspectView(RecordInspectView):
    """A refund has no screen of its own: it stands on that of its order."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("orders_admin:inspect", self.object.order_id)


class RefundViewSet(RecordViewSet):
    """Refunds come from decisions about an order."""

    model = Refund
    icon = "undo"
    menu_label = _("Refunds")
    menu_hook = "register_orders_menu_item"
    menu_order = 35
    index_view_class = RefundIndexView
    inspect_view_class = RefundInspectView
    list_display: ClassVar = [
        ScreenColumn("order", label=_("Order"), screen="orders_admin:inspect", key="order_id"),
        WrittenColumn("customer", label=_("Customer"), accessor=lambda refund: refund.order.customer),
        WhenColumn("at", label=_("Decided"), sort_key="at"),
        PillColumn("status", label=_("Status"), tones=TONES),
        WrittenColumn("to", label=_("Goes to"), accessor=goes_to),
        WrittenColumn("message", label=_("Why not"), accessor=lambda refund: refund.message),
        MoneyColumn("amount", label=_("Amount"), classname="k-r", sort_key="amount"),
    ]
    list_filter: ClassVar = ["status", "to", "at"]
    search_fields: ClassVar = ["order__number", "order__email", "iban"]
    list_export: ClassVar = [
        "order", "at", "amount", "status", "to", "account_holder", "iban", "message", "sent_at", "done_at",
    ]  # fmt: skip
    export_filename = "refunds"
    ordering: ClassVar = ["-at", "-pk"]
