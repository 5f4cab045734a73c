"""Warehouses in the back office; quantities stand on the sheet of variants."""

from typing import ClassVar

from wagtail.admin.viewsets.model import ModelViewSet

from .models import Warehouse


class WarehouseViewSet(ModelViewSet):
    """Where goods lie, and which place is emptied first."""

    model = Warehouse
    icon = "home"
    url_prefix = "warehouses"
    menu_hook = "register_store_menu_item"
    menu_order = 80
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar = ["name", "code", "priority"]
    form_fields: ClassVar = ["name", "code", "priority"]
