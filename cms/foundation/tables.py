"""Small tables that staff keep by hand: lists with a form for each row."""

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
    """A list without what is archived."""


class ArchiveTableViewSet(ArchiveViewSetMixin, TableViewSet):
    """Rows that are archived instead of erased once something uses them."""

    index_view_class = ArchiveIndexView
