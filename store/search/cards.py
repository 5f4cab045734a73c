"""What the card of one product shows, computed when it is indexed, so that a listing needs no product query."""

from collections.abc import Mapping, Sequence

from store.catalogue.models import Product, ProductFigures, Variant

from .facets import Mark
from .pictures import picture_of
from .query import Card

#: Colours a card names at most.
MOST_COLOURS = 12


def card_of(product: Product, free: Mapping[int, int], marks: Sequence[Mark]) -> Card:
    """The card; ``free`` are the pieces that lie there and are not held, by variant."""
    prices = sorted({variant.price.amount.minor for variant in product.sold_variants if hasattr(variant, "price")})
    figures = figures_of(product)
    made_to_order = getattr(product, "made_to_order", None)
    available = any(_can_be_had(variant, free) for variant in product.sold_variants)
    picture, alt = picture_of(product)
    return Card(
        id=product.pk,
        slug=product.slug,
        name=product.name,
        lead=product.summary,
        category=product.category.name,
        category_path=product.category.path,
        brand=product.brand.name if product.brand else "",
        price_from=prices[0] if prices else None,
        several_prices=len(prices) > 1 or bool(made_to_order and made_to_order.option_set),
        picture=picture,
        picture_alt=alt,
        colours=_colours(marks),
        badge="" if available else "sold_out",
        available=available,
        made_to_order=bool(made_to_order and made_to_order.option_set),
        rating=float(figures.rating) if figures.rating is not None else None,
        reviews=figures.reviews,
        created=product.created_at.isoformat(),
    )


def figures_of(product: Product) -> ProductFigures:
    """The numbers written down for a product; none yet are zeros."""
    return getattr(product, "figures", None) or ProductFigures(product=product)


def _can_be_had(variant: Variant, free: Mapping[int, int]) -> bool:
    return hasattr(variant, "price") and (not variant.counts_stock or free.get(variant.pk, 0) > 0)


def _colours(marks: Sequence[Mark]) -> tuple[tuple[str, str], ...]:
    """The colours of the first facet that has any."""
    coloured = [mark for mark in marks if mark.colour]
    same = [(mark.label, mark.colour) for mark in coloured if mark.key == coloured[0].key]
    return tuple(same[:MOST_COLOURS])
