"""The screens of the workshop: board, list, one job."""

from typing import ClassVar

from django.db.models import Q, QuerySet
from django.template import Context
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.foundation.columns import PromiseColumn, ScreenColumn, WrittenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from cms.foundation.templatetags.back_office_tags import ago, pill
from customers.people.search import containing

from . import admin_views, board_views, printing
from .board import card, may_be_moved
from .board_views import BoardView, print_button
from .lettering import words_of
from .models import Job, Pause, Take

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


class PlaceColumn(WrittenColumn):
    """The status, and below it what is unusual: paused, made again, a change that waits."""

    def cell(self, instance: Job, parent_context: Context) -> str:
        words = []
        if instance.pause and not instance.is_over:
            words.append(_("paused: %(reason)s") % {"reason": instance.pause})
        if instance.line.change_proposed_at:
            words.append(_("change waits"))
        if instance.rejected:
            words.append(_("again"))
        flags = format_html_join("", ' <b class="k-wait k-t">{}</b>', ((word,) for word in words))
        return pill(instance.place_name, TONES[instance.status]) + flags


class HandColumn(WrittenColumn):
    """Who has it and since when, or who made it."""

    def cell(self, instance: Job, parent_context: Context) -> object:
        hand = instance.take
        return format_html("{} <small>{}</small>", hand.by, ago(hand.at)) if hand else instance.made_by or ""


class DoColumn(Column):
    """The next step as a button, and the sheet."""

    cell_template_name = "orders/production/admin/do.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        may_act = context["request"].user.has_perm("production.change_job")
        return context | {"may_act": may_act, "card": card(instance)}


class JobIndexView(RecordIndexView):
    """The jobs, the earliest due first; it opens with those that are not finished."""

    template_name = "orders/production/admin/index.html"
    default_view = "open"
    saved_views: ClassVar = [
        SavedView("open", _("Open"), lambda rows: rows.unfinished()),
        SavedView("mine", _("Mine"), lambda rows: rows),  # Filtered by ``filter_queryset``, which knows the user.
        SavedView("proof", _("At the proof"), lambda rows: rows.at_proof()),
        SavedView("to-prove", _("To be proofed"), lambda rows: rows.to_prove()),
        SavedView("to-make", _("To make"), lambda rows: rows.to_make()),
        SavedView("in-progress", _("Being made"), lambda rows: rows.in_progress()),
        SavedView("paused", _("Paused"), lambda rows: rows.paused()),
        SavedView("made", _("Made"), lambda rows: rows.filter(status=Job.Status.DONE).order_by("-done_at")),
    ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        board_button = HeaderButton(_("Board"), url=reverse("jobs_admin:board"), icon_name="table", priority=10)
        return [board_button, print_button()]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().with_line().with_steps().with_hands()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        return queryset.taken_by(self.request.user) if self.saved_view and self.saved_view.key == "mine" else queryset

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
        rows = Job.objects.with_line().with_steps().with_proofs()
        return super().get_object(rows.prefetch_related("takes__by", "pauses__by"))

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
            "reasons": Pause.Reason.choices,
            "spans": _ended(job),
            "may_act": self.request.user.has_perm("production.change_job"),
        }


def _ended(job: Job) -> list[Take | Pause]:
    """Who had the job, and when it rested; the latest first."""
    spans: list[Take | Pause] = [*job.takes.all(), *job.pauses.all()]
    return sorted((span for span in spans if span.ended_at), key=lambda span: span.at, reverse=True)


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
        PlaceColumn("status", label=_("Status")),
        PromiseColumn("due_on", label=_("Due"), sort_key="due_on"),
        HandColumn("hand", label=_("Who"), accessor="made_by"),
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
            path("board/choose/", board_views.choose_jobs, name="choose"),
            path("board/fold/", board_views.fold_column, name="fold"),
            path("take/<int:pk>/", admin_views.take, name="take"),
            path("give-back/<int:pk>/", admin_views.give_back, name="give_back"),
            path("pause/<int:pk>/", admin_views.pause, name="pause"),
            path("resume/<int:pk>/", admin_views.resume, name="resume"),
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
