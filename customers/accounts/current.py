"""The customer of a request."""

from django.http import HttpRequest

from customers.people.models import Customer, User
from customers.people.services import customer_of


def customer_of_request(request: HttpRequest) -> Customer:
    """The customer record of the signed-in user, created the first time."""
    return customer_of(user_of(request))


def user_of(request: HttpRequest) -> User:
    """The signed-in user."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - views check it by login_required.
    return user
