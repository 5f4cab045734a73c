"""Pages of shoppers: their credit, and what is left on a gift card."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from customers.accounts.current import customer_of_request
from store.money.amounts import Money

from .cards import add_to_credit
from .forms import GiftCardCodeForm
from .models import Account, WalletEntry
from .pdf import render_card
from .services import WalletRefused
from .tries import TooManyTries, card_for

#: Entries on the page.
MAX_ENTRIES = 50
_CREDIT_PAGE, _CARD_PAGE = "customers/wallet/credit.html", "customers/wallet/gift_card.html"


@sensitive_post_parameters("code")
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request: HttpRequest) -> HttpResponse:
    """The customer's credit with its entries; a gift card is added by its code."""
    customer = customer_of_request(request)
    form, status = GiftCardCodeForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                amount = add_to_credit(card_for(request, form.cleaned_data["code"]), customer)
                messages.success(request, _("%(amount)s were added to your credit.") % {"amount": amount})
                return redirect("wallet:credit")
        except WalletRefused as problem:
            form.add_error("code", str(problem))
            status = 429 if isinstance(problem, TooManyTries) else 422
    account = Account.objects.visible_to(request.user).first()
    entries = WalletEntry.objects.filter(account=account).order_by("-at", "-pk")[:MAX_ENTRIES] if account else []
    context = {"form": form, "balance": account.balance if account else Money(0), "entries": entries}
    return render(request, _CREDIT_PAGE, context, status=status)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gift_card(request: HttpRequest) -> HttpResponse:
    """What is left on the card of a code, and the card as PDF for print."""
    form, card, status = GiftCardCodeForm(request.POST if request.method == "POST" else None), None, 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                card, status = card_for(request, form.cleaned_data["code"]), 200
        except WalletRefused as problem:
            form.add_error("code", str(problem))
            status = 429 if isinstance(problem, TooManyTries) else 422
    if card and "print" in request.POST:
        return _as_pdf(render_card(card, form.cleaned_data["code"]))
    return render(request, _CARD_PAGE, {"form": form, "card": card}, status=status)


def _as_pdf(content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{_("gift-card")}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
