"""Screens of Wagtail with our checks and exports, at Wagtail's own addresses.

They stand before Wagtail's addresses, whose names still lead to them.
"""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.collections import CollectionForm
from wagtail.admin.urls import reports
from wagtail.admin.views import collections
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.contrib.redirects import urls as redirects
from wagtail.contrib.redirects.views import EditView as RedirectEditView
from wagtail.contrib.redirects.views import IndexView as RedirectIndexView
from wagtail.models import Collection
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.foundation.conflicts import EditConflictMixin
from cms.foundation.exports import ExportMixin

from .account import StaffAccountView


class StaffCollectionForm(CollectionForm):
    """The name of a collection, and the one it lies in."""

    def related_values(self, row: Collection) -> dict[str, object]:
        """The collection above, which is no column."""
        return {"parent": row.get_parent().pk}


class StaffCollectionEditView(EditConflictMixin, collections.Edit):
    """A form that was opened before a colleague's change does not undo it."""

    form_class = StaffCollectionForm


class StaffRedirectEditView(EditConflictMixin, RedirectEditView):
    """A form that was opened before a colleague's change does not undo it."""


#: Their lists name no persons; the other reports name colleagues.
_WITHOUT_PERSONS = (RedirectIndexView, PageTypesUsageReportView)


def _exporting(prefix: str, patterns: Iterable[URLPattern]) -> Iterator[URLPattern]:
    """Those lists of Wagtail that have an export, exported as our own lists are."""
    for each in patterns:
        view = getattr(each.callback, "view_class", None)
        if view and issubclass(view, SpreadsheetExportMixin):
            values = {"__module__": __name__, "has_personal_data": view not in _WITHOUT_PERSONS}
            ours = type(view.__name__, (ExportMixin, view), values)
            yield path(f"{prefix}{each.pattern}", ours.as_view(**each.callback.view_initkwargs))


_patterns = [
    path("account/", StaffAccountView.as_view()),
    path("collections/<int:pk>/", StaffCollectionEditView.as_view()),
    path("redirects/<int:redirect_id>/", StaffRedirectEditView.as_view()),
    *_exporting("redirects/", redirects.urlpatterns),
    *_exporting("reports/", reports.urlpatterns),
]
urlpatterns = decorate_urlpatterns(decorate_urlpatterns(_patterns, require_admin_access), never_cache)
