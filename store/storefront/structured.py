"""What search engines read of a product: schema.org, as data."""

from collections.abc import Sequence

from cms.foundation.menus import shop
from cms.foundation.templatetags.site_tags import absolute
from store.catalogue.models import Product, Variant

#: Offers named at most.
MOST_OFFERS = 50
_PLACE = "https://schema.org/"


def product_data(product: Product, variants: Sequence[Variant], pictures: Sequence[str]) -> dict:
    """One product with an offer for each variant; nothing without a picture, which search engines ask for."""
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
        "offers": [_offer(product, variant) for variant in variants[:MOST_OFFERS]],
    }
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": product.brand.name}
    if len(variants) == 1:
        data["sku"] = variants[0].sku
    return {key: value for key, value in data.items() if value}


def _offer(product: Product, variant: Variant) -> dict:
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
