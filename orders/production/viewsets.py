"""The list of jobs."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.foundation.records import (
    PillColumn,
    PromiseColumn,
    RecordIndexView,
    RecordViewSet,
    SavedView,
    ScreenColumn,
)

from . import desk
from .models import Job

TONES = {
    Job.Status.WAITING: "wait",
    Job.Status.STARTED: "work",
    Job.Status.DONE: "good",
    Job.Status.CANCELLED: "idle",
}


class PictureColumn(Column):
    """What is to be made, drawn with its choices."""

    cell_template_name = "orders/production/desk/picture.html"


class WordsColumn(Column):
    """The words to be made, in quotes."""

    cell_template_name = "orders/production/desk/words.html"


class DoColumn(Column):
    """The next step as a button, and the sheet."""

    cell_template_name = "orders/production/desk/do.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"may_act": context["request"].user.has_perm("production.change_job")}


class JobIndexView(RecordIndexView):
    """What is to be made, the earliest due first."""

    saved_views: ClassVar = [
        SavedView("to-make", _("To make"), lambda rows: rows.to_make()),
        SavedView("under-way", _("Being made"), lambda rows: rows.under_way()),
        SavedView("made", _("Made"), lambda rows: rows.filter(status=Job.Status.DONE).order_by("-done_at")),
    ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        address = f"{reverse('jobs_admin:sheets')}?view=to-make"
        return [HeaderButton(_("Print the next sheets"), url=address, icon_name="doc-full")]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().with_line()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        return queryset.filter(Q(number__icontains=words) | Q(line__name__icontains=words))


class JobViewSet(RecordViewSet):
    """The bench: jobs are begun and finished, never typed."""

    model = Job
    icon = "cogs"
    menu_label = _("Workshop")
    menu_hook = "register_orders_menu_item"
    menu_order = 20
    index_view_class = JobIndexView
    inspect_view_enabled = False
    list_display: ClassVar = [
        ScreenColumn("number", label=_("Job"), screen="orders_admin:inspect", key="order_id"),
        PictureColumn("picture", label=_("Picture"), accessor="line.configuration"),
        Column("line", label=_("What")),
        WordsColumn("words", label=_("Words"), accessor="line.choices"),
        PillColumn("status", label=_("Status"), tones=TONES),
        PromiseColumn("due_on", label=_("Due"), sort_key="due_on"),
        Column("made_by", label=_("Who")),
        DoColumn("do", label=_("Next"), accessor="pk"),
    ]
    list_filter: ClassVar = ["status", "due_on"]
    search_fields: ClassVar = ["number", "line__name"]
    list_export: ClassVar = ["number", "line", "status", "due_on", "made_by"]
    export_filename = "jobs"
    ordering: ClassVar = ["due_on", "pk"]

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("start/<int:pk>/", desk.start, name="start"),
            path("finish/<int:pk>/", desk.finish, name="finish"),
            path("sheets/", desk.print_sheets, name="sheets"),
        ]
