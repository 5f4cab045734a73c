"""Who asks, and about which order: what the contact form knows, and how far it is proved."""

from dataclasses import dataclass

from django.http import Http404

from customers.people.models import Customer, clean_email
from customers.people.services import customer_of, make_guest
from orders.order.access import order_by_link
from orders.order.models import Order, OrderLine
from orders.order.numbers import as_order_number


@dataclass(frozen=True)
class About:
    """The order a question is about. ``proved``: its link or its owner's sign-in led here, not just its number."""

    order: Order | None = None
    line: OrderLine | None = None
    proved: bool = False

    @property
    def token(self) -> str:
        return self.order.token if self.order and self.proved else ""


def about_link(token: str, line: str = "") -> About:
    """The order that an unguessable link leads to, and one of its lines; nothing if there is none such."""
    try:
        order = order_by_link(token.replace("\x00", ""))
    except Http404:
        return About()
    return About(order, line_of(order, line), proved=True)


def line_of(order: Order, line: str) -> OrderLine | None:
    """One line of the order by what stands in a form; a line of another order is none."""
    if not (line.isascii() and line.isdigit() and len(line) < 18):
        return None
    return order.lines.select_related("configuration").filter(pk=int(line)).first()


def about_number(number: str, *, email: str, user) -> About:
    """The order of this number, if the signed-in customer owns it or it was placed with this address."""
    number = as_order_number(number)
    order = Order.objects.filter(number=number).select_related("customer").first() if number else None
    if order is None:
        return About()
    if user.is_authenticated and order.customer.user_id == user.pk:
        return About(order, proved=True)
    return About(order) if clean_email(order.email) == clean_email(email) else About()


def asker(*, user, name: str, email: str, language: str, about: About) -> Customer:
    """Who asks: the signed-in customer, the guest whose order the link leads to, else a new guest.

    A link speaks for the guest who placed that order, never for somebody with an account: who placed the order may
    have typed another person's address.
    """
    if user.is_authenticated:
        return customer_of(user)
    if about.proved and about.order and clean_email(about.order.email) == clean_email(email):
        placed_it = about.order.customer
        if placed_it.user_id is None and not placed_it.email_verified:
            return placed_it
    return make_guest(email, name=name, language=language)
