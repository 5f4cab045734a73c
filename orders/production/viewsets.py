"""The screens of the workshop: board, list, one job."""

from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from cms.foundation.columns import PillColumn, PromiseColumn, ScreenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from customers.people.search import containing

from . import admin_views, printing
from .board import board, card, may_be_moved
from .lettering import words_of
from .models import Job

TONES = {
    Job.Status.PROOF: "wait",
    Job.Status.WAITING: "wait",
    Job.Status.STARTED: "work",
    Job.Status.DONE: "good",
    Job.Status.CANCELLED: "idle",
}


class PictureColumn(Column):
    """The picture of the line with its choices."""

    cell_template_name = "orders/production/admin/picture.html"


class CustomerTextColumn(Column):
    """The customer's texts, in quotes."""

    cell_template_name = "orders/production/admin/words.html"


class DoColumn(Column):
    """The next step as a button, and the sheet."""

    cell_template_name = "orders/production/admin/do.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        may_act = context["request"].user.has_perm("production.change_job")
        return context | {"may_act": may_act, "card": card(instance)}


def _print_button() -> HeaderButton:
    address = f"{reverse('jobs_admin:sheets')}?view=to-make"
    return HeaderButton(_("Print the next sheets"), url=address, icon_name="doc-full", priority=20)


class BoardView(WagtailAdminTemplateMixin, View):
    """The board of the workshop."""

    template_name = "orders/production/admin/board.html"
    page_title = _("Workshop")
    header_icon = "cogs"

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("production.view_job"):
            raise PermissionDenied
        if request.headers.get(admin_views.FROM_THE_BOARD):
            return admin_views.board_part(request)
        return self.render_to_response(self.get_context_data())

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        jobs = HeaderButton(_("All jobs"), url=reverse("jobs_admin:index"), icon_name="list-ul", priority=10)
        return [jobs, _print_button()]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        found = board(category=admin_views.category_in(self.request))
        may_act = self.request.user.has_perm("production.change_job")
        return super().get_context_data(**kwargs) | {"board": found, "may_act": may_act}


class JobIndexView(RecordIndexView):
    """All jobs, the earliest due first."""

    template_name = "orders/production/admin/index.html"
    saved_views: ClassVar = [
        SavedView("proof", _("At the proof"), lambda rows: rows.at_proof()),
        SavedView("to-prove", _("To be proofed"), lambda rows: rows.to_prove()),
        SavedView("to-make", _("To make"), lambda rows: rows.to_make()),
        SavedView("in-progress", _("Being made"), lambda rows: rows.in_progress()),
        SavedView("made", _("Made"), lambda rows: rows.filter(status=Job.Status.DONE).order_by("-done_at")),
    ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        board_button = HeaderButton(_("Board"), url=reverse("jobs_admin:board"), icon_name="table", priority=10)
        return [board_button, _print_button()]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().with_line().with_steps()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        by_name = Q(number__icontains=words) | Q(line__name__icontains=words)
        return queryset.filter(by_name | containing(words, "line__search_key"))


class JobInspectView(RecordInspectView):
    """One job: its line, steps, proofs and rejects."""

    template_name = "orders/production/admin/job.html"

    def get_object(self, queryset=None) -> Job:
        return super().get_object(Job.objects.with_line().with_steps().with_proofs())

    def get_context_data(self, **kwargs) -> dict:
        job: Job = self.object
        steps = [step for step in job.steps.all() if not step.is_proof]
        return super().get_context_data(**kwargs) | {
            "job": job,
            "card": card(job),
            "tone": TONES[job.status],
            "reached": [step for step in steps if step.started_at] if may_be_moved(job) else [],
            "proofs": job.proofs.all(),
            "words": words_of(job.line.choices),
            "may_be_proved": not job.has_begun and not job.is_over and job.line.order.status == "confirmed",
            "rejects": job.rejects.select_related("by"),
            "may_act": self.request.user.has_perm("production.change_job"),
        }


class JobViewSet(RecordViewSet):
    """Jobs of the workshop. They are moved from step to step; nobody adds them by hand."""

    model = Job
    icon = "cogs"
    menu_label = _("Workshop")
    menu_hook = "register_orders_menu_item"
    menu_order = 20
    index_view_class = JobIndexView
    inspect_view_class = JobInspectView
    list_display: ClassVar = [
        ScreenColumn("number", label=_("Job"), screen="jobs_admin:inspect"),
        PictureColumn("picture", label=_("Picture"), accessor="line.picture_address"),
        Column("line", label=_("What")),
        CustomerTextColumn("words", label=_("Words"), accessor="line.choices"),
        PillColumn("status", label=_("Status"), tones=TONES),
        Column("at", label=_("Step")),
        PromiseColumn("due_on", label=_("Due"), sort_key="due_on"),
        Column("made_by", label=_("Who")),
        DoColumn("do", label=_("Next"), accessor="pk"),
    ]
    list_filter: ClassVar = ["status", "at", "due_on"]
    search_fields: ClassVar = ["number", "line__name"]
    list_export: ClassVar = ["number", "line", "status", "at", "due_on", "made_by", "rejected"]
    export_filename = "jobs"
    ordering: ClassVar = ["due_on", "pk"]

    @cached_property
    def menu_url(self) -> str:
        """The menu opens the board; the board links to the list."""
        return reverse(self.get_url_name("board"))

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("board/", BoardView.as_view(), name="board"),
            path("start/<int:pk>/", admin_views.start, name="start"),
            path("finish/<int:pk>/", admin_views.finish, name="finish"),
            path("move/<int:pk>/", admin_views.move, name="move"),
            path("reject/<int:pk>/", admin_views.reject, name="reject"),
            path("prove/<int:pk>/", admin_views.prove, name="prove"),
            path("approve/<int:pk>/", admin_views.approve, name="approve"),
            path("proof-file/<int:pk>/", admin_views.proof_file, name="proof_file"),
            path("sheets/", printing.print_sheets, name="sheets"),
            path("sheets.pdf", printing.pdf_of_sheets, name="sheets_pdf"),
        ]
