"""Structured data about the shop for search engines (schema.org)."""

from django.conf import settings
from django.urls import reverse

from cms.foundation.models import ShopSettings


def shop_as_data(shop: ShopSettings) -> dict:
    """The shop with its address, and how to search in it."""
    home = f"{settings.BASE_URL}/"
    search = f"{settings.BASE_URL}{reverse('storefront:search')}?q={{words}}"
    organisation = {
        "@type": "Organization",
        "@id": f"{home}#shop",
        "name": shop.name,
        "url": home,
        "description": shop.claim,
        "email": shop.email,
        "telephone": shop.phone,
        "address": ", ".join(part for part in (shop.street, shop.town) if part),
    }
    site = {
        "@type": "WebSite",
        "name": shop.name,
        "url": home,
        "publisher": {"@id": organisation["@id"]},
        "potentialAction": {"@type": "SearchAction", "target": search, "query-input": "required name=words"},
    }
    filled = {key: value for key, value in organisation.items() if value}
    return {"@context": "https://schema.org", "@graph": [filled, site]}
