"""Screens of records in the back office: the shop writes them, staff read them and act on them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.contrib.admin.utils import unquote
from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.forms import Form, Media
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .bulk_actions import ListAction, keys_in, list_actions
from .bulk_views import BulkList, bulk, bulk_done
from .columns import RecordTable, TickColumn
from .exports import ExportMixin
from .neighbours import neighbours_of, remember_list
from .panels import panels_of

#: Lists end after this page; older rows are found by searching.
LAST_PAGE = 200
#: The tab that shows every row, and names in an address that leave the choice of the tab open.
ALL, NEUTRAL = "all", {"ordering", "p", "export", "_w_filter_fragment"}


class RecordPermissionPolicy(ModelPermissionPolicy):
    """Records can be viewed; nobody adds, edits or deletes one by hand. Actions check their own permission."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class UncountedPage(Page):
    """A page that knows whether another one follows, but not the total."""

    def has_next(self) -> bool:
        return self.paginator.has_more and self.number < LAST_PAGE

    def next_page_number(self) -> int:
        return self.number + 1

    def previous_page_number(self) -> int:
        return self.number - 1


class UncountedPaginator(WagtailPaginator):
    """Pages without COUNT(*): reads one row more than the page has."""

    has_more = False
    num_page_buttons = 0

    @cached_property
    def count(self) -> int:
        """Rows on this page; Wagtail only checks whether it is zero."""
        return self.seen

    @cached_property
    def num_pages(self) -> int:
        return LAST_PAGE

    def get_page(self, number) -> UncountedPage:
        text = str(number or 1)
        place = min(max(int(text), 1), LAST_PAGE) if text.isdecimal() and len(text) < 6 else 1
        start = (place - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        self.has_more, self.seen = len(rows) > self.per_page, len(rows[: self.per_page])
        return UncountedPage(rows[: self.per_page], place, self)


@dataclass(frozen=True)
class SavedView:
    """One tab above a list: its key in the address, its label, and its filter."""

    key: str
    label: str
    filter: Callable[[QuerySet], QuerySet]


class RecordIndexView(ExportMixin, generic.IndexView):
    """A list with tabs, filters and search; newest first, no total."""

    template_name = "cms/foundation/admin/index.html"
    results_template_name = "cms/foundation/admin/index_results.html"
    paginator_class = UncountedPaginator
    table_class = RecordTable
    table_classname = "listing k-table k-records"
    any_permission_required: ClassVar = ["view"]
    saved_views: ClassVar[list[SavedView]] = []
    #: The key of the tab that an address without search and filters opens; empty: all rows.
    default_view: ClassVar[str] = ""

    @cached_property
    def list_actions(self) -> list[ListAction]:
        """What this user can do with the ticked rows."""
        return list_actions(self.model, self.request.user)

    @cached_property
    def columns(self) -> list:
        """With ticks, if anything can be done with ticked rows."""
        can_tick = self.list_actions or self.show_export_buttons
        return [TickColumn(), *super().columns] if can_tick else super().columns

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if not self.is_export:
            remember_list(response, self.request, self.model, reverse(self.index_url_name))
        return response

    @cached_property
    def saved_view(self) -> SavedView | None:
        """The tab that is open."""
        is_plain = not any(value and name not in NEUTRAL for name, value in self.request.GET.items())
        wanted = self.request.GET.get("view", self.default_view if is_plain else "")
        return next((view for view in self.saved_views if view.key == wanted), None)

    def get_search_form(self) -> Form | None:
        """The search field; the key ``f`` focuses it."""
        form = super().get_search_form()
        if form:
            form.fields["q"].widget.attrs["data-key"] = "f"
        return form

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        keys = keys_in(self.request.GET)
        queryset = queryset.filter(pk__in=keys) if keys else queryset
        return self.saved_view.filter(queryset) if self.saved_view else queryset

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        return context | {
            "saved_views": self.saved_views,
            "saved_view": self.saved_view,
            "view_of_all": ALL if self.default_view else "",
            "list_actions": self.list_actions,
            "can_export": self.show_export_buttons,
            "bulk_root": f"{reverse(self.index_url_name)}bulk/",
            "list_address": f"{reverse(self.index_url_name)}?{self.request.GET.urlencode()}",
        }


class RecordInspectView(generic.InspectView):
    """One record with the panels of all apps."""

    any_permission_required: ClassVar = ["view"]
    #: The hook with the panels, such as ``register_order_panel``.
    panel_hook = ""
    #: The title of the list in the breadcrumbs; empty: the plural of the record.
    list_name = ""
    #: Makes the view of the list, for the records before and after.
    make_list_view: ClassVar[Callable[[], generic.IndexView] | None] = None
    inspect_url_name = ""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The records before and after, with the keys k and j."""
        if self.make_list_view is None:
            return super().header_buttons
        found = neighbours_of(self.object, self.request, self.make_list_view())
        sides = [
            (found.before, _("Previous"), "arrow-left", "k"),
            (found.after, _("Next"), "arrow-right", "j"),
        ]
        return [*super().header_buttons, *(self._side(*side) for side in sides if side[0])]

    def _side(self, key: int | None, label: str, icon: str, letter: str) -> HeaderButton:
        address = reverse(self.inspect_url_name, args=[key])
        return HeaderButton(
            label, url=address, icon_name=icon, icon_only=True, attrs={"data-key": letter}, priority=900
        )

    def get_fields(self) -> list:
        return []

    def get_object(self, queryset: QuerySet | None = None) -> Model:
        """The record of the address, from ``queryset`` with the related rows of its screen."""
        rows = self.model._default_manager.all() if queryset is None else queryset
        return get_object_or_404(rows, pk=unquote(str(self.pk)))

    def get_page_title(self) -> str:
        return str(self.object)

    def get_page_subtitle(self) -> str:
        return ""

    def get_breadcrumbs_items(self) -> list[dict]:
        *above, list_of_all, here = super().get_breadcrumbs_items()
        name = self.list_name or list_of_all["label"]
        return [*above, list_of_all | {"label": name}, here | {"sublabel": ""}]

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        panels = panels_of(self.panel_hook, self.object, self.request) if self.panel_hook else []
        media = sum((panel.media for panel in panels), start=Media())
        return context | {
            "media": media,
            "wide_panels": [panel for panel in panels if getattr(panel, "wide", False)],
            "panels": [panel for panel in panels if not getattr(panel, "wide", False)],
        }


class RecordViewSet(ModelViewSet):
    """List and screen of a record; it cannot be copied, added, edited or deleted."""

    index_view_class = RecordIndexView
    inspect_view_class = RecordInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: ClassVar[list] = []
    list_per_page = 50
    search_backend_name = None
    #: The title of the list, if it is not the plural of the record.
    list_name = ""

    def __init__(self, name: str, **options) -> None:
        register_permission_policy(self.model, RecordPermissionPolicy(self.model))
        super().__init__(name, **options)

    def get_index_view_kwargs(self, **kwargs) -> dict:
        return super().get_index_view_kwargs(page_title=self.list_name, **kwargs)

    def get_inspect_view_kwargs(self, **kwargs) -> dict:
        return super().get_inspect_view_kwargs(list_name=self.list_name, make_list_view=self._make_list_view, **kwargs)

    def _make_list_view(self) -> generic.IndexView:
        view = self.index_view
        return view.view_class(**view.view_initkwargs)

    def get_urlpatterns(self) -> list:
        names = {"index", "index_results", "inspect"}
        urls = {name: self.get_url_name(name) for name in ("index", "inspect", "bulk")}
        options = {"bulk_list": BulkList(self.model, done=self.get_url_name("bulk_done"), **urls)}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in names),
            path("bulk/<slug:key>/", bulk, options, name="bulk"),
            path("bulk/done/<uuid:form>/", bulk_done, options, name="bulk_done"),
        ]
