"""Small tables that staff edit: a list, and a form for each row."""

from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .archive_screens import ArchiveEditMixin, ArchiveIndexMixin, ArchiveViewSetMixin
from .conflicts import EditConflictMixin


class TableEditView(ArchiveEditMixin, EditConflictMixin, EditView):
    """The form of one row."""


class TableViewSet(ModelViewSet):
    """A list of rows with a form for each."""

    edit_view_class = TableEditView
    copy_view_enabled = False
    add_to_reference_index = False


class ArchiveIndexView(ArchiveIndexMixin, IndexView):
    """A list without archived rows."""


class ArchiveTableViewSet(ArchiveViewSetMixin, TableViewSet):
    """Rows that are archived instead of deleted once something uses them."""

    index_view_class = ArchiveIndexView
