"""The picture of a product card: its address and its alternative text."""

import logging

from django.urls import NoReverseMatch

from cms.foundation.addresses import address_of
from store.catalogue.models import Product

#: Every picture of a card is a square of this many pixels.
SIDE = 690
PHOTOGRAPH = f"fill-{SIDE}x{SIDE}|format-webp"
log = logging.getLogger("kontor.search")


def picture_of(product: Product) -> tuple[str, str]:
    """The address of the picture and its alternative text; both empty if there is none."""
    made = getattr(product, "made_to_order", None)
    if made and made.has_picture:
        return _drawing(product), ""
    for picture in product.pictures.all():
        return photograph_of(picture.image), picture.alt
    return "", ""


def _drawing(product: Product) -> str:
    try:
        return address_of("configurator:picture", product.slug)
    except NoReverseMatch:
        return ""


def photograph_of(image) -> str:
    """The address of a stored size of the photograph. If its file is missing, the card has no picture."""
    try:
        return image.get_rendition(PHOTOGRAPH).url
    except (OSError, ValueError) as problem:
        log.warning("The picture %s could not be read: %s", image.pk, type(problem).__name__)
        return ""
