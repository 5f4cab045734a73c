"""Lists as CSV and XLSX: times in the shop's time zone, amounts as numbers, text never as a formula.

Control characters, which a worksheet cannot hold, are left out. A list with data of persons is exported by users with
the permission ``EXPORT_PERSONAL_DATA``, and each export is logged.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from store.money.amounts import Money, decimals
from store.money.fields import MoneyField

from .back_office import refused
from .log_actions import log_list_export

#: The permission to take data of persons out of the shop.
EXPORT_PERSONAL_DATA = "people.export_personal_data"
#: How a formula begins in a spreadsheet; phone numbers and amounts are not formulas.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/-]*$)")
#: Spreadsheets need it to read the file as UTF-8.
UTF8_BOM = "\ufeff".encode()


def shop_time(moment: datetime.datetime) -> datetime.datetime:
    """The moment by the shop's clock, without a zone, as spreadsheets need it."""
    return timezone.make_naive(moment) if timezone.is_aware(moment) else moment


def _written_time(moment: datetime.datetime) -> str:
    return shop_time(moment).strftime("%Y-%m-%d %H:%M")


def without_formula(text: str) -> str:
    """The text for a cell of a CSV file; a spreadsheet does not run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


class ExportMixin(SpreadsheetExportMixin):
    """Exports of a list."""

    #: False for a list without data of persons: it needs no permission of its own and is not logged.
    has_personal_data: ClassVar[bool] = True
    custom_value_preprocess: ClassVar = {
        datetime.datetime: {"xlsx": shop_time, "csv": _written_time},
        Money: {"xlsx": lambda amount: amount.amount, "csv": lambda amount: str(amount.amount)},
        **{
            key: value
            for key, value in SpreadsheetExportMixin.custom_value_preprocess.items()
            if key != datetime.datetime
        },
    }

    @cached_property
    def may_export(self) -> bool:
        """Whether this user may export this list."""
        return not self.has_personal_data or self.request.user.has_perm(EXPORT_PERSONAL_DATA)

    @cached_property
    def show_export_buttons(self) -> bool:
        return bool(self.list_export) and self.may_export

    def as_spreadsheet(self, queryset: models.QuerySet | list, spreadsheet_format: str) -> HttpResponseBase:
        """The file; the export is logged first. Status 403 without the permission, 404 for a list without columns."""
        if not self.may_export:
            return refused(self.request, _("Your role does not export data of persons."))
        if not self.list_export:
            raise Http404(_("This list has no export."))
        if self.has_personal_data:
            rows = len(queryset) if isinstance(queryset, list) else queryset.count()
            log_list_export(self.request, title=str(self.get_page_title()), rows=rows)
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Text from customers never becomes a formula in a spreadsheet, and a worksheet can hold it."""
        text = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_XLSX:
            return ILLEGAL_CHARACTERS_RE.sub("", text) if isinstance(text, str) else text
        return without_formula("" if value is None else str(text))

    def generate_xlsx_row(self, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None) -> Iterator:
        """The cells of a row; amounts show all their decimals."""
        amount_format = f"0.{'0' * decimals(settings.CURRENCY)}".rstrip(".")
        cells = super().generate_xlsx_row(worksheet, row_dict, date_format=date_format)
        for cell, value in zip(cells, row_dict.values(), strict=True):
            if isinstance(value, Money):
                cell.number_format = amount_format
            yield cell

    def get_heading(self, queryset: models.QuerySet | list, field: str) -> str:
        """The heading of a column; for amounts with the currency. Some reports of Wagtail give a list of rows."""
        heading = super().get_heading(queryset, field)
        columns = queryset.model._meta.fields if isinstance(queryset, models.QuerySet) else ()
        column = next((each for each in columns if each.name == field), None)
        return f"{heading} ({settings.CURRENCY})" if isinstance(column, MoneyField) else heading

    def stream_csv(self, queryset: models.QuerySet) -> Iterator[bytes]:
        yield UTF8_BOM
        yield from super().stream_csv(queryset)
