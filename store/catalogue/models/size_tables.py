"""Size tables: measures of each size, written once for many products."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached

from ..size_rows import check_rows


class SizeTable(Cached):
    """A table of sizes, which the pages of its categories and products show beside the size."""

    SUBJECT = "catalogue"

    name = models.CharField(_("name"), max_length=120, unique=True)
    rows = models.TextField(
        _("rows"), max_length=4000, validators=[check_rows],
        help_text=_("One row a line, headings first, with a | between the cells, or pasted from a spreadsheet."),
    )  # fmt: skip
    note = models.TextField(_("how to measure"), max_length=600, blank=True, help_text=_("Stands below the table."))

    class Meta:
        verbose_name = _("size table")
        verbose_name_plural = _("size tables")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
