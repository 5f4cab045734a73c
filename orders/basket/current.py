"""Finds the visitor's basket: a guest's by a token in a cookie, a customer's by the customer."""

from contextlib import suppress
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from customers.people.models import User
from customers.people.services import customer_of

from . import services
from .models import Basket, BasketLine

#: Each basket has its own cookie name, so that two tabs that add a first product at the same moment keep both baskets.
_PREFIX = "basket-"
#: How many cookies are read.
MAX_COOKIES = 5


def basket_of(request: HttpRequest) -> Basket | None:
    """The visitor's open basket, or None. Two baskets that were begun in two tabs are merged here."""
    if request.user.is_authenticated:
        return Basket.objects.filter(ordered_at=None, customer__user=request.user).first()
    tokens = tokens_of(request)
    baskets = _open_of_guest(tokens) if tokens else []
    if not baskets:
        return None
    first, *others = baskets
    for other in others:
        with suppress(services.BasketRefused):  # Ordered at this moment: the other basket is not changed.
            services.merge(other, into=first)
    return first


def tokens_of(request: HttpRequest) -> list[str]:
    """The tokens of a guest's baskets."""
    return [value for name, value in request.COOKIES.items() if name.startswith(_PREFIX)][:MAX_COOKIES]


def cookie_name(basket: Basket) -> str:
    """The name of the cookie that holds the token of this basket."""
    return _PREFIX + basket.token[:8]


def _open_of_guest(tokens: list[str]) -> list[Basket]:
    return list(Basket.objects.filter(ordered_at=None, customer=None, token__in=tokens).order_by("pk"))


def basket_for_adding(request: HttpRequest) -> Basket:
    """The visitor's open basket; created if there is none. Call ``remember`` once a guest's basket has a line."""
    if request.user.is_authenticated:
        return services.open_basket(customer_of(cast(User, request.user)))
    return basket_of(request) or Basket.objects.create()


def remember(request: HttpRequest, basket: Basket) -> None:
    """Mark the basket for ``write_cookie``, which sets the guest's cookie in the response."""
    request.basket_to_remember = basket


def write_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Set the cookie of the remembered basket and delete the cookies of other baskets."""
    basket: Basket | None = getattr(request, "basket_to_remember", None)
    if basket is None:
        return
    current = "" if basket.customer_id else cookie_name(basket)
    if current:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            current, basket.token, settings.SESSION_COOKIE_AGE, httponly=True, samesite="Lax", secure=secure
        )
    for name in request.COOKIES:
        if name.startswith(_PREFIX) and name != current:
            response.delete_cookie(name, samesite="Lax")


def ordered_basket(request: HttpRequest, token: str) -> Basket | None:
    """The visitor's basket with this token, if it was ordered already: the form was sent twice."""
    baskets = Basket.objects.filter(token=token, ordered_at__isnull=False).select_related("order")
    if request.user.is_authenticated:
        return baskets.filter(customer__user=request.user).first()
    return baskets.filter(customer=None).first() if token in tokens_of(request) else None


def line_of(request: HttpRequest, pk: str) -> BasketLine | None:
    """A line of the visitor's basket; None for lines of other baskets."""
    basket = basket_of(request)
    if basket is None:
        return None
    line = basket.lines.filter(pk=int(pk)).select_related("variant__product", "configuration").first()
    if line:
        line.basket = basket
    return line
