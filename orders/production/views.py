"""The customer looks at a proof and answers it, by the link of the mail or from the account."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from customers.timeline.states import WrongState
from orders.order.passes import is_pass, key_of, pass_for

from . import proofs
from .forms import ApproveForm, ChangeForm
from .lettering import others_of, words_of
from .models import Job, Proof

#: What is done with a version, by whom, with what they wrote.
Action = Callable[[Proof, str, forms.Form], None]
#: Earlier versions shown on the page; all are kept.
EARLIER = 12


@never_cache
@require_GET
def proof(request: HttpRequest, token: str) -> HttpResponse:
    """The newest version, letter by letter, with those before."""
    return _page(request, _job(token))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """It is right: it may be made."""
    said = _("Thank you. We make it exactly like this.")
    return _answer(request, token, ApproveForm, lambda shown, by, form: _yes(shown, by, request), said)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """It is to be otherwise."""
    said = _("We have written it down. You get an e-mail when the next version is drawn.")
    return _answer(request, token, ChangeForm, lambda shown, by, form: _no(shown, by, request, form), said)


@never_cache
@require_GET
def file(request: HttpRequest, token: str, version: int) -> HttpResponseBase:
    """The file of a version, for whoever has the link."""
    if version > 9999:
        raise Http404
    return served(get_object_or_404(Proof.objects.exclude(file=""), job=_job(token), version=version))


def served(proof: Proof) -> HttpResponseBase:
    """A file of the workshop, to be saved and never run: its type is the one that was found in it."""
    try:
        stream = proof.file.open("rb")
    except OSError:
        raise Http404 from None
    return FileResponse(stream, as_attachment=True, filename=proof.file_name, content_type=proof.file_type)


def _yes(shown: Proof, by: str, request: HttpRequest) -> None:
    proofs.approve(shown, by=by, actor=request.user)


def _no(shown: Proof, by: str, request: HttpRequest, form: forms.Form) -> None:
    proofs.ask_for_changes(shown, by=by, comment=form.cleaned_data["comment"], actor=request.user)


def _answer(
    request: HttpRequest,
    token: str,
    kind: type[forms.Form],
    action: Callable[[Proof, str, forms.Form], None],
    said: str,
) -> HttpResponse:
    job = _job(token)
    if request.method != "POST":
        return redirect("production:proof", job.token)
    form = kind(request.POST)
    if not form.is_valid():
        return _page(request, job, refused=form, status=422)
    shown = job.proofs.filter(version=form.cleaned_data["version"]).first()
    if shown is None:
        raise Http404
    shown.job = job
    try:
        action(shown, _who(request, job), form)
    except WrongState as problem:
        return _page(request, _job(token), problem=str(problem), status=409)
    messages.success(request, said)
    return redirect("production:proof", job.token)


def _who(request: HttpRequest, job: Job) -> str:
    """Who answers, as far as it is known: whoever has the link may."""
    customer = job.line.order.customer
    if request.user.is_authenticated and request.user.pk == customer.user_id:
        return _("%(name)s, in the account") % {"name": customer.name or customer.email}
    return _("%(name)s, by the link of the e-mail") % {"name": customer.name or customer.email}


def _job(token: str) -> Job:
    """The job that a link or a pass names; with a pass the order has one, too."""
    jobs = Job.objects.with_line()
    if not is_pass(token):
        return get_object_or_404(jobs, token=token)
    job = get_object_or_404(jobs, pk=key_of(Job, token))
    job.token, job.line.order.token = token, pass_for(job.line.order)  # Never saved: nothing saves whole rows.
    return job


def _page(
    request: HttpRequest, job: Job, *, refused: forms.Form | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    versions = list(job.proofs.select_related("made_by").order_by("-version")[: EARLIER + 1])
    if not versions:
        raise Http404
    shown = versions[0]
    shown.job = job
    at = {"version": shown.version}
    context = {
        "job": job,
        "order": job.line.order,
        "proof": shown,
        "spelled": words_of(shown.choices),
        "choices": others_of(shown.choices),
        "earlier": [(each, words_of(each.choices)) for each in versions[1:]],
        "problem": problem,
        "refused": refused,
        "approve_form": refused if isinstance(refused, ApproveForm) else ApproveForm(initial=at),
        "change_form": refused if isinstance(refused, ChangeForm) else ChangeForm(initial=at),
        "may_answer": shown.is_open and job.status == Job.Status.PROOF and job.line.order.status == "confirmed",
    }
    return render(request, "orders/production/proof.html", context, status=status)
