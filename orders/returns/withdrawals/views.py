"""Withdrawing from the contract: the form, the second step that confirms it, and the receipt.

Nothing is stored before the second step. All pages are the same whether the order exists or not.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from customers.people.models import User
from orders.order.models import Order
from orders.order.numbers import as_order_number
from orders.order.passes import PassExpired, is_pass, key_of, pass_for

from ..models import Withdrawal
from . import limits
from .forms import WithdrawalForm, key_in
from .services import Statement, state

#: Own orders that a signed-in customer can pick.
MAX_ORDERS = 12
#: The button of the second step that leads back to the form.
CHANGE = "change"


@dataclass(frozen=True)
class FormContext:
    """The first step. ``orders``: own orders of a signed-in customer, newest first."""

    form: WithdrawalForm
    orders: list[Order]


@dataclass(frozen=True)
class ConfirmContext:
    """The second step: what was typed. ``problem``: why it was not accepted."""

    form: WithdrawalForm
    key: str
    problem: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest) -> HttpResponse:
    """The form; with valid values the page that asks to confirm them."""
    order = _own_order(request)
    if request.method != "POST":
        return _form(request, WithdrawalForm(order=order, initial=_initial(request, order)))
    if CHANGE in request.POST:
        return _form(request, WithdrawalForm(order=order, initial=request.POST.dict()))
    form = WithdrawalForm(request.POST, order=order)
    if not form.is_valid():
        return _form(request, form, status=422)
    return _ask(request, form, str(uuid4()))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Store the withdrawal and mail the receipt; pressed twice, it is stored once."""
    if request.method != "POST":
        return redirect("returns:withdraw")
    form = WithdrawalForm(request.POST, order=_own_order(request))
    if not form.is_valid():
        return _form(request, form, status=422)
    key = key_in(request.POST.get("key", "")[:64])
    withdrawal = Withdrawal.objects.filter(key=key).first()
    if withdrawal is None:
        if not limits.may_state(request):
            sentence = _("Many withdrawals came from here within the hour. Wait a while, or send an e-mail instead.")
            return _ask(request, form, str(key), problem=sentence, status=429)
        withdrawal = _state(request, form, key)
    return redirect("returns:receipt", pass_for(withdrawal))


@never_cache
@require_GET
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What was typed, with date and time, for an hour; the mail stays."""
    try:
        key = key_of(Withdrawal, token) if is_pass(token) else None
    except PassExpired:
        messages.info(request, _("This page has expired. The receipt is in your e-mails."))
        return redirect("returns:withdraw")
    if key is None:
        raise Http404
    withdrawal = get_object_or_404(Withdrawal, pk=key)
    context = {"withdrawal": withdrawal, "at": localtime(withdrawal.stated_at)}
    return render(request, "orders/returns/receipt.html", context)


def _state(request: HttpRequest, form: WithdrawalForm, key: UUID) -> Withdrawal:
    values = {name: form.cleaned_data.get(name, "") for name in ("name", "order_number", "email", "words")}
    statement = Statement(**values, picked=form.picked, language=get_language() or "en")
    mailed = limits.may_mail(email=statement.email, order_number=statement.order_number)
    user = _user(request) if form.order else None
    return state(statement, key=key, mail_receipt=mailed, order=form.order, quantities=form.quantities, user=user)


def _form(request: HttpRequest, form: WithdrawalForm, status: int = 200) -> HttpResponse:
    orders = [] if form.order else list(_own_orders(request)[:MAX_ORDERS])
    return render(request, "orders/returns/withdraw.html", vars(FormContext(form, orders)), status=status)


def _ask(request: HttpRequest, form: WithdrawalForm, key: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "orders/returns/confirm.html", vars(ConfirmContext(form, key, problem)), status=status)


def _initial(request: HttpRequest, order: Order | None) -> dict[str, str]:
    """What is known: of the signed-in customer, of the own order, or the number in the link."""
    user = _user(request)
    known = {"name": user.name, "email": user.email} if user else {}
    if order:
        address = order.delivery_address.get("name", "")
        return {"name": known.get("name") or address, "email": order.email, "order_number": order.number}
    return known | {"order_number": request.GET.get("order", "")[:40]}


def _own_orders(request: HttpRequest) -> QuerySet[Order]:
    return Order.objects.visible_to(request.user).order_by("-placed_at", "-pk")


def _own_order(request: HttpRequest) -> Order | None:
    """The own order that a signed-in customer picked; nobody else's order is ever found."""
    source = request.POST if request.method == "POST" else request.GET
    number = source.get("own", "")[:40]
    return _own_orders(request).filter(number=as_order_number(number)).first() if number else None


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
