"""What a basket costs, and the code that takes something off."""

from django.utils import timezone

from cms.foundation.transactions import atomic_with_retry
from orders.basket import contents, totals
from orders.basket.models import Basket
from orders.delivery.models import DeliveryMethod
from store.money.amounts import Money
from store.promotions.services import voucher_for

from .locking import lock


@atomic_with_retry
def use_voucher(basket: Basket, *, code: str) -> None:
    """Let a code take something off this basket; it is counted as used when the order is placed.

    Raises:
        VoucherRefused: it is unknown or cannot be used for this basket now.
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(basket)
    voucher = voucher_for(code, goods=contents.read(basket).subtotal)
    Basket.objects.filter(pk=basket.pk).update(voucher=voucher, changed_at=timezone.now())
    basket.voucher = voucher


@atomic_with_retry
def drop_voucher(basket: Basket) -> None:
    """Go on without the code."""
    Basket.objects.filter(pk=basket.pk).update(voucher=None, changed_at=timezone.now())
    basket.voucher = None


def priced(
    basket: Basket,
    country: str = "",
    delivery: DeliveryMethod | None = None,
    fee: Money | None = None,
) -> totals.Priced:
    """What the basket costs today, sent to this country in this way, with the fee of the way to pay."""
    return contents.read(basket).price(country, delivery, fee)
