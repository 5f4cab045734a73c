"""Tax rates in the back office; prices are edited on the sheet of variants."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.foundation.tables import TableViewSet

from .forms import TaxRateForm
from .models import TaxRate


class TaxRateViewSet(TableViewSet):
    """The rate of each tax class in each country."""

    model = TaxRate
    icon = "decimal"
    url_prefix = "tax-rates"
    menu_label = _("Tax rates")
    menu_hook = "register_store_menu_item"
    menu_order = 91
    list_display: ClassVar = ["tax_class", "country", "percent"]
    list_filter: ClassVar = ["tax_class"]
    base_form_class = TaxRateForm
    panels: ClassVar = [FieldPanel(name) for name in ("tax_class", "country", "percent")]
    ordering: ClassVar = ["tax_class", "country"]
