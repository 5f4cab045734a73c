"""Small tables that staff edit: a list, and a form for each row."""

from django.db.models import Field
from django.forms import Field as FormField
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .archive_screens import ArchiveEditMixin, ArchiveIndexMixin, ArchiveViewSetMixin
from .conflicts import EditConflictMixin
from .form_fields import FORM_FIELDS


class TableEditView(ArchiveEditMixin, EditConflictMixin, EditView):
    """The form of one row."""


class TableViewSet(ModelViewSet):
    """A list of rows with a form for each."""

    edit_view_class = TableEditView
    copy_view_enabled = False
    add_to_reference_index = False
    #: The form that ``panels`` are built on, if it is not Wagtail's.
    base_form_class: type[WagtailAdminModelForm] | None = None

    def get_edit_handler(self) -> Panel | None:
        handler = super().get_edit_handler()
        if handler and self.base_form_class:
            handler.base_form_class = self.base_form_class
        return handler

    def formfield_for_dbfield(self, db_field: Field, **kwargs) -> FormField:
        """Text and numbers are read as in the shop's own forms."""
        return super().formfield_for_dbfield(db_field, **{**FORM_FIELDS.get(type(db_field), {}), **kwargs})


class ArchiveIndexView(ArchiveIndexMixin, IndexView):
    """A list without archived rows."""


class ArchiveTableViewSet(ArchiveViewSetMixin, TableViewSet):
    """Rows that are archived instead of deleted once something uses them."""

    index_view_class = ArchiveIndexView
