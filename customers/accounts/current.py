"""The customer of a request."""

from django.http import HttpRequest

from customers.people.models import Customer
from customers.people.services import customer_of


def customer_of_request(request: HttpRequest) -> Customer:
    """The customer record of the signed-in user, created the first time."""
    return customer_of(request.user)
