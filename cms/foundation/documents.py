"""Wagtail's form of a document."""

from wagtail.documents.forms import BaseDocumentForm

from .conflicts import ConflictFormMixin


class DocumentForm(ConflictFormMixin, BaseDocumentForm):
    """It does not undo a colleague's change."""
