"""Merges two baskets: when a guest signs in, and when two were begun in two tabs."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import Customer
from orders.basket.models import Basket, BasketLine
from store.stock.services import release

from .lines import has_names, open_basket
from .locking import BasketRefused, lock_open


@atomic_with_retry
def join(basket: Basket, customer: Customer) -> None:
    """Merge a guest's basket into the open one of a customer who has just signed in."""
    try:
        merge(basket, into=open_basket(customer))
    except BasketRefused:  # Ordered in another window between the two steps: merge into a new one.
        merge(basket, into=open_basket(customer))


@atomic_with_retry
def merge(basket: Basket, *, into: Basket) -> None:
    """Move all lines of ``basket`` to ``into``; quantities of equal lines add up, within the limits.

    If ``basket`` was ordered or merged meanwhile, nothing happens.

    Raises:
        BasketRefused: ``into`` was ordered meanwhile.
    """
    open_ones = lock_open(basket, into)
    if into.pk not in open_ones:
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))
    if basket.pk not in open_ones:
        return
    basket, into_now = open_ones[basket.pk], open_ones[into.pk]
    related = ("configuration", "variant__product")
    here = {(line.variant_id, line.configuration_hash): line for line in into.lines.select_related(*related)}
    for line in basket.lines.all():
        same = here.get((line.variant_id, line.configuration_hash)) if line.variant_id else None
        if same:
            if has_names(same):
                continue
            quantity = min(same.quantity + line.quantity, settings.MAX_QUANTITY)
            BasketLine.objects.filter(pk=same.pk).update(quantity=quantity)
        elif len(here) < settings.MAX_LINES:
            BasketLine.objects.filter(pk=line.pk).update(basket=into)
            here[line.variant_id, line.configuration_hash] = line
    answers = basket if basket.checkout else into_now  # The newest answers.
    Basket.objects.filter(pk=into.pk).update(
        voucher=basket.voucher or into_now.voucher,
        checkout=answers.checkout,
        delivery_method=answers.delivery_method,
        held_since=min(filter(None, [basket.held_since, into_now.held_since]), default=None),
        changed_at=timezone.now(),
    )
    release(basket.hold_owner)
    basket.delete()
    into.refresh_from_db()
