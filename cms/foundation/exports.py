"""Lists as CSV and XLSX: the shop's clock, amounts as numbers, text that stays text."""

import datetime
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from store.money.amounts import Money
from store.money.fields import MoneyField

#: How a formula begins in a spreadsheet; phone numbers and amounts are none.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/-]*$)")
#: Without it spreadsheets read UTF-8 as the letters of their own country.
BYTE_ORDER_MARK = "\ufeff".encode()


def shop_time(moment: datetime.datetime) -> datetime.datetime:
    """The moment by the shop's clock, without a zone, as spreadsheets need it."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _written_time(moment: datetime.datetime) -> str:
    return shop_time(moment).strftime("%Y-%m-%d %H:%M")


_OURS = {datetime.datetime, Money}


class ExportMixin(SpreadsheetExportMixin):
    """Exports of a list."""

    custom_value_preprocess: ClassVar = {
        datetime.datetime: {"xlsx": shop_time, "csv": _written_time},
        Money: {"xlsx": lambda amount: amount.amount, "csv": lambda amount: str(amount.amount)},
        **{
            key: value
            for key, value in SpreadsheetExportMixin.custom_value_preprocess.items()
            if key != datetime.datetime
        },
    }

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """What a stranger wrote stays text in a spreadsheet: it never becomes a formula."""
        shown = super().preprocess_field_value(field, value, export_format)
        is_formula = export_format == self.FORMAT_CSV and _FORMULA.match(str(shown))
        return f"'{shown}" if is_formula else shown

    def get_heading(self, queryset: models.QuerySet, field: str) -> str:
        """The name of a column; a column of amounts says in which currency."""
        heading = super().get_heading(queryset, field)
        column = next((each for each in queryset.model._meta.fields if each.name == field), None)
        return f"{heading} ({settings.CURRENCY})" if isinstance(column, MoneyField) else heading

    def stream_csv(self, queryset: models.QuerySet) -> Iterator[bytes]:
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
