"""How a shopper reaches an order: by its link, or signed in to the account that placed it."""

from django.shortcuts import get_object_or_404

from customers.people.models import User

from .models import Order
from .passes import is_pass, key_of


def order_by_link(token: str) -> Order:
    """The order of a link, with its customer. Everybody who has the link may see it.

    A link holds the order's token or a pass. With a pass, ``order.token`` is set to the pass, so that every address
    on the order's pages ends with it.

    Raises:
        Http404: there is no such order; PassExpired: the pass is too old.
    """
    orders = Order.objects.select_related("customer")
    if not is_pass(token):
        return get_object_or_404(orders, token=token)
    order = get_object_or_404(orders, pk=key_of(Order, token))
    order.token = token  # Never saved: nothing saves whole orders.
    return order


def order_of_account(user: User, number: str) -> Order:
    """The order with this number, with its customer, if it belongs to the signed-in user.

    Raises:
        Http404: there is no such order, or it belongs to somebody else.
    """
    orders = Order.objects.visible_to(user).select_related("customer")
    return get_object_or_404(orders, number=number)
