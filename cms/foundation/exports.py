"""Lists as CSV and XLSX: times in the shop's time zone, amounts as numbers, text never as a formula.

Control characters, which a worksheet cannot hold, are left out.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from store.money.amounts import Money
from store.money.fields import MoneyField

#: How a formula begins in a spreadsheet; phone numbers and amounts are not formulas.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/-]*$)")
#: Spreadsheets need it to read the file as UTF-8.
UTF8_BOM = "\ufeff".encode()


def shop_time(moment: datetime.datetime) -> datetime.datetime:
    """The moment by the shop's clock, without a zone, as spreadsheets need it."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _written_time(moment: datetime.datetime) -> str:
    return shop_time(moment).strftime("%Y-%m-%d %H:%M")


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
        """Text from customers never becomes a formula in a spreadsheet, and a worksheet can hold it."""
        text = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_XLSX:
            return ILLEGAL_CHARACTERS_RE.sub("", text) if isinstance(text, str) else text
        return f"'{text}" if _FORMULA.match(str(text)) else text

    def get_heading(self, queryset: models.QuerySet | list, field: str) -> str:
        """The heading of a column; for amounts with the currency. Some reports of Wagtail give a list of rows."""
        heading = super().get_heading(queryset, field)
        columns = queryset.model._meta.fields if isinstance(queryset, models.QuerySet) else ()
        column = next((each for each in columns if each.name == field), None)
        return f"{heading} ({settings.CURRENCY})" if isinstance(column, MoneyField) else heading

    def stream_csv(self, queryset: models.QuerySet) -> Iterator[bytes]:
        yield UTF8_BOM
        yield from super().stream_csv(queryset)
