"""Using and removing the voucher of a basket."""

from django.utils import timezone

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import Basket
from orders.basket.reading import read_contents
from store.promotions.services import voucher_for

from .locking import lock


@atomic_with_retry
def use_voucher(basket: Basket, *, code: str) -> None:
    """Use a voucher code for this basket; its use is counted when the order is placed.

    Raises:
        VoucherRefused: it is unknown or cannot be used for this basket now.
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(basket)
    voucher = voucher_for(code, subtotal=read_contents(basket).subtotal)
    Basket.objects.filter(pk=basket.pk).update(voucher=voucher, changed_at=timezone.now())
    basket.voucher = voucher


@atomic_with_retry
def drop_voucher(basket: Basket) -> None:
    """Remove the voucher."""
    Basket.objects.filter(pk=basket.pk).update(voucher=None, changed_at=timezone.now())
    basket.voucher = None
