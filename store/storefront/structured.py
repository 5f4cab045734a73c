"""Structured data of a product for search engines (schema.org)."""

from collections.abc import Sequence

from cms.foundation.menus import shop
from cms.foundation.templatetags.site_tags import absolute
from store.catalogue.models import Product, Variant

#: Variants that are listed.
MAX_VARIANTS = 50
_PLACE = "https://schema.org/"


def product_data(product: Product, variants: Sequence[Variant], pictures: Sequence[str]) -> dict:
    """One product with an offer for each variant; empty without a picture, which search engines require."""
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
        "offers": [_variant_data(product, variant) for variant in variants[:MAX_VARIANTS]],
    }
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": product.brand.name}
    if len(variants) == 1:
        data["sku"] = variants[0].sku
    return {key: value for key, value in data.items() if value}


def _variant_data(product: Product, variant: Variant) -> dict:
    amount = variant.price.amount.rounded()
    availability = "OutOfStock" if variant.sold_out else "InStock" if variant.counts_stock else "MadeToOrder"
    return {
        "@type": "Offer",
        "name": str(variant),
        "sku": variant.sku,
        "url": absolute(f"{product.get_absolute_url()}?variant={variant.pk}"),
        "price": str(amount.amount),
        "priceCurrency": amount.currency.code,
        "availability": f"{_PLACE}{availability}",
        "itemCondition": f"{_PLACE}NewCondition",
        "seller": {"@type": "Organization", "name": shop().name},
    }
