"""How the facts of two customers become one row."""

from customers.people.merging import merges
from customers.people.models import Customer

from .models import Facts


@merges(Facts)
def drop_facts(keep: Customer, drop: Customer) -> None:
    """Numbers of a record that goes are counted anew for the one that stays."""
    Facts.objects.filter(customer=drop).delete()
