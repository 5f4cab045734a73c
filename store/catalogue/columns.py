"""Columns of the lists of the catalogue."""

from django.db.models import Model
from django.template import Context
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cms.foundation.columns import WrittenColumn

from .colours import NAMES

_DOT = '<svg width="16" height="16" viewBox="0 0 2 2" aria-hidden="true"><circle cx="1" cy="1" r="1" fill="{}"/></svg>'


class SwatchColumn(WrittenColumn):
    """A colour as a dot, with its value."""

    def cell(self, instance: Model, parent_context: Context) -> str:
        value = self.get_value(instance)
        return format_html("{} {}", format_html(_DOT, value), value) if value else ""


class FamiliesColumn(WrittenColumn):
    """Families of a colour; those that staff chose are marked."""

    def cell(self, instance: Model, parent_context: Context) -> str:
        names = ", ".join(str(NAMES[family]) for family in self.get_value(instance))
        return _("%(families)s (chosen)") % {"families": names} if instance.families else names
