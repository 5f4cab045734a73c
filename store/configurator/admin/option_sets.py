"""Option sets in the back office: list, form with drafts and history, and messages after saving."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from cms.foundation.archive_screens import ArchiveEditMixin, ArchiveIndexMixin, ArchiveSnippetMixin
from cms.foundation.columns import LiveColumn
from cms.foundation.conflicts import RevisionConflictMixin
from cms.foundation.copy_screens import DraftCopyView
from cms.foundation.copying import copy_of
from store.configurator.models import OptionSet

from .fields import edit_handler
from .findings import findings
from .forms import OptionSetForm
from .inspect_view import OptionSetInspectView
from .loading import load_whole


class OptionSetIndexView(ArchiveIndexMixin, IndexView):
    """All sets with the number of their combinations, in one query."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("combination_count")


class FindingsMixin:
    """Reads the set in a fixed number of queries; after saving, messages say what the merchant should know of it."""

    def get_form_kwargs(self) -> dict:
        kwargs = super().get_form_kwargs()
        option_set = kwargs["instance"]
        return kwargs | {"instance": load_whole(option_set) if option_set is not None and option_set.pk else option_set}

    def save_action(self):
        response = super().save_action()
        if not self.expects_json_response:
            for sentence in self.form.warnings:
                messages.warning(self.request, sentence)
            for sentence in findings(self.form.definition, self.form.check):
                messages.info(self.request, sentence)
        return response


class OptionSetCreateView(FindingsMixin, CreateView):
    """A new set."""


class OptionSetCopyView(DraftCopyView):
    """A copy of a set."""

    def make_copy(self, row: OptionSet, name: str) -> OptionSet:
        copy = copy_of(row, name=name, code_field="code")
        copy.save()
        return copy


class OptionSetEditView(ArchiveEditMixin, FindingsMixin, RevisionConflictMixin, EditView):
    """A set."""


class OptionSetViewSet(ArchiveSnippetMixin, SnippetViewSet):
    """Everything that can be chosen on a product, with drafts and history."""

    model = OptionSet
    icon = "sliders"
    url_prefix = "option-sets"
    menu_label = _("Option sets")
    menu_hook = "register_store_menu_item"
    menu_order = 50
    index_view_class = OptionSetIndexView
    add_view_class = OptionSetCreateView
    copy_view_class = OptionSetCopyView
    edit_view_class = OptionSetEditView
    inspect_view_enabled = True
    inspect_view_class = OptionSetInspectView
    list_display: ClassVar = [
        "name",
        "code",
        Column("combination_count", label=_("Combinations")),
        LiveColumn("live", label=_("Status")),
    ]
    search_fields: ClassVar = ["name", "code"]
    search_backend_name = None

    def get_edit_handler(self):
        return bound_edit_handler()


def bound_edit_handler():
    """The form of an option set, for its own screens and for trying it."""
    handler = edit_handler()
    handler.base_form_class = OptionSetForm
    return handler.bind_to_model(OptionSet)
