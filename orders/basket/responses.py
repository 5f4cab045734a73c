"""What the basket's views share: the answer after a change, and how a refusal is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from store.configurator.services import ChoiceRefused
from store.stock.services import SoldOut

from .current import line_of, write_cookie
from .models import BasketLine
from .pages import basket_page
from .services import BasketRefused

#: Why something cannot be put into a basket.
REFUSALS = (BasketRefused, ChoiceRefused, SoldOut)


class LineNotFound(Http404):
    """The visitor's basket has no such line."""


def changes_basket(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views that answer a POST and may set the basket's cookie. A GET redirects to the basket."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("basket:show")
        try:
            response = view(request, *args, **kwargs)
        except LineNotFound:
            if request.htmx:  # One key press can send two requests: the first has removed the line.
                return basket_response(request)
            raise
        write_cookie(request, response)
        return response

    return answer


def basket_response(request: HttpRequest, *, wrong: str = "", **more: Any) -> HttpResponse:
    """The basket after a change: its fragment for htmx, else a redirect; with ``wrong`` the page, status 422."""
    if not (request.htmx or wrong):
        return redirect("basket:show")
    template = "orders/basket/_basket.html" if request.htmx else "orders/basket/show.html"
    page = basket_page(request, wrong=wrong.strip(), **more)
    response = render(request, template, vars(page), status=422 if wrong else 200)
    return trigger_client_event(response, "basket-changed")


def to_basket(request: HttpRequest) -> HttpResponse:
    """Redirect to the basket, also for htmx requests."""
    address = reverse("basket:show")
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def line_or_404(request: HttpRequest, pk: str) -> BasketLine:
    """The line of the visitor's basket.

    Raises:
        LineNotFound: there is no such line in it.
    """
    line = line_of(request, pk)
    if line is None:
        raise LineNotFound
    return line
