"""Panels of the workshop on other screens."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.back_office import Waiting, WaitingRow
from orders.order.models import Made, Order
from orders.order.panels import OrderPanel

from .board import JobCard, card
from .models import Job
from .viewsets import TONES

MAX_WAITING = 3


@dataclass(frozen=True)
class JobRow:
    """One job of an order; ``tone`` is that of its status."""

    card: JobCard
    tone: str


@dataclass(frozen=True)
class JobsPanel(OrderPanel):
    """The jobs of an order, with their next steps."""

    order: ClassVar[int] = 30
    wide: ClassVar[bool] = True
    template_name: ClassVar[str] = "orders/production/admin/jobs.html"

    rows: list[JobRow]
    may_act: bool


def jobs_panel(order: Order, request: HttpRequest) -> JobsPanel | None:
    """The panel, for users who see jobs; None if nothing is made to order."""
    if order.production_status == Made.NOTHING or not request.user.has_perm("production.view_job"):
        return None
    jobs = Job.objects.with_line().with_steps().with_hands().filter(line__order=order).order_by("number")
    rows = [JobRow(card(job), TONES[job.status]) for job in jobs]
    return JobsPanel(order, rows, request.user.has_perm("production.change_job"))


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
    count = jobs.count()
    label = ngettext("proof to draw", "proofs to draw", count)
    return Waiting(label, count, f"{reverse('jobs_admin:index')}?view=to-prove", order=19, rows=rows)


def _row(job: Job) -> WaitingRow:
    line = job.line
    due = date_format(job.due_on, "D j M") if job.due_on else ""
    screen = reverse("jobs_admin:inspect", args=[job.pk])
    return WaitingRow(f"{job.number} {line.name}", screen, str(line.order.customer), due, "wait", line.picture_address)
