"""Which basket is meant: a guest's hangs on a token in the session, a customer's on the customer."""

from django.http import HttpRequest

from customers.people.services import customer_of

from .models import Basket, BasketLine
from .services import open_basket

#: In the session: the token of a guest's basket, set by the first thing put into it.
KEY = "basket"


def basket_of(request: HttpRequest) -> Basket | None:
    """The open basket of whoever asks, or nothing; nothing is written."""
    still_open = Basket.objects.filter(ordered_at=None)
    if request.user.is_authenticated:
        return still_open.filter(customer__user=request.user).first()
    token = request.session.get(KEY)
    return still_open.filter(customer=None, token=token).first() if token else None


def basket_for_adding(request: HttpRequest) -> Basket:
    """The open basket of whoever asks, made if there is none. A guest's is to be remembered once it holds something."""
    if request.user.is_authenticated:
        return open_basket(customer_of(request.user))
    return basket_of(request) or Basket.objects.create()


def remember(request: HttpRequest, basket: Basket) -> None:
    """Let a guest find this basket again."""
    if basket.customer_id is None and request.session.get(KEY) != basket.token:
        request.session[KEY] = basket.token


def ordered_basket(request: HttpRequest, token: str) -> Basket | None:
    """A basket of theirs that has become an order already: a form was sent twice."""
    baskets = Basket.objects.filter(token=token, ordered_at__isnull=False).select_related("order")
    if request.user.is_authenticated:
        return baskets.filter(customer__user=request.user).first()
    return baskets.filter(customer=None).first() if token and token == request.session.get(KEY) else None


def line_of(request: HttpRequest, pk: str) -> BasketLine | None:
    """A line of the basket of whoever asks; other people's lines do not exist."""
    basket = basket_of(request)
    if basket is None:
        return None
    line = basket.lines.filter(pk=int(pk)).select_related("variant__product", "configuration").first()
    if line:
        line.basket = basket
    return line
