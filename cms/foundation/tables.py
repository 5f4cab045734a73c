"""Small tables that staff keep by hand: lists with a form for each row."""

from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet

from .conflicts import EditConflictMixin


class TableEditView(EditConflictMixin, EditView):
    """The form of one row."""


class TableViewSet(ModelViewSet):
    """A list of rows with a form for each."""

    edit_view_class = TableEditView
    copy_view_enabled = False
    add_to_reference_index = False
