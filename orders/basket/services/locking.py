"""A basket is locked before all else: before its lines, its holds and the levels of its goods."""

from django.utils import timezone
from django.utils.translation import gettext as _

from orders.basket.models import Basket


class BasketRefused(Exception):
    """It cannot be put into the basket like this; the message is a sentence for the shopper."""


def lock(basket: Basket) -> Basket:
    """The basket as it stands now; nobody else changes or orders it until the transaction ends.

    It is locked before all else: before its lines, its holds and the levels of its goods.

    Raises:
        BasketRefused: it was ordered meanwhile, or joined another one.
    """
    found = lock_open(basket)
    if not found:
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))
    return found[basket.pk]


def lock_open(*baskets: Basket) -> dict[int, Basket]:
    """Those that are not ordered yet, locked in key order."""
    rows = Basket.objects.select_for_update(no_key=True).filter(pk__in=[each.pk for each in baskets], ordered_at=None)
    return {row.pk: row for row in rows.order_by("pk")}


def changed(basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(changed_at=timezone.now())
