"""The two doors from the shop to an order: its own link, and the account of whoever placed it."""

from django.shortcuts import get_object_or_404

from customers.people.models import User

from .models import Order


def by_link(token: str) -> Order:
    """The order that a link names, with its customer; whoever has the link may look.

    Raises:
        Http404: it names none.
    """
    return get_object_or_404(Order.objects.select_related("customer"), token=token)


def of_account(user: User, number: str) -> Order:
    """An order of somebody who is signed in, with its customer.

    Raises:
        Http404: there is none of this number, or it is somebody else's.
    """
    orders = Order.objects.visible_to(user).select_related("customer")
    return get_object_or_404(orders, number=number)
