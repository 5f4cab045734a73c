"""Warehouses and what lies in them, in the back office."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column

from cms.foundation.columns import ScreenColumn, WhenColumn
from cms.foundation.records import RecordViewSet
from cms.foundation.slugs import RowCodeForm, RowNamePanel, SlugPanel
from cms.foundation.tables import ArchiveTableViewSet

from .admin_views import QuantityColumn, StockIndexView, StockInspectView
from .models import StockLevel, Warehouse


class WarehouseViewSet(ArchiveTableViewSet):
    """Warehouses and the order in which they are emptied."""

    model = Warehouse
    icon = "home"
    url_prefix = "warehouses"
    menu_hook = "register_store_menu_item"
    menu_order = 80
    list_display: ClassVar = ["name", "code", "priority"]
    base_form_class = RowCodeForm
    panels: ClassVar = [RowNamePanel(slug="code"), SlugPanel("code", allow_unicode=False), FieldPanel("priority")]


class StockViewSet(RecordViewSet):
    """Stock by variant and warehouse. Numbers change by counts, never by editing."""

    model = StockLevel
    icon = "clipboard-list"
    menu_label = _("Stock")
    menu_hook = "register_store_menu_item"
    menu_order = 15
    index_view_class = StockIndexView
    inspect_view_class = StockInspectView
    list_display: ClassVar = [
        ScreenColumn("variant", label=_("What"), screen="stock_admin:inspect"),
        Column("variant.sku", label=_("Article number")),
        Column("warehouse", label=_("Warehouse")),
        QuantityColumn("on_hand", label=_("There"), unit=_("there"), sort_key="on_hand", classname="k-r"),
        QuantityColumn("held", label=_("Held"), unit=_("held"), sort_key="held", classname="k-r"),
        QuantityColumn("free", label=_("Free"), unit=_("free"), sort_key="free", classname="k-r"),
        WhenColumn("counted_at", label=_("Last counted")),
    ]
    list_filter: ClassVar = ["warehouse"]
    search_fields: ClassVar = ["variant__sku", "variant__product__name", "variant__name"]
    list_export: ClassVar = ["variant.sku", "variant", "warehouse", "on_hand", "held", "free", "counted_at"]
    export_filename = "stock"
    ordering: ClassVar = ["free", "pk"]
