"""Merges the baskets of two customers that become one."""

from customers.people.merging import merges
from customers.people.models import Customer

from .models import Basket
from .services import merge


@merges(Basket)
def merge_baskets(keep: Customer, drop: Customer) -> None:
    """Move ordered baskets to ``keep``; merge two open ones."""
    Basket.objects.filter(customer=drop).exclude(ordered_at=None).update(customer=keep)
    for basket in Basket.objects.filter(customer=drop, ordered_at=None):
        open_basket = Basket.objects.filter(customer=keep, ordered_at=None).first()
        if open_basket:
            merge(basket, into=open_basket)
        Basket.objects.filter(pk=basket.pk, customer=drop).update(customer=None if open_basket else keep)
