"""The order that a question is about, and the customer who asks."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404

from customers.people.models import Customer, User, clean_email
from customers.people.services import customer_of, make_guest
from orders.order.access import order_by_link
from orders.order.models import Order, OrderLine
from orders.order.numbers import as_order_number


@dataclass(frozen=True)
class OrderReference:
    """The order of a question. ``proved``: by its link or its owner's sign-in, not just by its number."""

    order: Order | None = None
    line: OrderLine | None = None
    proved: bool = False

    @property
    def token(self) -> str:
        return self.order.token if self.order and self.proved else ""


def reference_by_link(token: str, line: str = "") -> OrderReference:
    """The order of an unguessable link, and one of its lines; empty if the link is unknown."""
    try:
        order = order_by_link(token.replace("\x00", ""))
    except Http404:
        return OrderReference()
    return OrderReference(order, line_of(order, line), proved=True)


def line_of(order: Order, line: str) -> OrderLine | None:
    """The line of the order with the key from a form, or None."""
    if not (line.isascii() and line.isdigit() and len(line) < 18):
        return None
    return order.lines.select_related("configuration").filter(pk=int(line)).first()


def reference_by_number(number: str, *, email: str, user: AbstractBaseUser | AnonymousUser) -> OrderReference:
    """The order with this number, if the signed-in customer owns it or it was placed with this address."""
    number = as_order_number(number)
    order = Order.objects.filter(number=number).select_related("customer").first() if number else None
    if order is None:
        return OrderReference()
    if isinstance(user, User) and order.customer.user_id == user.pk:
        return OrderReference(order, proved=True)
    return OrderReference(order) if clean_email(order.email) == clean_email(email) else OrderReference()


def asking_customer(
    *, user: AbstractBaseUser | AnonymousUser, name: str, email: str, language: str, about: OrderReference
) -> Customer:
    """The signed-in customer, else the guest of the order in the link, else a new guest.

    A link never speaks for a customer with an account: the guest who placed the order may have typed another person's
    address.
    """
    if isinstance(user, User):
        return customer_of(user)
    if about.proved and about.order and clean_email(about.order.email) == clean_email(email):
        guest = about.order.customer
        if guest.user_id is None and not guest.email_verified:
            return guest
    return make_guest(email, name=name, language=language)
