"""Products for baskets, with few queries."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from store.catalogue.models import Product


def products_by_key(keys: Iterable[int]) -> dict[int, Product]:
    """Products by primary key, with what is made to order and their pictures."""
    found = Product.objects.order_by().select_related("made_to_order").in_bulk(keys)
    prefetch_related_objects([each for each in found.values() if not _has_drawing(each)], "pictures__image__renditions")
    return found


def _has_drawing(product: Product) -> bool:
    made = getattr(product, "made_to_order", None)
    return bool(made and made.has_picture)
