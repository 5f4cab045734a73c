"""The steps of the checkout: address, delivery, payment, review; then the thank-you page."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from customers.wallet.forms import GiftCardCodeForm
from customers.wallet.services import WalletRefused
from customers.wallet.tries import TooManyTries, card_for
from orders.basket.current import basket_of, ordered_basket
from orders.basket.services import BasketRefused, drop_voucher
from orders.delivery.services import destination, quotes_for
from orders.order.access import order_by_link
from orders.order.models import Order
from orders.payment.methods import needs_payment
from orders.payment.services import begin
from store.promotions.services import VoucherRefused
from store.stock.services import SoldOut

from . import addressing, services
from .agreement import AgreementChanged, StepMissing
from .forms import ChoiceForm, OrderForm
from .pages import Choosing, Visit, done_page, payment_page, review_page, step_page, visit_of
from .state import ADDRESS, DELIVERY, PAYMENT, SUMMARY, write
from .wallet import add_card, remove_card, use_credit

_PAGE = "orders/checkout/step.html"
_MAX_FINGERPRINT = 2000


def at_step(step: str) -> Callable:
    """Decorator: the view gets a ``Visit`` whose earlier steps are answered; other requests are redirected."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        @require_http_methods(["GET", "HEAD", "POST"])
        def answer(request: HttpRequest) -> HttpResponse:
            basket = basket_of(request)
            if basket is None:
                return _nothing_here(request)
            visit = visit_of(basket)
            if not visit.contents.can_be_ordered:
                return _back_to_basket(request, visit)
            if not visit.state.is_reachable(step):
                return _to(visit.state.next_step)
            try:
                return view(request, visit)
            except (SoldOut, BasketRefused) as refusal:  # Another shopper or another window was faster.
                messages.error(request, str(refusal))
                return redirect("basket:show")
            except StepMissing as missing:
                return _to(missing.step)

        return answer

    return decorate


@at_step(ADDRESS)
def address(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Contact and addresses."""
    if request.method != "POST":
        return _address_page(request, visit, addressing.known_forms(request, visit))
    if addressing.needs_fields(request):
        return _address_page(request, visit, addressing.retyped_forms(request))
    forms = addressing.submitted_forms(request)
    if not forms.are_valid:
        return _address_page(request, visit, forms, status=422)
    write(visit.basket, **forms.answers())
    return _to(visit.now.next_step)


@at_step(DELIVERY)
def delivery(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choice of the delivery method; skipped if all of it goes by e-mail."""
    if visit.contents.size.is_nothing:
        return _to(visit.state.next_step)
    to = destination(visit.state.delivery_address)
    size, works = visit.contents.size, tuple(visit.contents.works.values())
    subtotal, waits = visit.priced.discounted_subtotal, visit.waits_for_money
    quotes = quotes_for(to, subtotal, size=size, works=works, after_payment=waits)
    by_code = {quote.method.code: quote for quote in quotes}
    form = ChoiceForm(request.POST if request.method == "POST" else None, list(by_code))
    if form.is_valid():
        write(visit.basket, delivery=by_code[form.cleaned_data["method"]].method)
        return _to(visit.now.next_step)
    chosen = visit.state.delivery.code if visit.state.delivery else next(iter(by_code), "")
    choosing = Choosing(delivery=by_code[chosen].method if chosen in by_code else None)
    page = step_page(visit, DELIVERY, choosing, quotes=quotes, form=form, chosen=chosen)
    return render(request, _PAGE, vars(page), status=422 if form.is_bound else 200)


@at_step(PAYMENT)
def payment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choice of the payment method; skipped for a total of zero. From here on the stock is held for some minutes."""
    codes = [method.code for method in visit.payment_methods]
    form = ChoiceForm(request.POST if request.method == "POST" else None, codes)
    if not needs_payment(visit.priced.total):
        return _paid_by(visit, codes[0])
    if form.is_valid():
        return _paid_by(visit, form.cleaned_data["method"])
    return render(request, _PAGE, vars(payment_page(visit, form)), status=422 if form.is_bound else 200)


@sensitive_post_parameters("code")
@at_step(PAYMENT)
def wallet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Pay with a gift card by its code or with credit, or no more; then the payment step again."""
    if request.method != "POST":
        return _to(PAYMENT)
    form, status = GiftCardCodeForm(request.POST), 422
    if "remove" in request.POST:
        remove_card(visit.basket, request.POST["remove"])
        return _to(PAYMENT)
    if "credit" in request.POST:
        use_credit(visit.basket, wanted=request.POST["credit"] == "1")
        return _to(PAYMENT)
    try:
        if form.is_valid():
            add_card(visit.basket, card_for(request, form.cleaned_data["code"]))
            return _to(PAYMENT)
    except WalletRefused as problem:
        form.add_error("code", str(problem))
        status = 429 if isinstance(problem, TooManyTries) else 422
    methods = ChoiceForm(None, [method.code for method in visit.payment_methods])
    return render(request, _PAGE, vars(payment_page(visit, methods, form)), status=status)


def _paid_by(visit: Visit, code: str) -> HttpResponse:
    write(visit.basket, payment=code)
    services.hold_stock(visit.basket)
    return _to(SUMMARY)


@at_step(SUMMARY)
def summary(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Review of the whole order with the terms; its button orders."""
    if visit.payment is None:
        return _to(PAYMENT)
    if request.method == "POST":
        return _order(request, visit)
    is_held = services.hold_stock(visit.basket) if visit.needs_hold else True
    return render(request, _PAGE, vars(review_page(visit, OrderForm(), is_held=is_held)))


@require_GET
def done(request: HttpRequest, token: str) -> HttpResponse:
    """Thank-you page: the number, how to pay, what happens next. Everybody with the link may see it."""
    return render(request, "orders/checkout/done.html", vars(done_page(order_by_link(token))))


def _order(request: HttpRequest, visit: Visit) -> HttpResponse:
    form, fingerprint = OrderForm(request.POST), request.POST.get("fingerprint", "")[:_MAX_FINGERPRINT]
    if not form.is_valid():
        changed = " ".join(visit.agreement.changes_since(fingerprint))
        return render(request, _PAGE, vars(review_page(visit, form, changed)), status=422)
    typed = {key: form.cleaned_data[key] for key in ("news", "note", "gift_message")}
    language = get_language() or "en"
    try:
        order = services.prepare(visit.basket, fingerprint=fingerprint, user=request.user, language=language, **typed)
    except WalletRefused as refusal:  # Somebody else has paid with the same card just now.
        messages.error(request, str(refusal))
        return _to(PAYMENT)
    except VoucherRefused as refusal:
        drop_voucher(visit.basket)
        messages.error(request, str(refusal))
        return _to(SUMMARY)
    except AgreementChanged as change:
        return _changed(request, str(change), OrderForm(initial=typed))
    return _onward(order)


def _changed(request: HttpRequest, sentence: str, form: OrderForm) -> HttpResponse:
    """The review page again, as everything is now; status 409."""
    basket = basket_of(request)
    if basket is None:
        return _nothing_here(request)
    return render(request, _PAGE, vars(review_page(visit_of(basket), form, sentence)), status=409)


def _onward(order: Order) -> HttpResponse:
    """Redirect to the payment page or the thank-you page."""
    if order.status == Order.Status.CANCELLED:
        return redirect("checkout:done", order.token)
    return redirect(begin(order))


def _address_page(request: HttpRequest, visit: Visit, forms, status: int = 200) -> HttpResponse:
    return render(request, _PAGE, vars(step_page(visit, ADDRESS, Choosing(forms.country), forms=forms)), status=status)


def _nothing_here(request: HttpRequest) -> HttpResponse:
    """No open basket: the form was sent twice and there is an order already, or there is nothing to order."""
    ordered = ordered_basket(request, request.POST.get("basket", "").replace("\x00", ""))
    if ordered is not None and hasattr(ordered, "order"):
        return _onward(ordered.order)
    messages.info(request, _("Your basket is empty, so there is nothing to order yet."))
    return redirect("basket:show")


def _back_to_basket(request: HttpRequest, visit: Visit) -> HttpResponse:
    if not visit.contents.is_empty:
        messages.warning(request, _("An item in your basket cannot be ordered as it is."))
    return redirect("basket:show")


def _to(step: str) -> HttpResponse:
    return redirect("checkout:start" if step == ADDRESS else f"checkout:{step}")
