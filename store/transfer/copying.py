"""What hangs on a copied product: prices, empty stock, and how it is made to order."""

from collections.abc import Mapping

from store.catalogue.models import Product, Variant
from store.configurator.models import MadeToOrder
from store.pricing.models import Price
from store.pricing.services import write_price_from
from store.stock.services import level_of


def carry_to_copy(product: Product, copy: Product, variants: Mapping[int, Variant]) -> None:
    """Give the copy the prices of the original, counted stock of none, and its choices and picture."""
    prices = Price.objects.filter(variant__in=list(variants))
    Price.objects.bulk_create([Price(variant=variants[price.variant_id], amount=price.amount) for price in prices])
    for variant in variants.values():
        if variant.counts_stock:
            level_of(variant)
    write_price_from(copy)
    if made := MadeToOrder.objects.filter(product=product).first():
        MadeToOrder.objects.create(
            product=copy,
            option_set=made.option_set,
            drawing=made.drawing,
            photo=made.photo,
            several_sizes=made.several_sizes,
            defaults=made.defaults,
        )
