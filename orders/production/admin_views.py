"""Actions of the workshop on a job: each is one POST that answers with a sentence."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.foundation.back_office import back_from
from customers.timeline.states import WrongState

from . import hands, proofs, services
from .board import question
from .board_views import FROM_THE_BOARD, board_part
from .forms import ApproveForCustomerForm, MoveForm, PauseForm, ProofForm, RejectForm, TakeForm
from .models import Job, Proof
from .steps import StepsLeft
from .views import served


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with the first step."""
    return _act(request, pk, lambda job: services.start(job, actor=request.user), _("%(job)s has begun."))


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish the job; if it has not reached all steps, ask first."""
    return _act(request, pk, lambda job: services.finish(job, actor=request.user), _("%(job)s is made."))


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the job to another column of the board; if it would pass over steps, ask first."""
    form = MoveForm(request.POST)
    wanted = form.cleaned_data if form.is_valid() else {"to": "?", "seen": ""}
    return _act(
        request, pk, lambda job: services.move(job, actor=request.user, **wanted), _("%(job)s is at “%(place)s”.")
    )


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the job in hand, also from somebody else."""
    form = TakeForm(request.POST)
    seen = form.cleaned_data["has_it"] if form.is_valid() else "?"
    return _act(request, pk, lambda job: hands.take(job, seen=seen, actor=request.user), _("You have %(job)s."))


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody has the job any more."""
    return _act(request, pk, hands.give_back, _("%(job)s is free to be taken."))


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the job rest."""
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _refuse(request, _job(request, pk), _("Say why it rests, in at most 120 characters."))
    action = partial(hands.pause, actor=request.user, **form.cleaned_data)
    return _act(request, pk, action, _("%(job)s is paused."))


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with a paused job."""
    return _act(request, pk, partial(hands.resume, actor=request.user), _("Work on %(job)s goes on."))


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
    except StepsLeft as left:
        return _ask(request, job, left)
    except WrongState as problem:
        return _refuse(request, job, str(problem))
    sentence = success % {"job": job, "place": job.place_name}
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, sentence)
    messages.success(request, sentence)
    return back_from(request, "orders_admin:inspect", job.line.order_id)


def _refuse(request: HttpRequest, job: Job, sentence: str) -> HttpResponse:
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, sentence, status=409)
    messages.error(request, sentence)
    return back_from(request, "orders_admin:inspect", job.line.order_id)


def _ask(request: HttpRequest, job: Job, left: StepsLeft) -> HttpResponse:
    """Ask which of the steps left were done: on the board, or on a page of its own."""
    the_question = question(job, left)
    if request.headers.get(FROM_THE_BOARD):
        return board_part(request, question=the_question, status=409)
    context = {"question": the_question, "back": request.POST.get("back", ""), "header_title": job.number}
    return render(request, "orders/production/admin/steps_left.html", context, status=409)
