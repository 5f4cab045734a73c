"""The contents of a product card. They are stored in the index, so a listing needs no product query."""

from collections.abc import Mapping, Sequence

from store.catalogue.models import Product, ProductFigures, Variant

from .colours import ProductColour, looks_of, standing_families
from .pictures import picture_of
from .query import ProductCard

#: Colours on one card.
MAX_COLOURS = 12


def card_of(product: Product, free: Mapping[int, int], colours: Sequence[ProductColour]) -> ProductCard:
    """The card of a product. ``free``: units in stock that are not held, by variant."""
    figures = figures_of(product)
    made_to_order = getattr(product, "made_to_order", None)
    is_made_to_order = bool(made_to_order and made_to_order.option_set)
    price, several_prices = _price(product, figures, is_made_to_order)
    available = any(_is_available(variant, free) for variant in product.sold_variants)
    picture, alt = picture_of(product)
    return ProductCard(
        id=product.pk,
        slug=product.slug,
        name=product.name,
        lead=product.summary,
        category=product.category.name,
        category_path=product.category.path,
        brand=product.brand.name if product.brand else "",
        price_from=price,
        several_prices=several_prices,
        content=_content(product, is_made_to_order),
        picture=picture,
        picture_alt=alt,
        colours=tuple((each.name, each.value) for each in colours if each.value)[:MAX_COLOURS],
        badge="" if available else "sold_out",
        available=available,
        made_to_order=is_made_to_order,
        rating=float(figures.rating) if figures.rating is not None else None,
        reviews=figures.reviews,
        created=product.created_at.isoformat(),
        looks=looks_of(colours),
        families=standing_families(colours),
    )


def _price(product: Product, figures: ProductFigures, is_made_to_order: bool) -> tuple[int | None, bool]:
    """The price of the card, and whether it is the lowest of several: only then it says *from*."""
    prices = sorted({variant.price.amount.minor for variant in product.sold_variants if hasattr(variant, "price")})
    if prices and is_made_to_order and figures.configured_price is not None:
        return figures.configured_price.minor, figures.is_lowest_price
    return (prices[0] if prices else None), len(prices) > 1 and not is_made_to_order


def _content(product: Product, is_made_to_order: bool) -> str:
    """How much is in what is had for the price of the card."""
    lowest = getattr(product, "lowest_price", None) if is_made_to_order else None
    if lowest and lowest.variant:
        return lowest.variant.content
    priced = [variant for variant in product.sold_variants if hasattr(variant, "price")]
    return min(priced, key=lambda variant: variant.price.amount).content if priced else ""


def figures_of(product: Product) -> ProductFigures:
    """The stored figures of a product; zeros if there are none yet."""
    return getattr(product, "figures", None) or ProductFigures(product=product)


def _is_available(variant: Variant, free: Mapping[int, int]) -> bool:
    return hasattr(variant, "price") and (not variant.counts_stock or free.get(variant.pk, 0) > 0)
