"""Ordering a whole order again: its lines by the rules, prices and stock of today."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import User
from customers.people.services import customer_of
from orders.basket import services
from orders.basket.responses import REFUSALS
from orders.order.models import Order, OrderLine
from store.catalogue.models import Variant
from store.uploads.services import Owner, grant


@dataclass(frozen=True)
class OrderedAgain:
    """What is in the basket now, and for every other line a sentence why it is not."""

    added: list[str]
    refused: list[str]


def order_again(order: Order, user: User) -> OrderedAgain:
    """Put the lines of an own order into the basket of its customer. A refused line does not prevent the others."""
    added: list[str] = []
    refused: list[str] = []
    lines = list(order.lines.select_related("configuration__product").order_by("position", "pk"))
    variants = _on_sale(lines)
    for line in lines:
        try:
            _add(line, variants.get(line.variant_id), user)
        except REFUSALS as refusal:
            refused.append(_("%(name)s: %(reason)s") % {"name": line.name, "reason": refusal})
        else:
            added.append(line.name)
    return OrderedAgain(added, refused)


def _on_sale(lines: list[OrderLine]) -> dict[int | None, Variant]:
    keys = [line.variant_id for line in lines if line.variant_id]
    return dict(Variant.objects.on_sale().select_related("product__category", "product__brand").in_bulk(keys))


@atomic_with_retry
def _add(line: OrderLine, variant: Variant | None, user: User) -> None:
    """One line in a transaction: if it is refused, no empty basket stays."""
    if variant is None:
        raise services.BasketRefused(_("This is no longer sold."))
    customer = customer_of(user)
    basket = services.open_basket(customer)
    services.add(basket, variant, quantity=line.quantity, configuration=line.configuration)
    if line.configuration is not None:
        for upload in line.configuration.uploads.all():
            grant(upload, Owner(customer))
