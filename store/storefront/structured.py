"""Structured data of a product for search engines (schema.org)."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.foundation.menus import shop
from cms.foundation.templatetags.site_tags import absolute
from store.catalogue.models import Product, Variant
from store.money.amounts import Money

#: Variants that are listed.
MAX_VARIANTS = 50
_PLACE = "https://schema.org/"


@dataclass(frozen=True)
class ListedPrice:
    """What somebody can buy of a product with choices: one piece of a variant, its price, and the page that has it."""

    variant: Variant
    price: Money
    address: str


def product_data(
    product: Product, variants: Sequence[Variant], pictures: Sequence[str], made: ListedPrice | None = None
) -> dict:
    """One product with an offer for each variant; with choices no variant costs its price: ``made`` is the offer.

    Empty without a picture, which search engines require.
    """
    if not pictures:
        return {}
    data = {
        "@context": _PLACE,
        "@type": "Product",
        "name": product.name,
        "description": product.summary or product.name,
        "url": absolute(product.get_absolute_url()),
        "category": product.category.name,
        "image": [absolute(picture) for picture in pictures],
        "offers": [_made_data(made)] if made else [_variant_data(product, each) for each in variants[:MAX_VARIANTS]],
    }
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": product.brand.name}
    if len(variants) == 1:
        data["sku"] = variants[0].sku
    return {key: value for key, value in data.items() if value}


def _variant_data(product: Product, variant: Variant) -> dict:
    return _price_data(variant, variant.price.amount, f"{product.get_absolute_url()}?variant={variant.pk}")


def _made_data(made: ListedPrice) -> dict:
    return _price_data(made.variant, made.price, made.address)


def _price_data(variant: Variant, price: Money, address: str) -> dict:
    amount = price.rounded()
    availability = "OutOfStock" if variant.sold_out else "InStock" if variant.counts_stock else "MadeToOrder"
    return {
        "@type": "Offer",
        "name": str(variant),
        "sku": variant.sku,
        "url": absolute(address),
        "price": str(amount.amount),
        "priceCurrency": amount.currency.code,
        "availability": f"{_PLACE}{availability}",
        "itemCondition": f"{_PLACE}NewCondition",
        "seller": {"@type": "Organization", "name": shop().name},
    }
