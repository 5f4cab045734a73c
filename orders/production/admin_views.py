"""Actions of the workshop on a job: each is one POST that answers with a sentence."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.foundation.back_office import back_from
from customers.timeline.states import WrongState

from . import proofs, services
from .board import board
from .forms import ApproveForCustomerForm, MoveForm, ProofForm, RejectForm
from .models import Job, Proof
from .views import served

#: The header with which the board's script requests the board instead of a page.
FROM_THE_BOARD = "X-Board"


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with the first step."""
    return _act(request, pk, lambda job: services.start(job, actor=request.user), _("%(job)s has begun."))


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish the job: every step is done."""
    return _act(request, pk, lambda job: services.finish(job, actor=request.user), _("%(job)s is made."))


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the job to another column of the board."""
    form = MoveForm(request.POST)
    wanted = form.cleaned_data if form.is_valid() else {"to": "?", "seen": ""}
    return _act(
        request, pk, lambda job: services.move(job, actor=request.user, **wanted), _("%(job)s is at “%(place)s”.")
    )


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the job again from a step."""
    form = RejectForm(request.POST)
    if not form.is_valid():
        job = _job(request, pk)
        messages.error(request, _("Write what is wrong, in at most 300 characters."))
        return back_from(request, "jobs_admin:inspect", job.pk)
    sentence = _("%(job)s is made again, from “%(place)s”.")
    return _act(request, pk, lambda job: services.reject(job, actor=request.user, **form.cleaned_data), sentence)


@require_POST
def prove(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the next version of the proof to the customer."""
    job = _job(request, pk)
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(sentence for each in form.errors.values() for sentence in each))
        return back_from(request, "jobs_admin:inspect", job.pk)
    wanted = form.cleaned_data
    sentence = _("The proof of %(job)s is sent.")
    return _act(request, pk, lambda job: proofs.send_proof(job, actor=request.user, **wanted), sentence)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a proof for the customer, who said so by telephone or in the shop."""
    form = ApproveForCustomerForm(request.POST)
    if not form.is_valid():
        job = _job(request, pk)
        messages.error(request, _("Write how the customer approved."))
        return back_from(request, "jobs_admin:inspect", job.pk)
    by = _("%(who)s, for the customer") % {"who": request.user}
    wanted = form.cleaned_data

    def say_yes(job: Job) -> None:
        proof = get_object_or_404(job.proofs, version=wanted["version"])
        proof.job = job
        proofs.approve(proof, by=by, comment=wanted["comment"], actor=request.user)

    return _act(request, pk, say_yes, _("%(job)s is approved."))


@require_GET
def proof_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file of a proof."""
    if not request.user.has_perm("production.view_job"):
        raise PermissionDenied
    return served(get_object_or_404(Proof.objects.select_related("job").exclude(file=""), pk=pk))


def _job(request: HttpRequest, pk: int) -> Job:
    if not request.user.has_perm("production.change_job"):
        raise PermissionDenied
    return get_object_or_404(Job.objects.with_line(), pk=pk)


def _act(request: HttpRequest, pk: int, action: Callable[[Job], object], success: str) -> HttpResponse:
    job = _job(request, pk)
    try:
        action(job)
    except WrongState as problem:
        sentence, is_done = str(problem), False
    else:
        sentence, is_done = success % {"job": job, "place": job.place_name}, True
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, sentence, status=200 if is_done else 409)
    (messages.success if is_done else messages.error)(request, sentence)
    return back_from(request, "orders_admin:inspect", job.line.order_id)


def board_part(request: HttpRequest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    """The board without its page, with the result of the last action."""
    context = {"board": board(category=category_in(request)), "sentence": sentence, "refused": status != 200}
    context["may_act"] = request.user.has_perm("production.change_job")
    return render(request, "orders/production/admin/_board.html", context, status=status)


def category_in(request: HttpRequest) -> int | None:
    """The category of the query string, or None."""
    text = request.GET.get("category", "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
