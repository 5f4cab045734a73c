"""Staff give credit, and block or send gift cards again."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from customers.accounts.current import user_of
from customers.people.models import Customer
from customers.timeline.states import WrongState

from .cards import block_card, send_card_again, unblock_card
from .forms import BlockForm, CreditForm, SendAgainForm
from .models import GiftCard, WalletEntry
from .permissions import ACT_ON_CARDS, GIVE_CREDIT
from .services import WalletRefused, balance_of, earn, open_account, spend

#: Entries below the form.
MAX_ENTRIES = 100
_PAGE = "customers/wallet/admin/credit.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a customer credit or take it off, with the reason; below it the entries."""
    if not request.user.has_perms(["people.view_customer", GIVE_CREDIT]):
        raise PermissionDenied
    customer = get_object_or_404(Customer, pk=pk, erased_at=None)
    form = CreditForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _write(request, customer, form):
        return redirect("customers_admin:inspect", customer.pk)
    entries = WalletEntry.objects.filter(account__customer=customer).select_related("by").order_by("-at", "-pk")
    context = {
        "customer": customer,
        "form": form,
        "balance": balance_of(customer),
        "entries": entries[:MAX_ENTRIES],
    }
    return render(request, _PAGE, context, status=422 if form.is_bound else 200)


def _write(request: HttpRequest, customer: Customer, form: CreditForm) -> bool:
    wanted = form.cleaned_data
    is_given = wanted["direction"] == "give"
    write = earn if is_given else spend
    try:
        write(
            open_account(customer),
            wanted["amount"],
            f"given:{wanted['key']}",
            wanted["reason"],
            note=wanted["note"],
            by=user_of(request),
        )
    except WalletRefused as problem:
        form.add_error("amount", str(problem))
        return False
    sentence = _("%(amount)s of credit are given.") if is_given else _("%(amount)s of credit are taken off.")
    messages.success(request, sentence % {"amount": wanted["amount"]})
    return True


def _card_action(act: Callable[[HttpRequest, GiftCard], str]) -> Callable[..., HttpResponse]:
    """A POST view of one card, for those who act on cards; ``act`` returns what was done."""

    @require_POST
    @wraps(act)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm(ACT_ON_CARDS):
            raise PermissionDenied
        card = get_object_or_404(GiftCard.objects.select_related("account", "buyer"), pk=pk)
        try:
            messages.success(request, act(request, card))
        except WrongState as problem:
            messages.error(request, str(problem))
        return redirect("gift_cards_admin:inspect", card.pk)

    return view


@_card_action
def block(request: HttpRequest, card: GiftCard) -> str:
    """Block the card, with the reason."""
    form = BlockForm(request.POST)
    block_card(card, why=_value(form, "why"), actor=user_of(request))
    return _("The card is blocked.")


@_card_action
def unblock(request: HttpRequest, card: GiftCard) -> str:
    """Let it be used again."""
    unblock_card(card, actor=user_of(request))
    return _("The card can be used again.")


@_card_action
def send_again(request: HttpRequest, card: GiftCard) -> str:
    """Mail a new code."""
    form = SendAgainForm(request.POST)
    send_card_again(card, email=_value(form, "email"), actor=user_of(request))
    return _("A new code goes to %(email)s. The old one is not valid any more.") % {"email": card.recipient_email}


def _value(form: Form, name: str) -> str:
    """What was typed; the first error as a refusal."""
    if not form.is_valid():
        label = form.fields[name].label
        raise WrongState(f"{label} {' '.join(form.errors[name])}")
    return form.cleaned_data[name]
