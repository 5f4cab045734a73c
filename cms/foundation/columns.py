"""Columns of the lists in the back office.

A list has hundreds of cells, so a method writes each: a template for every cell would take most of the page's time.
"""

from datetime import datetime

from django.db.models import Model
from django.forms.utils import flatatt
from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.admin.ui.tables import Column, Table

from .addresses import address_of
from .templatetags.back_office_tags import pill, promise, when
from .templatetags.site_tags import money

#: A value of so few characters stays on one line.
SHORT = 14


class RecordTable(Table):
    """Wagtail's table whose rows are joined in Python, not by a loop of includes."""

    template_name = "cms/foundation/admin/table.html"

    def get_context_data(self, parent_context: Context) -> dict:
        context = super().get_context_data(parent_context)
        rows = (self._written(row, context) for row in self.rows)
        return context | {"body": mark_safe("".join(rows))}  # Every cell is escaped by its column.

    def _written(self, row: Table.Row, context: dict) -> str:
        around = context | {"row": row}
        cells = [column.render_cell_html(row.instance, around) for column in self.columns.values()]
        return f"<tr{flatatt(row.attrs)}>{''.join(cells)}</tr>"


class WrittenColumn(Column):
    """A column whose cells are written by ``cell``."""

    def render_cell_html(self, instance: Model, parent_context: Context) -> SafeString:
        """The cell with its value."""
        classname = format_html(' class="{}"', self.classname) if self.classname else ""
        return format_html("<td{}>{}</td>", classname, self.cell(instance, parent_context))

    def cell(self, instance: Model, parent_context: Context) -> object:
        """The content of the cell."""
        value = self.get_value(instance)
        return "" if value is None else value


class TickColumn(WrittenColumn):
    """A box to tick the row; its form stands below the list."""

    header_template_name = "cms/foundation/admin/tick_all.html"

    def __init__(self) -> None:
        super().__init__("row", label=_lazy("Tick"))

    def render_cell_html(self, instance: Model, parent_context: Context) -> SafeString:
        label = _("Tick %(row)s") % {"row": instance}
        return format_html(
            '<td class="k-tick"><input type="checkbox" form="many" name="row" value="{}" aria-label="{}"></td>',
            instance.pk,
            label,
        )


class ScreenColumn(WrittenColumn):
    """A link to the screen of the row itself, or of the row that ``key`` names, such as ``customer_id``.

    Users without ``permission`` see the text without the link.
    """

    def __init__(self, name: str, *, screen: str, key: str = "pk", permission: str = "", **options) -> None:
        super().__init__(name, **options)
        self.screen, self.key, self.permission = screen, key, permission

    def render_cell_html(self, instance: Model, parent_context: Context) -> SafeString:
        value = self.get_value(instance)
        text = "" if value is None else str(value)
        may_open = not self.permission or parent_context["request"].user.has_perm(self.permission)
        key = getattr(instance, self.key) if may_open else None
        content = format_html('<a href="{}"><b>{}</b></a>', address_of(self.screen, key), text) if key else text
        return format_html('<td class="k-nobr">{}</td>' if len(text) < SHORT else "<td>{}</td>", content)


class PillColumn(WrittenColumn):
    """One state as a pill: ``tones`` gives idle, wait, work, good or bad by value."""

    def __init__(self, name: str, *, tones: dict[str, str], **options) -> None:
        super().__init__(name, **options)
        self.tones = tones
        self._labels: dict[type[Model], dict] = {}

    def cell(self, instance: Model, parent_context: Context) -> str:
        value, kind = getattr(instance, self.name), type(instance)
        if kind not in self._labels:  # ``get_…_display`` makes this dictionary for every row.
            self._labels[kind] = dict(kind._meta.get_field(self.name).flatchoices)
        return pill(self._labels[kind].get(value, value), self.tones.get(value, "idle"))


class LiveColumn(WrittenColumn):
    """Published, published with a draft, or draft, and what is planned; Wagtail's own column makes two queries a row.

    Rows that carry ``planned_at`` say when a version is published by itself.
    """

    def cell(self, instance: Model, parent_context: Context) -> str:
        return format_html("{}{}", self._state(instance), self._plan(instance))

    def _state(self, instance: Model) -> str:
        if not instance.live:
            return pill(_("ended"), "idle") if instance.expired else pill(_("draft"), "idle")
        if instance.has_unpublished_changes:
            return pill(_("published, with a draft"), "wait")
        return pill(_("published"), "good")

    def _plan(self, instance: Model) -> str:
        begin, end = getattr(instance, "planned_at", None), instance.expire_at
        sentences = [
            _("published %(when)s") % {"when": _moment(begin)} if begin else "",
            _("ends %(when)s") % {"when": _moment(end)} if end and (instance.live or begin) else "",
        ]
        text = ", ".join(filter(None, sentences))
        return format_html(" <small>{}</small>", text) if text else ""


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "D j M Y, H:i")


class YesNoColumn(WrittenColumn):
    """Yes or no as a pill."""

    def cell(self, instance: Model, parent_context: Context) -> str:
        return pill(_("yes"), "good") if self.get_value(instance) else pill(_("no"), "idle")


class MoneyColumn(WrittenColumn):
    """An amount, aligned right."""

    def render_cell_html(self, instance: Model, parent_context: Context) -> SafeString:
        return format_html('<td class="k-r k-num">{}</td>', money(self.get_value(instance)))


class WhenColumn(WrittenColumn):
    """How long ago, with the day beside it."""

    def cell(self, instance: Model, parent_context: Context) -> str:
        at = self.get_value(instance)
        return when(at) if at else ""


class PromiseColumn(WrittenColumn):
    """The promised day, with how late it is unless the row ``is_over``."""

    def render_cell_html(self, instance: Model, parent_context: Context) -> SafeString:
        day = self.get_value(instance)
        return format_html('<td class="k-nobr">{}</td>', promise(day, instance.is_over) if day else "")
