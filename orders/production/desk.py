"""The workshop acts on jobs: each is one POST that answers with a sentence."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.foundation.desk import back_from
from customers.timeline.states import WrongState

from . import services
from .board import board
from .forms import MoveForm, RejectForm
from .models import Job

#: The header by which the board's own script asks for the board instead of a page.
FROM_THE_BOARD = "X-Board"


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody begins."""
    return _act(request, pk, lambda job: services.start(job, actor=request.user), _("%(job)s has begun."))


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """It is made."""
    return _act(request, pk, lambda job: services.finish(job, actor=request.user), _("%(job)s is made."))


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """To another place of the board."""
    form = MoveForm(request.POST)
    wanted = form.cleaned_data if form.is_valid() else {"to": "?", "seen": ""}
    return _act(
        request, pk, lambda job: services.move(job, actor=request.user, **wanted), _("%(job)s is at “%(place)s”.")
    )


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Something is wrong: again from a step."""
    form = RejectForm(request.POST)
    if not form.is_valid():
        job = _job(request, pk)
        messages.error(request, _("Write what is wrong, in at most 300 letters."))
        return back_from(request, "jobs_admin:inspect", job.pk)
    said = _("%(job)s is made again, from “%(place)s”.")
    return _act(request, pk, lambda job: services.reject(job, actor=request.user, **form.cleaned_data), said)


def _job(request: HttpRequest, pk: int) -> Job:
    if not request.user.has_perm("production.change_job"):
        raise PermissionDenied
    return get_object_or_404(Job.objects.with_line(), pk=pk)


def _act(request: HttpRequest, pk: int, action: Callable[[Job], object], said: str) -> HttpResponse:
    job = _job(request, pk)
    try:
        action(job)
    except WrongState as problem:
        sentence, is_done = str(problem), False
    else:
        sentence, is_done = said % {"job": job, "place": job.place_name}, True
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, sentence, status=200 if is_done else 409)
    (messages.success if is_done else messages.error)(request, sentence)
    return back_from(request, "orders_admin:inspect", job.line.order_id)


def board_part(request: HttpRequest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    """The columns alone, with what was done or why it was not."""
    context = {"board": board(shelf=shelf_in(request)), "said": sentence, "refused": status != 200}
    context["may_act"] = request.user.has_perm("production.change_job")
    return render(request, "orders/production/desk/_board.html", context, status=status)


def shelf_in(request: HttpRequest) -> int | None:
    """Which shelf the address names."""
    text = request.GET.get("shelf", "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
