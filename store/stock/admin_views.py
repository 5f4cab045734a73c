"""The list of stock levels, and the screen of one level with its count form."""

from typing import ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.foundation.records import RecordIndexView, RecordInspectView, SavedView

from . import services
from .forms import CountForm
from .history import newest_movements
from .hold_owners import with_owners
from .models import StockLevel

#: Movements and holds on the screen of one level, and other warehouses.
MAX_ROWS = 20


class QuantityColumn(Column):
    """A quantity; ``unit`` replaces the heading on narrow screens."""

    cell_template_name = "store/stock/admin/_quantity.html"

    def __init__(self, name: str, *, unit: str, **options) -> None:
        super().__init__(name, **options)
        self.unit = unit


class StockIndexView(RecordIndexView):
    """All levels whose stock is counted, the least free stock first."""

    has_personal_data = False
    export_headings: ClassVar = {
        "variant.sku": _("Article number"),
        "free": _("Free"),
        "counted_at": _("Last counted"),
    }
    saved_views: ClassVar = [
        SavedView("none-free", _("None free"), lambda rows: rows.filter(free=0)),
        SavedView("held", _("Some held"), lambda rows: rows.filter(held__gt=0)),
    ]

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset().counted().with_free().with_last_count()
        return rows.select_related("variant__product", "warehouse")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        by_name = Q(variant__product__name__icontains=words) | Q(variant__name__icontains=words)
        return queryset.filter(Q(variant__sku__istartswith=words) | by_name)


class StockInspectView(RecordInspectView):
    """One variant in one warehouse: how many, for whom they are held, and every movement."""

    template_name = "store/stock/admin/level.html"
    count_form: CountForm | None = None

    def get_object(self, queryset=None) -> StockLevel:
        return super().get_object(StockLevel.objects.with_free().select_related("variant__product", "warehouse"))

    def get_page_title(self) -> str:
        return str(self.object.variant)

    @property
    def may_count(self) -> bool:
        return self.request.user.has_perm("stock.change_stocklevel")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write a count down. What is refused stays in the form."""
        if not self.may_count:
            raise PermissionDenied
        self.count_form = CountForm(request.POST)
        if self.count_form.is_valid() and self._count(self.count_form):
            return redirect("stock_admin:inspect", self.object.pk)
        response = self.get(request, pk=self.object.pk)
        response.status_code = 422
        return response

    def _count(self, form: CountForm) -> bool:
        try:
            services.count(self.object, actor=self.request.user, **form.cleaned_data)
        except services.CountRefused as problem:
            self.object = self.get_object()
            form.add_error("counted", str(problem))
            return False
        words = {"after": self.object.on_hand, "what": self.object.variant, "where": self.object.warehouse}
        messages.success(self.request, now_("%(after)d × %(what)s are written down for %(where)s.") % words)
        return True

    def get_context_data(self, **kwargs) -> dict:
        level: StockLevel = self.object
        others = StockLevel.objects.filter(variant=level.variant_id).exclude(pk=level.pk).with_free()
        return super().get_context_data(**kwargs) | {
            "level": level,
            "form": self.count_form or CountForm(initial={"counted": level.on_hand}),
            "may_act": self.may_count,
            "movements": newest_movements(level, self.request, limit=MAX_ROWS),
            "holds": with_owners(level.holds.order_by("-pk")[:MAX_ROWS], self.request),
            "max_rows": MAX_ROWS,
            "others": others.select_related("warehouse").order_by("warehouse__priority", "pk")[:MAX_ROWS],
        }
