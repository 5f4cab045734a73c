"""Archiving in the back office: mixins for the screens of rows that may be archived."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from .archive import Archivable, CannotArchive, archive, restore
from .archive_uses import uses_of


def may_archive(user, model: type[Archivable]) -> bool:
    """Users who may delete such rows may archive and restore them."""
    return policy_registry.get_by_type(model).user_has_permission(user, "delete")


class ArchiveIndexMixin:
    """A list without archived rows; ``?archived`` shows only them."""

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset()
        return rows.archived() if "archived" in self.request.GET else rows.not_archived()

    @cached_property
    def header_more_buttons(self) -> list:
        address = reverse(self.index_url_name)
        other = (
            Button(_("Not archived"), url=address, icon_name="list-ul", priority=50)
            if "archived" in self.request.GET
            else Button(_("Archived"), url=f"{address}?archived", icon_name="folder", priority=50)
        )
        return [*super().header_more_buttons, other]


class ArchiveEditMixin:
    """An archived row must be restored before it can be changed."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object()
        if getattr(self.object, "archived_at", None):
            messages.warning(request, _("This is archived. Restore it before you change it."))
            return redirect(self.get_delete_url())
        return super().dispatch(request, *args, **kwargs)


class _ArchiveDeleteMixin:
    @cached_property
    def uses(self) -> list:
        return uses_of(self.object)

    def get_context_data(self, **kwargs) -> dict:
        key = [self.object.pk]
        return super().get_context_data(**kwargs) | {
            "uses": self.uses,
            "is_protected": bool(self.uses),
            "archive_url": reverse(self.delete_url_name.replace(":delete", ":archive"), args=key),
            "restore_url": reverse(self.delete_url_name.replace(":delete", ":restore"), args=key),
        }

    def form_valid(self, form) -> HttpResponse:
        if self.uses:
            messages.error(self.request, _("It is used, so it cannot be deleted. Archive it instead."))
            return redirect(self.get_delete_url())
        return super().form_valid(form)


class ArchiveDeleteView(_ArchiveDeleteMixin, generic.DeleteView):
    """Lists what uses the row and has a button to archive it; an unused row may be deleted."""


class ArchiveSnippetDeleteView(_ArchiveDeleteMixin, snippets.DeleteView):
    """The same for snippets."""


class ArchiveChooserViewSet(SnippetChooserViewSet):
    """A chooser without archived rows."""

    def get_object_list(self) -> QuerySet:
        return self.model._default_manager.not_archived()


class ArchiveViewSetMixin:
    """Archiving and restoring for a viewset of Wagtail."""

    delete_view_class = ArchiveDeleteView
    delete_template_name = "cms/foundation/admin/archive.html"
    #: The name of the list among the addresses.
    list_url_name = "index"

    def get_urlpatterns(self) -> list:
        archiving = path("archive/<str:pk>/", self._act(archive, _("“%(row)s” is archived.")), name="archive")
        restoring = path("restore/<str:pk>/", self._act(restore, _("“%(row)s” is restored.")), name="restore")
        return [*super().get_urlpatterns(), archiving, restoring]

    def _act(self, act: Callable, sentence: str) -> Callable:
        @require_POST
        def view(request: HttpRequest, pk: str) -> HttpResponse:
            if not may_archive(request.user, self.model):
                raise PermissionDenied
            key = unquote(pk)
            row = get_object_or_404(self.model, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
            try:
                act(row, actor=request.user)
            except CannotArchive as problem:
                messages.error(request, str(problem))
            else:
                messages.success(request, sentence % {"row": row})
            return redirect(self.get_url_name(self.list_url_name))

        return view


class ArchiveSnippetMixin(ArchiveViewSetMixin):
    """The same for a viewset of snippets, which brings a chooser."""

    delete_view_class = ArchiveSnippetDeleteView
    list_url_name = "list"
    chooser_viewset_class = ArchiveChooserViewSet
