"""Actions on many jobs: taking and finishing them, and printing their sheets, also those of many orders."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.bulk_actions import BulkAction, BulkPrint
from customers.timeline.states import WrongState
from orders.order.models import Order

from .board import card
from .forms import StepsLeftForm
from .hands import take
from .models import Job
from .services import finish

VIEW, CHANGE = "production.view_job", "production.change_job"


class JobAction(BulkAction):
    """An action on jobs that are not finished."""

    model = Job
    permission = CHANGE
    refusals = (WrongState,)

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.with_line().with_steps().with_hands()

    def detail(self, row: Job) -> str:
        who = str(row.take.by) if row.take else ""
        return " · ".join(filter(None, [str(row.line), row.place_name, who]))


class TakeJobs(JobAction):
    """Take the jobs that nobody has."""

    key = "take"
    label = gettext_lazy("Take …")
    button = gettext_lazy("Take them")

    def reason_against(self, row: Job) -> str:
        if row.is_over:
            return _("It is made or cancelled.")
        return _("%(who)s has it.") % {"who": row.take.by} if row.take else ""

    def act(self, row: Job, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        take(row, actor=actor)
        return _("You have %(job)s.") % {"job": row}


class FinishJobs(JobAction):
    """Finish jobs; what becomes of steps that they did not reach is said once for all."""

    key = "made"
    label = gettext_lazy("Made …")
    button = gettext_lazy("They are made")
    form_class = StepsLeftForm

    def reason_against(self, row: Job) -> str:
        if row.pause and not row.is_over:
            return _("It is paused: %(reason)s.") % {"reason": row.pause}
        if row.status == Job.Status.PROOF:
            return _("It waits for its proof.")
        is_open = not row.is_over and bool(card(row).following)
        return "" if is_open else _("It is made or cancelled, or its order is not confirmed.")

    def act(self, row: Job, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        done = {"done": [step.name for step in row.steps.all()], "skipped": []}.get(values["left"])
        finish(row, done=done, actor=actor)
        return _("%(job)s is made.") % {"job": row}


def print_sheets_of_jobs() -> BulkPrint:
    return BulkPrint("sheets", gettext_lazy("Print the sheets"), Job, VIEW, "jobs_admin:sheets", "job")


def print_pdf_of_jobs() -> BulkPrint:
    return BulkPrint("pdf", gettext_lazy("One PDF"), Job, VIEW, "jobs_admin:sheets_pdf", "job")


def print_sheets_of_orders() -> BulkPrint:
    return BulkPrint("sheets", gettext_lazy("Job sheets"), Order, VIEW, "jobs_admin:sheets", "order")
