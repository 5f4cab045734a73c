"""Vouchers in the back office."""

from typing import ClassVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.foundation.columns import MoneyColumn, YesNoColumn
from cms.foundation.tables import ArchiveTableViewSet
from store.money.amounts import Money

from .models import Voucher


def _min_subtotal(voucher: Voucher) -> Money | None:
    return voucher.min_subtotal if voucher.min_subtotal.amount else None


def _uses(voucher: Voucher) -> str:
    if voucher.uses_allowed is None:
        return str(voucher.uses)
    return now_("%(used)d of %(allowed)d") % {"used": voucher.uses, "allowed": voucher.uses_allowed}


def _until(voucher: Voucher) -> str:
    return date_format(timezone.localtime(voucher.ends_at), "j M Y, H:i") if voucher.ends_at else ""


class VoucherViewSet(ArchiveTableViewSet):
    """Codes that take something off an order."""

    model = Voucher
    icon = "tag"
    url_prefix = "vouchers"
    menu_hook = "register_store_menu_item"
    menu_order = 60
    list_display: ClassVar = [
        "code",
        Column("gives", label=_("Gives")),
        MoneyColumn("min_subtotal", label=_("Minimum subtotal"), classname="k-r", accessor=_min_subtotal),
        Column("uses", label=_("Was used"), classname="k-r", accessor=_uses),
        Column("ends_at", label=_("Until"), sort_key="ends_at", accessor=_until),
        YesNoColumn("usable", label=_("Can be used"), accessor=lambda voucher: not voucher.reason_against()),
    ]
    search_fields: ClassVar = ["code"]
    search_backend_name = None
    form_fields: ClassVar = [
        "code", "percent", "amount", "min_subtotal", "starts_at", "ends_at", "uses_allowed", "active",
    ]  # fmt: skip
    ordering: ClassVar = ["-pk"]
