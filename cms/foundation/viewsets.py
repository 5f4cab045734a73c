"""Wagtail's screens of pages, with a check for newer versions."""

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from .conflicts import PageConflictMixin


class ConflictPageEditView(PageConflictMixin, EditView):
    """A form that was opened before a colleague's change does not undo it."""


class ConflictPageViewSet(PageViewSet):
    """Every page, whatever its type."""

    edit_view_class = ConflictPageEditView
