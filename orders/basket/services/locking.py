"""Locks baskets. The basket is always locked first: before its lines, its holds and stock levels."""

from django.utils import timezone
from django.utils.translation import gettext as _

from orders.basket.models import Basket


class BasketRefused(Exception):
    """The change of the basket is not possible; the message is a sentence for the shopper."""


def lock(basket: Basket) -> Basket:
    """Lock the basket until the transaction ends and return its current row. Lock it before anything else.

    Raises:
        BasketRefused: it was ordered or merged meanwhile.
    """
    found = lock_open(basket)
    if not found:
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))
    return found[basket.pk]


def lock_open(*baskets: Basket) -> dict[int, Basket]:
    """Lock the baskets that are not ordered yet, in key order, and return them by key."""
    rows = Basket.objects.select_for_update(no_key=True).filter(pk__in=[each.pk for each in baskets], ordered_at=None)
    return {row.pk: row for row in rows.order_by("pk")}


def changed(basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(changed_at=timezone.now())
