"""Whose page it is."""

from django.db.models import QuerySet
from django.http import HttpRequest

from cms.foundation.prepared import prepared
from customers.people.models import Customer
from customers.people.services import customer_of


def customer_of_request(request: HttpRequest) -> Customer:
    """The customer record of whoever is signed in, made the first time."""
    return next(iter(_of_user(request.user.pk)), None) or customer_of(request.user)


@prepared
def _of_user(user: int) -> QuerySet[Customer]:
    return Customer.objects.filter(user=user)
