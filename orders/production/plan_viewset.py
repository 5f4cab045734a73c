"""The screens of production plans."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.views.generic import IndexView

from cms.foundation.tables import TableViewSet

from .models import Plan

_WHEN = FieldRowPanel([FieldPanel("group"), FieldPanel("value")])


class PlanIndexView(IndexView):
    """All plans with their products, in one query."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("product")


class PlanViewSet(TableViewSet):
    """Production plans: steps, proof, parts, measures."""

    model = Plan
    icon = "list-ol"
    url_prefix = "plans"
    menu_label = _("Production plans")
    menu_hook = "register_orders_menu_item"
    menu_order = 25
    index_view_class = PlanIndexView
    list_display: ClassVar = ["__str__", "needs_proof", "units_per_day", "day_open_from"]
    search_fields: ClassVar = ["product__name"]
    search_backend_name = None
    ordering: ClassVar = ["product__name", "pk"]
    panels: ClassVar = [
        FieldPanel("product"),
        FieldPanel("needs_proof"),
        FieldRowPanel([FieldPanel("units_per_day"), FieldPanel("day_open_from")], heading=_("Large quantities")),
        InlinePanel(
            "steps",
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("public_name")]),
                FieldRowPanel([FieldPanel("note"), FieldPanel("minutes")]),
            ],
            heading=_("Steps"),
            label=_("Step"),
        ),
        InlinePanel(
            "parts",
            [
                FieldRowPanel([FieldPanel("what"), FieldPanel("sku")]),
                FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
                _WHEN,
            ],
            heading=_("Parts of each unit"),
            label=_("Part"),
        ),
        InlinePanel(
            "measures",
            [FieldRowPanel([FieldPanel("name"), FieldPanel("text")]), _WHEN],
            heading=_("Measures"),
            label=_("Measure"),
        ),
        FieldRowPanel([FieldPanel("across"), FieldPanel("upright")], heading=_("Size of the drawing")),
    ]
