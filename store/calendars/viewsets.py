"""Closed days in the back office."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.foundation.tables import TableViewSet

from .models import ClosedDay


class ClosedDayViewSet(TableViewSet):
    """Days the workshop rests, besides weekends and public holidays."""

    model = ClosedDay
    icon = "date"
    url_prefix = "closed-days"
    menu_label = _("Closed days")
    menu_hook = "register_orders_menu_item"
    menu_order = 95
    list_display: ClassVar = ["day", "reason"]
    form_fields: ClassVar = ["day", "reason"]
