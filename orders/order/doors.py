"""The two doors from the shop to an order: its own link, and the account of whoever placed it."""

from django.db.models import QuerySet
from django.http import Http404

from cms.foundation.prepared import prepared
from customers.people.models import User

from .models import Order


def by_link(token: str) -> Order:
    """The order that a link names, with its customer; whoever has the link may look.

    Raises:
        Http404: it names none.
    """
    return _only(_named(token.replace("\x00", "")))


def of_account(user: User, number: str) -> Order:
    """An order of somebody who is signed in, with its customer.

    Raises:
        Http404: there is none of this number, or it is somebody else's.
    """
    return _only(_owned(user.pk, number.replace("\x00", "")))


def _only(found: list[Order]) -> Order:
    if not found:
        raise Http404
    return found[0]


@prepared
def _named(token: str) -> QuerySet[Order]:
    return Order.objects.filter(token=token).select_related("customer")


@prepared
def _owned(user: int, number: str) -> QuerySet[Order]:
    return Order.objects.of_user(user).filter(number=number).select_related("customer")
