"""Whose page it is."""

from django.http import HttpRequest

from customers.people.models import Customer
from customers.people.services import customer_of


def customer_of_request(request: HttpRequest) -> Customer:
    """The customer record of whoever is signed in, made the first time."""
    return customer_of(request.user)
