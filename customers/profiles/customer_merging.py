"""Merging the facts of two customers."""

from customers.people.merging import merges
from customers.people.models import Customer

from .models import Facts


@merges(Facts)
def drop_facts(keep: Customer, drop: Customer) -> None:
    """The facts of the customer that stays are counted again."""
    Facts.objects.filter(customer=drop).delete()
