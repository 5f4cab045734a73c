"""Pages of a proof, for customers: by the link of the mail or from the account."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.order.passes import is_pass, key_of, pass_for

from . import proofs
from .forms import ApproveForm, ChangeForm
from .lettering import Words, others_of, words_of
from .models import Job, Proof

#: An action on a proof: (proof, who, form).
Action = Callable[[Proof, str, forms.Form], None]
#: Earlier versions on the page.
MAX_EARLIER = 12


@dataclass(frozen=True, kw_only=True)
class ProofPage:
    """The newest version of a proof, letter by letter, with earlier ones and the forms to answer it."""

    job: Job
    order: Order
    proof: Proof
    #: The texts of the shopper.
    spelled: list[Words]
    #: The other choices.
    choices: list[dict]
    earlier: list[tuple[Proof, list[Words]]]
    problem: str
    #: The form that was refused.
    refused: forms.Form | None
    approve_form: ApproveForm
    change_form: ChangeForm
    may_answer: bool


@never_cache
@require_GET
def proof(request: HttpRequest, token: str) -> HttpResponse:
    """The newest version, letter by letter, and earlier ones."""
    return _page(request, _job(token))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """Approve a version."""
    sentence = _("Thank you. We make it exactly like this.")
    return _answer(request, token, ApproveForm, lambda proof, by, form: _approve(proof, by, request), sentence)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for changes of a version."""
    sentence = _("We have saved your changes. You get an e-mail when the next version is drawn.")
    return _answer(
        request, token, ChangeForm, lambda proof, by, form: _ask_for_changes(proof, by, request, form), sentence
    )


@never_cache
@require_GET
def file(request: HttpRequest, token: str, version: int) -> HttpResponseBase:
    """The file of a version, for everybody with the link."""
    if version > 9999:
        raise Http404
    return served(get_object_or_404(Proof.objects.exclude(file=""), job=_job(token), version=version))


def served(proof: Proof) -> HttpResponseBase:
    """A file of the workshop as a download; its content type was detected from its content."""
    try:
        stream = proof.file.open("rb")
    except OSError:
        raise Http404 from None
    return FileResponse(stream, as_attachment=True, filename=proof.file_name, content_type=proof.file_type)


def _approve(proof: Proof, by: str, request: HttpRequest) -> None:
    proofs.approve(proof, by=by, actor=request.user)


def _ask_for_changes(proof: Proof, by: str, request: HttpRequest, form: forms.Form) -> None:
    proofs.ask_for_changes(proof, by=by, comment=form.cleaned_data["comment"], actor=request.user)


def _answer(
    request: HttpRequest,
    token: str,
    kind: type[forms.Form],
    action: Action,
    sentence: str,
) -> HttpResponse:
    job = _job(token)
    if request.method != "POST":
        return redirect("production:proof", job.token)
    form = kind(request.POST)
    if not form.is_valid():
        return _page(request, job, refused=form, status=422)
    answered = job.proofs.filter(version=form.cleaned_data["version"]).first()
    if answered is None:
        raise Http404
    answered.job = job
    try:
        action(answered, _who(request, job), form)
    except WrongState as problem:
        return _page(request, _job(token), problem=str(problem), status=409)
    messages.success(request, sentence)
    return redirect("production:proof", job.token)


def _who(request: HttpRequest, job: Job) -> str:
    """Who answers: the signed-in customer, or somebody with the link."""
    customer = job.line.order.customer
    if request.user.is_authenticated and request.user.pk == customer.user_id:
        return _("%(name)s, in the account") % {"name": customer.name or customer.email}
    return _("%(name)s, by the link of the e-mail") % {"name": customer.name or customer.email}


def _job(token: str) -> Job:
    """The job of a link or a pass; with a pass, ``order.token`` is set to a pass, too."""
    jobs = Job.objects.with_line()
    if not is_pass(token):
        return get_object_or_404(jobs, token=token)
    job = get_object_or_404(jobs, pk=key_of(Job, token))
    job.token, job.line.order.token = token, pass_for(job.line.order, like=token)  # Never saved.
    return job


def _page(
    request: HttpRequest, job: Job, *, refused: forms.Form | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    versions = list(job.proofs.select_related("made_by").order_by("-version")[: MAX_EARLIER + 1])
    if not versions:
        raise Http404
    newest = versions[0]
    newest.job = job
    at = {"version": newest.version}
    page = ProofPage(
        job=job,
        order=job.line.order,
        proof=newest,
        spelled=words_of(newest.choices),
        choices=others_of(newest.choices),
        earlier=[(each, words_of(each.choices)) for each in versions[1:]],
        problem=problem,
        refused=refused,
        approve_form=refused if isinstance(refused, ApproveForm) else ApproveForm(initial=at),
        change_form=refused if isinstance(refused, ChangeForm) else ChangeForm(initial=at),
        may_answer=newest.is_open and job.status == Job.Status.PROOF and job.line.order.status == "confirmed",
    )
    return render(request, "orders/production/proof.html", vars(page), status=status)
