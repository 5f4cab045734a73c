"""Parts of the checkout that htmx loads: address fields of another country, and the slip for a new choice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from orders.basket.current import basket_of
from orders.delivery.carrying import able
from orders.delivery.services import methods

from . import addressing
from .pages import Choosing, Visit, summary_while, visit_of
from .state import ADDRESS, DELIVERY, PAYMENT
from .wallet import paid_by

_STEPS = (ADDRESS, DELIVERY, PAYMENT)


@require_POST
def fields(request: HttpRequest, whose: str) -> HttpResponse:
    """The address fields of the chosen country; with those of the delivery address the slip for that country."""
    if whose not in addressing.SECTIONS:
        raise Http404
    form = addressing.retyped_form(request, whose)
    context: dict = {"form": form, "fields_url": request.path}
    visit = _visit(request) if whose == addressing.DELIVERY else None
    if visit:
        context |= vars(summary_while(visit, Choosing(form.country)))
    return render(request, "orders/checkout/_changed_fields.html", context)


@require_POST
def slip(request: HttpRequest, step: str) -> HttpResponse:
    """The slip for the address, delivery or payment method that is chosen in the open form; nothing is stored."""
    if step not in _STEPS:
        raise Http404
    visit = _visit(request)
    if visit is None:
        return HttpResponse(status=204)
    summary = summary_while(visit, _choosing(request, visit, step))
    rest = summary.priced.total - paid_by(visit.wallet)
    context = vars(summary) | {"wallet": visit.wallet, "rest": rest}
    return render(request, "orders/checkout/_slip_changed.html", context)


def _choosing(request: HttpRequest, visit: Visit, step: str) -> Choosing:
    if step == ADDRESS:
        return Choosing(addressing.chosen_country(request))
    code = request.POST.get("method", "")
    if step == DELIVERY:
        found = able(methods(), visit.state.country, visit.contents.size)
        return Choosing(delivery=next((each for each in found if each.code == code), None))
    return Choosing(payment=next((each for each in visit.payment_methods if each.code == code), None))


def _visit(request: HttpRequest) -> Visit | None:
    basket = basket_of(request)
    visit = visit_of(basket) if basket else None
    return visit if visit and visit.contents.can_be_ordered else None
