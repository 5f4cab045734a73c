"""Vouchers in the back office."""

from typing import ClassVar

from wagtail.admin.viewsets.model import ModelViewSet

from .models import Voucher


class VoucherViewSet(ModelViewSet):
    """Codes that take something off an order."""

    model = Voucher
    icon = "tag"
    url_prefix = "vouchers"
    menu_hook = "register_store_menu_item"
    menu_order = 60
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar = ["code", "percent", "amount", "uses", "uses_allowed", "ends_at", "active"]
    search_fields: ClassVar = ["code"]
    search_backend_name = None
    form_fields: ClassVar = [
        "code", "percent", "amount", "least_total", "starts_at", "ends_at", "uses_allowed", "active",
    ]  # fmt: skip
    ordering: ClassVar = ["-pk"]
