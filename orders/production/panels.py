"""Panels of the workshop on other screens."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.back_office import Waiting, WaitingRow
from orders.order.models import Order

from .board import card
from .models import Job
from .viewsets import TONES

MAX_WAITING = 3


class JobsPanel(Component):
    """The jobs of an order, with their next steps."""

    order = 30
    wide = True
    template_name = "orders/production/admin/jobs.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        jobs = list(Job.objects.with_line().with_steps().filter(line__order=self.of).order_by("number"))
        for job in jobs:
            job.tone = TONES[job.status]
        return {"order": self.of, "cards": [card(job) for job in jobs], "may_act": self.may_act}


def waiting(request: HttpRequest) -> Waiting | None:
    """Jobs that nobody has begun, for users who see jobs."""
    if not request.user.has_perm("production.view_job"):
        return None
    jobs = Job.objects.to_make()
    rows = [_row(job) for job in jobs.with_line().order_by("due_on", "pk")[:MAX_WAITING]]
    return Waiting(_("to make"), jobs.count(), f"{reverse('jobs_admin:index')}?view=to-make", order=20, rows=rows)


def proofs_to_draw(request: HttpRequest) -> Waiting | None:
    """Jobs whose next proof is to be drawn."""
    if not request.user.has_perm("production.view_job"):
        return None
    jobs = Job.objects.to_prove()
    rows = [_row(job) for job in jobs.with_line().order_by("due_on", "pk")[:MAX_WAITING]]
    return Waiting(
        _("proofs to draw"), jobs.count(), f"{reverse('jobs_admin:index')}?view=to-prove", order=19, rows=rows
    )


def _row(job: Job) -> WaitingRow:
    line = job.line
    due = date_format(job.due_on, "D j M") if job.due_on else ""
    screen = reverse("jobs_admin:inspect", args=[job.pk])
    return WaitingRow(f"{job.number} {line.name}", screen, str(line.order.customer), due, "wait", line.picture_address)
