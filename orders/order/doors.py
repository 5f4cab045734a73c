"""The two doors from the shop to an order: its own link, and the account of whoever placed it."""

from django.shortcuts import get_object_or_404

from customers.people.models import User

from .models import Order
from .passes import is_pass, key_of


def by_link(token: str) -> Order:
    """The order that a link names, with its customer; whoever has the link may look.

    A link may hold a pass in the place of the token. The order then has it as its ``token``, so that every address on
    its pages ends with the pass.

    Raises:
        Http404: it names none; PassExpired: it was a pass, and is too old.
    """
    orders = Order.objects.select_related("customer")
    if not is_pass(token):
        return get_object_or_404(orders, token=token)
    order = get_object_or_404(orders, pk=key_of(Order, token))
    order.token = token  # Never saved: nothing saves whole orders.
    return order


def of_account(user: User, number: str) -> Order:
    """An order of somebody who is signed in, with its customer.

    Raises:
        Http404: there is none of this number, or it is somebody else's.
    """
    orders = Order.objects.visible_to(user).select_related("customer")
    return get_object_or_404(orders, number=number)
