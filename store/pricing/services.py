"""Prices and tax rates."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from django.db import models, transaction

from cms.foundation.caching import cached
from store.catalogue.models import Product, Variant
from store.catalogue.services import set_figures
from store.money.amounts import Money

from .models import Price, TaxRate


@transaction.atomic
def set_price(variant: Variant, *, amount: Money) -> None:
    """Set the price of a variant, and the product's lowest price for its card."""
    Price.objects.update_or_create(variant=variant, defaults={"amount": amount})
    write_price_from(variant.product)


@transaction.atomic
def write_price_from(product: Product) -> None:
    """Store the lowest price of the product's active variants, for its card."""
    sold = Price.objects.filter(variant__product=product, variant__active=True)
    set_figures(product, price_from=sold.aggregate(lowest=models.Min("amount"))["lowest"])


@cached("tax")
def tax_rates() -> Mapping[tuple[int, str], Decimal]:
    """Percent by (tax class, country); '' stands for all other countries."""
    return MappingProxyType({(rate.tax_class_id, rate.country): rate.percent for rate in TaxRate.objects.all()})


def tax_percent(tax_class_id: int, country: str) -> Decimal:
    """The rate of a class in a country, else the one for all other countries, else zero."""
    rates = tax_rates()
    return rates.get((tax_class_id, country), rates.get((tax_class_id, ""), Decimal(0)))
