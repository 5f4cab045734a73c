"""Staff act on a withdrawal: join it to an order, set its lines, write down what came back, pay back, reject."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from customers.timeline.states import WrongState

from ..models import Withdrawal
from ..permissions import may_pay_back, require_permission_to_act
from . import services, settling
from .admin_forms import JoinForm, RejectionForm, SettleForm, quantities_in


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join it to the order of the typed number."""
    form = JoinForm(request.POST)

    def act(withdrawal: Withdrawal) -> None:
        _check(form)
        services.join(withdrawal, form.order, actor=request.user, by_hand=True)

    return _act(request, pk, act, _("It is joined. The customer gets an e-mail."))


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not about this order."""
    sentence = _("It is not about this order any more. Look for the right one.")
    return _act(request, pk, lambda found: services.detach(found, actor=request.user), sentence)


@require_POST
def set_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Which lines it is about."""

    def act(withdrawal: Withdrawal) -> None:
        services.set_lines(withdrawal, quantities_in(request.POST.dict()), actor=request.user)

    return _act(request, pk, act, _("The lines are set."))


@require_POST
def receive_items(request: HttpRequest, pk: int) -> HttpResponse:
    """The items are back."""
    sentence = _("Written down. The refund waits for nothing now.")
    return _act(request, pk, lambda found: services.receive_items(found, actor=request.user), sentence)


@require_POST
def receive_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The customer has proved that they sent the items."""
    sentence = _("Written down. The refund waits for nothing now.")
    return _act(request, pk, lambda found: services.receive_proof(found, actor=request.user), sentence)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Pay it back, for users who also write down payments."""
    if not may_pay_back(request.user):
        raise PermissionDenied
    form = SettleForm(request.POST)

    def act(withdrawal: Withdrawal) -> None:
        _check(form)
        settling.settle(withdrawal, displayed=form.cleaned_data["amount"], actor=request.user)

    return _act(request, pk, act, _("It is paid back. The customer gets an e-mail about the money."))


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject it with a sentence."""
    form = RejectionForm(request.POST)

    def act(withdrawal: Withdrawal) -> None:
        _check(form)
        services.reject(withdrawal, reason=form.cleaned_data["reason"], actor=request.user)

    return _act(request, pk, act, _("It is rejected. The customer gets your sentence by e-mail."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """The rejection was a mistake."""
    return _act(request, pk, lambda found: services.reopen(found, actor=request.user), _("It is open again."))


def _act(request: HttpRequest, pk: int, act: Callable[[Withdrawal], Any], sentence: str) -> HttpResponse:
    """Do it, or say why not; then back to the screen."""
    require_permission_to_act(request.user)
    withdrawal = get_object_or_404(Withdrawal.objects.select_related("order__customer"), pk=pk)
    try:
        act(withdrawal)
    except WrongState as problem:
        messages.error(request, str(problem))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, sentence)
    return redirect("withdrawals_admin:inspect", pk)


def _check(form: Form) -> None:
    """Refuse a form with errors, with its sentences."""
    if not form.is_valid():
        raise ValidationError([sentence for sentences in form.errors.values() for sentence in sentences])
