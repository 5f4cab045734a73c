"""Contexts of a product's page, of the fragments that a choice changes, and of pages that show a price."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant
from store.configurator.models import LowestPrice
from store.configurator.services import (
    Choices,
    Configured,
    PriceStep,
    Why,
    address_of,
    configure,
    defaults_of,
    definition_of,
    fields_of,
    lowest_price_address,
    lowest_price_of,
    named_quantity,
    price_ladder,
)
from store.designs.models import Design
from store.money.amounts import Money, total_of
from store.pricing.services import tax_percent
from store.pricing.unit_price import UnitPrice
from store.rules.definition import FILE
from store.search.query import ProductCard, Query
from store.search.services import search

from .attribute_rows import AttributeRow, attribute_rows_of
from .categories import breadcrumbs_to
from .choosing import line_from, measured_changes, variant_from, variants_of, what_differs
from .photographs import ProductPhoto, photographs_of
from .promises import CHOOSE, ProductPromise, countries, promise_for
from .size_tables import SizeChart, size_chart_of
from .sizes import Size, max_quantity, quantities_from, sizes_of
from .structured import ListedPrice, product_data

#: With this many questions a shopper may choose to begin with none of them answered.
MUCH_TO_CHOOSE = 6
#: Cards of similar products.
MAX_OTHERS = 4


@dataclass(frozen=True)
class IncludedTax:
    """The tax in a price: its percentage as text, and its amount."""

    percent: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class PricePage:
    """Picture, price and day of choices. ``is_drawing``: the picture is a drawing; ``picture_address``: that alone.

    ``tax``: None without tax. ``unit_price``: the price per litre, kilogram or metre, if the variant has a content.
    ``countries``: codes and names, where another country of the promised day is being chosen.
    """

    product: Product
    variant: Variant | None
    configured: Configured
    is_drawing: bool
    photographs: Sequence[ProductPhoto]
    picture_address: str
    quantity: int
    total: Money
    tax: IncludedTax | None
    unit_price: UnitPrice | None
    promise: ProductPromise
    countries: Sequence[tuple[str, str]] = ()
    swapped: bool = False


@dataclass(frozen=True, kw_only=True)
class ChoicePage(PricePage):
    """Everything that a choice changes. ``sizes``: None if the product is not ordered by sizes.

    ``variant_name``: what the variants differ in. ``show_missing``: the form was sent, so missing answers are named.
    ``present``: keys of groups whose fields are on the page already. ``ladder``: prices by quantity. ``followed``: what
    a measurement changed, a sentence each. ``over_max``: more were wanted than can be had. ``problem``: why something
    was refused. ``line``: the basket line that the form replaces.
    """

    variants: Sequence[Variant]
    variant_name: str
    size_chart: SizeChart | None
    sizes: Sequence[Size] | None
    asks_for_picture: bool
    each_has_names: bool
    max_quantity: int
    over_max: bool
    some_sold_out: bool
    why: Why | None
    has_much_to_choose: bool
    show_missing: bool
    ladder: Sequence[PriceStep] = ()
    followed: Sequence[str] = ()
    problem: str = ""
    line: str = ""
    present: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LowestPriceLink:
    """The lowest price of one piece, and the address that opens the choices that have it."""

    price: Money
    address: str


@dataclass(frozen=True, kw_only=True)
class ProductPage(ChoicePage):
    """The whole page of a product. ``design``: the shopper's own one that is being changed.

    The template calls the functions only where it has no cached text.
    """

    crumbs: Sequence[tuple[str, str]]
    lowest_price: LowestPriceLink | None
    attributes: Callable[[], Sequence[AttributeRow]]
    others: Callable[[], Sequence[ProductCard]]
    structured: Callable[[], dict]
    design: Design | None = None


def product_page(
    product: Product,
    *,
    variant: Variant | None = None,
    choices: Mapping[str, object] | None = None,
    quantity: int = 1,
    show_missing: bool = False,
    data: Mapping[str, str] | None = None,
) -> ProductPage:
    """A product with these choices, else with the merchant's defaults; ``data`` of an address may name the variant."""
    page = choice_page(
        product, variant=variant, choices=choices, quantity=quantity, show_missing=show_missing, data=data
    )
    drawings = [reverse("configurator:picture", args=[product.slug])] if page.is_drawing else []
    pictures = [each.large for each in page.photographs] or drawings
    found = _lowest_price_of(product, page)
    return ProductPage(
        **vars(page),
        crumbs=[*breadcrumbs_to(product.category.path), (product.name, "")],
        lowest_price=_lowest_price(product, page, found),
        attributes=partial(attribute_rows_of, product),
        others=partial(others, product),
        structured=partial(_structured, product, page, pictures, found),
    )


def _lowest_price_of(product: Product, page: ChoicePage) -> LowestPrice | None:
    """With the variant as it stands on the page, if that is sold."""
    found = lowest_price_of(product) if page.configured.groups else None
    for variant in page.variants:
        if found and variant.pk == found.variant_id:
            found.variant = variant
    return found


def _structured(product: Product, page: ChoicePage, pictures: Sequence[str], found: LowestPrice | None) -> dict:
    return product_data(product, page.variants, pictures, _listed_price(product, page, found))


def _listed_price(product: Product, page: ChoicePage, found: LowestPrice | None) -> ListedPrice | None:
    """What search engines are told of a product with choices: the lowest price, else that of the page."""
    if not page.configured.groups or page.variant is None:
        return None
    variant = next((each for each in page.variants if found and each.pk == found.variant_id), None)
    if found and found.amount is not None and variant:
        return ListedPrice(variant, found.amount, lowest_price_address(product, found))
    return ListedPrice(page.variant, page.configured.unit_price, product.get_absolute_url())


def _lowest_price(product: Product, page: ChoicePage, found: LowestPrice | None) -> LowestPriceLink | None:
    """None where it is not proven, or is what the page shows anyway."""
    if found is None or found.amount is None or (page.quantity == 1 and page.total == found.amount):
        return None
    return LowestPriceLink(found.amount, lowest_price_address(product, found))


def choice_page(
    product: Product,
    *,
    variant: Variant | None = None,
    choices: Mapping[str, object] | None = None,
    quantity: int = 1,
    show_missing: bool = False,
    data: Mapping[str, str] | None = None,
) -> ChoicePage:
    """``data`` of an address may name the variant, the quantity of each size, and an option to ask why of."""
    data = data or {}
    variants = variants_of(product)
    chosen = next((each for each in variants if variant and each.pk == variant.pk), None)
    chosen = chosen or variant_from(data, variants)
    definition = definition_of(product)
    by_size = quantities_from(data, variants) if definition.several_sizes and len(variants) > 1 else None
    if by_size:
        quantity = sum(by_size.values())
    wanted = Choices.of(definition, defaults_of(product, chosen, quantity) if choices is None else choices)
    named, most = named_quantity(definition, wanted), max_quantity(chosen)
    over_max = not named and by_size is None and quantity > most > 0
    quantity = named or (most if over_max else quantity)
    configured = configure(product, wanted, variant=chosen, quantity=quantity)
    sizes = None if by_size is None else sizes_of(configured, variants, by_size)
    totals = [size.total for size in sizes if size.quantity] if sizes and by_size else [configured.total]
    return ChoicePage(
        **vars(price_page(configured, chosen, *totals, to=data.get("to", ""), is_choosing=CHOOSE in data)),
        variants=variants,
        variant_name=what_differs(variants),
        size_chart=size_chart_of(product),
        sizes=sizes,
        asks_for_picture=any(group.kind == FILE for group in definition.groups),
        each_has_names=configured.has_names,
        max_quantity=most,
        over_max=over_max,
        some_sold_out=any(each.sold_out for each in variants),
        why=configured.why(data.get("why", "")),
        has_much_to_choose=sum(group.has_options for group in definition.groups) >= MUCH_TO_CHOOSE,
        show_missing=show_missing,
        ladder=price_ladder(configured),
        line=line_from(data),
    )


def followed_sentences(product: Product, data: QueryDict, choices: Choices) -> dict[str, str]:
    """What a measurement of the shopper changed, a sentence for each group, by its key."""
    groups = definition_of(product).by_key
    sentence = _("%(group)s is now %(answer)s, so that it goes with your measurements.")
    return {
        key: sentence % {"group": groups[key].name, "answer": words}
        for key, words in measured_changes(product, data, choices).items()
    }


def price_page(
    configured: Configured, variant: Variant | None, *totals: Money, to: str = "", is_choosing: bool = False
) -> PricePage:
    """Picture, price and day of what is configured.

    ``totals``: that of each line it would be in the basket. ``to``: the country of the day, if another is chosen.
    """
    promise = promise_for(configured, to, is_choosing=is_choosing)
    product, is_drawing = configured.product, configured.definition.has_picture
    return PricePage(
        product=product,
        variant=variant,
        configured=configured,
        is_drawing=is_drawing,
        photographs=[] if is_drawing else photographs_of(product, variant),
        picture_address=_picture_address(configured) if is_drawing else "",
        quantity=configured.quantity,
        total=total_of(totals),
        tax=_tax(product, totals),
        unit_price=configured.price_by_content,
        promise=promise,
        countries=countries() if promise.is_choosing else (),
    )


def _picture_address(configured: Configured) -> str:
    product = configured.product
    page = reverse("storefront:picture", args=[product.slug])
    fields = fields_of(configured.definition, configured.answers)
    return address_of(product, fields, variant=configured.variant, page=page)


def _tax(product: Product, totals: Sequence[Money]) -> IncludedTax | None:
    """The tax of the home country, rounded by line as in the basket; None without tax."""
    percent = tax_percent(product.tax_class_id, settings.HOME_COUNTRY)
    if not percent:
        return None
    parts = (Money(total.amount * percent / (Decimal(100) + percent)).rounded() for total in totals)
    return IncludedTax(f"{percent.normalize():f}", total_of(parts))


def others(product: Product) -> list[ProductCard]:
    """Products of the same category, or of the one above if it has too few."""
    found: dict[int, ProductCard] = {}
    path = product.category.path
    while path and len(found) < MAX_OTHERS:
        hits = search(Query(category=path, limit=MAX_OTHERS + 1)).hits
        found |= {card.id: card for card in hits if card.id != product.pk and card.id not in found}
        path = path.rpartition("/")[0]
    return list(found.values())[:MAX_OTHERS]
