"""The list of orders and the screen of one order."""

from typing import ClassVar

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import Context
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms.foundation.columns import MoneyColumn, PillColumn, PromiseColumn, ScreenColumn, WhenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from cms.foundation.templatetags.back_office_tags import pill
from customers.people.search import matching
from customers.profiles.columns import CustomerColumn
from customers.timeline.models import Entry
from customers.timeline.pages import timeline_page
from store.calendars import promise_words

from . import admin_views
from .admin_search import with_total, with_words
from .exports import LINE_COLUMNS, ORDER_COLUMNS, lines_of
from .forms import OrderNoteForm
from .models import Order, OrderLine
from .numbers import as_order_number
from .permissions import may_act
from .progress import MADE_TONES, PAID_TONES, SENT_TONES, STATUS_TONES, progress_of


class SendingColumn(PillColumn):
    """How far sending is, or pick-up."""

    def cell(self, instance: Order, parent_context: Context) -> str:
        status = instance.fulfilment_status
        return pill(instance.get_fulfilment_status_display(), self.tones.get(status, "idle"))


class OrderPromiseColumn(PromiseColumn):
    """The promised day, or the words that stand for it."""

    def render_cell_html(self, instance: Order, parent_context: Context) -> SafeString:
        if instance.promised_for or instance.is_over:
            return super().render_cell_html(instance, parent_context)
        return format_html("<td>{}</td>", promise_words.short(instance.promise))


class OrderIndexView(RecordIndexView):
    """All orders, newest first; tabs for what waits."""

    saved_views: ClassVar = [
        SavedView("to-confirm", _("To confirm"), lambda rows: rows.to_confirm()),
        SavedView("to-make", _("To make"), lambda rows: rows.to_make()),
        SavedView("to-send", _("To send"), lambda rows: rows.to_send()),
        SavedView("came-back", _("Came back"), lambda rows: rows.came_back()),
        SavedView("day-open", _("Day to be told"), lambda rows: rows.without_day()),
        SavedView("late", _("Late"), lambda rows: rows.late()),
        SavedView("to-pay-back", _("To pay back"), lambda rows: rows.to_pay_back()),
        SavedView("to-settle", _("To settle"), lambda rows: rows.to_settle()),
    ]
    export_columns = ORDER_COLUMNS
    export_headings: ClassVar = {key: label for key, (label, _value) in ORDER_COLUMNS.items()}

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("customer")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        customer = self.request.GET.get("customer", "")
        return queryset.filter(customer=int(customer[:18])) if customer.isdecimal() else queryset

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        by_number, by_email = Q(number=as_order_number(words)), Q(email__istartswith=words)
        by_content = with_total(words) | with_words(words)
        return queryset.filter(by_number | by_email | matching(words, "customer__") | by_content)

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return str(self.export_headings[field])

    def to_row_dict(self, item: Order) -> dict:
        return {key: value(item) for key, (_label, value) in self.export_columns.items()}

    @cached_property
    def header_more_buttons(self) -> list:
        """The downloads of orders, and of their lines."""
        address, query = reverse("orders_admin:lines"), self.request.GET.copy()
        buttons = [*super().header_more_buttons]
        if not self.may_export:
            return buttons
        for kind, label in (("xlsx", _("Download lines as XLSX")), ("csv", _("Download lines as CSV"))):
            query["export"] = kind
            buttons.append(Button(label, url=f"{address}?{query.urlencode()}", icon_name="download", priority=110))
        return buttons


class OrderLinesExportView(OrderIndexView):
    """The lines of the orders of the list, as a table."""

    export_columns = LINE_COLUMNS
    list_export: ClassVar = list(LINE_COLUMNS)
    export_headings: ClassVar = {key: label for key, (label, _value) in LINE_COLUMNS.items()}
    export_filename = "order-lines"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.is_export = True

    def get_queryset(self) -> QuerySet:
        return lines_of(super().get_queryset())

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        kind = "csv" if self.request.GET.get("export") == "csv" else "xlsx"
        return self.as_spreadsheet(self.object_list, kind)


class OrderInspectView(RecordInspectView):
    """One order: progress, lines, timeline, and panels of the apps above (hook ``register_order_panel``)."""

    template_name = "orders/order/admin/screen.html"
    panel_hook = "register_order_panel"

    def get_object(self, queryset=None) -> Order:
        lines = Prefetch("lines", OrderLine.objects.select_related("variant__price").defer("picture"))
        rows = Order.objects.select_related("customer").prefetch_related(lines)
        return super().get_object(rows)

    def get_context_data(self, **kwargs) -> dict:
        order: Order = self.object
        with_buttons(order, self.request)
        before, reader = self.request.GET.get("before", ""), self.request.user
        return super().get_context_data(**kwargs) | {
            "order": order,
            "progress": progress_of(order),
            "status_tone": STATUS_TONES[order.status],
            "timeline": timeline_page(
                Entry.objects.about(order), reader=reader, before=int(before[:18]) if before.isdecimal() else None
            ),
            "may_act": may_act(self.request.user),
            "note_form": OrderNoteForm(),
        }


def with_buttons(order: Order, request: HttpRequest) -> None:
    """Set ``buttons`` of each line: (label, URL) pairs from the hook ``register_order_line_buttons``.

    A hook function takes (order, request) and returns buttons by the primary key of the line.
    """
    by_hook = [find(order, request) for find in hooks.get_hooks("register_order_line_buttons")]
    for line in order.lines.all():
        line.buttons = [button for by_line in by_hook for button in by_line.get(line.pk, ())]


class OrderViewSet(RecordViewSet):
    """Orders come from the checkout. Staff read them and act on them; nobody adds or deletes them by hand."""

    model = Order
    icon = "form"
    menu_label = _("Orders")
    menu_hook = "register_orders_menu_item"
    menu_order = 10
    index_view_class = OrderIndexView
    inspect_view_class = OrderInspectView
    list_display: ClassVar = [
        ScreenColumn("number", label=_("Number"), screen="orders_admin:inspect"),
        CustomerColumn(),
        WhenColumn("placed_at", label=_("Placed"), sort_key="placed_at"),
        PillColumn("status", label=_("Order"), tones=STATUS_TONES, classname="k-drop"),
        PillColumn("payment_status", label=_("Payment"), tones=PAID_TONES),
        PillColumn("production_status", label=_("Making"), tones=MADE_TONES),
        SendingColumn("fulfilment_status", label=_("Sending"), tones=SENT_TONES),
        OrderPromiseColumn("promised_for", label=_("Promised"), sort_key="promised_for"),
        MoneyColumn("total", label=_("Total"), classname="k-r", sort_key="total"),
    ]
    list_filter: ClassVar = ["status", "payment_status", "production_status", "fulfilment_status", "placed_at"]
    search_fields: ClassVar = ["number", "email", "customer__name"]
    list_export: ClassVar = list(ORDER_COLUMNS)
    export_filename = "orders"
    ordering: ClassVar = ["-placed_at", "-pk"]

    @property
    def lines_view(self):
        """The lines as a table. Its columns are its own."""
        view = OrderLinesExportView
        options = self.get_index_view_kwargs() | {"list_export": view.list_export, "export_filename": "order-lines"}
        return self.construct_view(OrderLinesExportView, **options)

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("note/<int:pk>/", admin_views.note, name="note"),
            path("lines/", self.lines_view, name="lines"),
            path("tell-day/<int:pk>/", admin_views.tell_day, name="tell_day"),
        ]
