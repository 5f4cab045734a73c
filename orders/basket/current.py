"""Which basket is meant: a guest's hangs on a token in a cookie, a customer's on the customer."""

from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from customers.people.services import customer_of

from . import services
from .models import Basket, BasketLine

#: Each basket has a cookie of its own name, so two tabs that put in a first thing at the same moment both keep theirs.
_PREFIX = "basket-"
#: How many of them are read.
MAX_COOKIES = 5


def basket_of(request: HttpRequest) -> Basket | None:
    """The open basket of whoever asks, or nothing. Two that were begun in two tabs become one here."""
    if request.user.is_authenticated:
        return Basket.objects.filter(ordered_at=None, customer__user=request.user).first()
    tokens = tokens_of(request)
    first, *others = _open_of_guest(tokens) if tokens else [None]
    for other in others:
        with suppress(services.BasketRefused):  # Ordered in this very moment: the other one stays as it is.
            services.merge(other, into=first)
    return first


def tokens_of(request: HttpRequest) -> list[str]:
    """The tokens of a guest's baskets."""
    return [value for name, value in request.COOKIES.items() if name.startswith(_PREFIX)][:MAX_COOKIES]


def cookie_name(basket: Basket) -> str:
    """The name of the cookie that holds the token of this basket."""
    return _PREFIX + basket.token[:8]


def _open_of_guest(tokens: list[str]) -> list[Basket | None]:
    return list(Basket.objects.filter(ordered_at=None, customer=None, token__in=tokens).order_by("pk")) or [None]


def basket_for_adding(request: HttpRequest) -> Basket:
    """The open basket of whoever asks, made if there is none. A guest's is to be remembered once it holds something."""
    if request.user.is_authenticated:
        return services.open_basket(customer_of(request.user))
    return basket_of(request) or Basket.objects.create()


def remember(request: HttpRequest, basket: Basket) -> None:
    """Let a guest find this basket again: ``write_cookie`` says so in the answer."""
    request.basket_to_remember = basket


def write_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Set the cookie of the basket that is to be remembered; those of baskets that are no longer meant go."""
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
    """A basket of theirs that has become an order already: a form was sent twice."""
    baskets = Basket.objects.filter(token=token, ordered_at__isnull=False).select_related("order")
    if request.user.is_authenticated:
        return baskets.filter(customer__user=request.user).first()
    return baskets.filter(customer=None).first() if token in tokens_of(request) else None


def line_of(request: HttpRequest, pk: str) -> BasketLine | None:
    """A line of the basket of whoever asks; other people's lines do not exist."""
    basket = basket_of(request)
    if basket is None:
        return None
    line = basket.lines.filter(pk=int(pk)).select_related("variant__product", "configuration").first()
    if line:
        line.basket = basket
    return line
