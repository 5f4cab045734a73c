"""Delivery methods in the back office."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column

from cms.foundation.columns import MoneyColumn, YesNoColumn
from cms.foundation.slugs import RowNamePanel, SlugPanel
from cms.foundation.tables import ArchiveTableViewSet

from .forms import CountryPanel, DeliveryMethodForm
from .models import DeliveryMethod


class DeliveryMethodViewSet(ArchiveTableViewSet):
    """List and form of delivery methods."""

    model = DeliveryMethod
    icon = "redirect"
    url_prefix = "delivery-methods"
    menu_label = _("Delivery methods")
    menu_hook = "register_orders_menu_item"
    menu_order = 90
    list_display: ClassVar = [
        "name",
        "carrier",
        MoneyColumn("price", label=_("Price"), classname="k-r"),
        Column("max_weight", label=_("Up to grams"), classname="k-r"),
        Column("max_length", label=_("Up to cm"), classname="k-r"),
        "days",
        YesNoColumn("active", label=_("Active")),
    ]
    base_form_class = DeliveryMethodForm
    panels: ClassVar = [
        FieldRowPanel([RowNamePanel(slug="code"), SlugPanel("code", allow_unicode=False)]),
        FieldRowPanel([FieldPanel("carrier"), FieldPanel("tracking_url")]),
        FieldRowPanel([FieldPanel("price"), FieldPanel("free_from")]),
        InlinePanel(
            "bands",
            [FieldRowPanel([FieldPanel("from_weight"), FieldPanel("price")])],
            heading=_("Prices by weight"),
            label=_("Price by weight"),
            help_text=_("The price above applies below the lightest of these weights."),
        ),
        FieldRowPanel([FieldPanel("max_weight"), FieldPanel("max_length"), FieldPanel("only_if_needed")]),
        FieldRowPanel([FieldPanel("days"), FieldPanel("cutoff_hour"), FieldPanel("is_pickup")]),
        FieldRowPanel([FieldPanel("active"), FieldPanel("position")]),
        FieldPanel("everywhere"),
        CountryPanel(heading=_("Where to")),
        FieldPanel("groups"),
        FieldPanel("without"),
        FieldPanel("countries"),
    ]
