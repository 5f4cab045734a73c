"""The photographs of a product in the sizes its page needs: two queries, whatever their number."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from cms.foundation.models import Rendition, SiteImage
from store.catalogue.models import Product, Variant
from store.search.pictures import PHOTOGRAPH

#: The large size on the page; the small one is that of the cards.
LARGE, SMALL = "max-1380x1380|format-webp", PHOTOGRAPH
#: Photographs on one page.
MAX_PHOTOGRAPHS = 12
log = logging.getLogger("kontor.storefront")


@dataclass(frozen=True)
class ProductPhoto:
    """Addresses of both sizes of a photograph, its alternative text, and the size of the large one in pixels."""

    image: int
    large: str
    small: str
    alt: str
    width: int
    height: int


def photographs_of(product: Product, variant: Variant | None) -> list[ProductPhoto]:
    """The photographs of a product in their order; the one of the variant comes first."""
    pictures = [(picture.image_id, picture.alt) for picture in product.pictures.all()]
    if variant and variant.image_id:
        pictures.sort(key=lambda pair: pair[0] != variant.image_id)
        if not pictures or pictures[0][0] != variant.image_id:
            pictures.insert(0, (variant.image_id, variant.name))
    sizes = _stored(image for image, _alt in pictures)
    found = (_photograph(image, alt or product.name, sizes) for image, alt in pictures[:MAX_PHOTOGRAPHS])
    return [each for each in found if each]


def _stored(images: Iterable[int]) -> dict[tuple[int, str], Rendition]:
    wanted = list(images)
    if not wanted:
        return {}
    rows = Rendition.objects.filter(image_id__in=wanted, filter_spec__in=[LARGE, SMALL]).order_by("pk")
    return {(row.image_id, row.filter_spec): row for row in rows}


def _photograph(image: int, alt: str, stored: dict) -> ProductPhoto | None:
    """None if the file is missing: the page then has one picture less."""
    try:
        large, small = (stored.get((image, size)) or _made(image, size) for size in (LARGE, SMALL))
    except (OSError, ValueError) as problem:
        log.warning("The picture %s could not be read: %s", image, type(problem).__name__)
        return None
    return ProductPhoto(image, large.url, small.url, alt, large.width, large.height)


def _made(image: int, size: str) -> Rendition:
    return SiteImage.objects.get(pk=image).get_rendition(size)
