"""What a product's page shows, as template variables."""

from collections.abc import Mapping
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from store.catalogue.models import Attribute, Product, Variant
from store.configurator.services import Choices, Configured, configure, defaults_of, definition_of, named_quantity
from store.money.amounts import Money
from store.pricing.services import tax_percent
from store.rules.definition import FILE
from store.search.query import ProductCard, Query
from store.search.services import search

from .choosing import line_from, variant_from, variants_of
from .photographs import photographs_of
from .promises import promise_for
from .shelves import way_to
from .sizes import pieces_from, sizes
from .sizes import total as total_of_sizes
from .structured import product_data

#: Questions from which on a shopper may begin with none of them answered.
MUCH_TO_CHOOSE = 6
#: Cards under "Goes with it".
OTHERS = 4


def product_page(
    product: Product,
    *,
    variant: Variant | None = None,
    choices: Mapping[str, object] | None = None,
    quantity: int = 1,
    asked: bool = False,
    data: Mapping[str, str] | None = None,
) -> dict:
    """A product as it is chosen, else with the merchant's defaults; ``data`` of an address may name the variant.

    ``asked``: the shopper has answered, so answers still to come are named as missing. To say why something was
    refused besides, add ``problem``, a sentence.
    """
    page = choice_page(product, variant=variant, choices=choices, quantity=quantity, asked=asked, data=data)
    drawn = [reverse("configurator:picture", args=[product.slug])] if page["drawn"] else []
    pictures = [each.large for each in page["photographs"]] or drawn
    return page | {
        "crumbs": [*way_to(product.category.path), (product.name, "")],
        "facts": facts_of(product),
        "others": others(product),
        "structured": product_data(product, page["variants"], pictures),
    }


def choice_page(
    product: Product,
    *,
    variant: Variant | None = None,
    choices: Mapping[str, object] | None = None,
    quantity: int = 1,
    asked: bool = False,
    data: Mapping[str, str] | None = None,
) -> dict:
    """What a choice changes: picture, options, price. ``data`` of an address may name the variant, the pieces of
    each size and an option to ask why of."""
    data = data or {}
    variants = variants_of(product)
    chosen = next((each for each in variants if variant and each.pk == variant.pk), None)
    chosen = chosen or variant_from(data, variants)
    definition = definition_of(product)
    pieces = pieces_from(data, variants) if definition.several_sizes and len(variants) > 1 else None
    if pieces:
        quantity = sum(pieces.values())
    wanted = Choices.of(definition, defaults_of(product) if choices is None else choices)
    quantity = named_quantity(definition, wanted) or quantity
    configured = configure(product, wanted, variant=chosen, quantity=quantity)
    rows = None if pieces is None else sizes(configured, variants, pieces)
    total = total_of_sizes(rows) if rows and pieces else configured.total
    return price_page(configured, chosen, total) | {
        "variants": variants,
        "sizes": rows,
        "asks_for_picture": any(group.kind == FILE for group in definition.groups),
        "each_has_names": configured.has_names,
        "most": min(chosen.free, settings.MAX_QUANTITY) if chosen and chosen.counts_stock else settings.MAX_QUANTITY,
        "some_sold_out": any(each.sold_out for each in variants),
        "why": configured.why(data.get("why", "")),
        "has_much_to_choose": sum(group.has_options for group in definition.groups) >= MUCH_TO_CHOOSE,
        "asked": asked,
        "problem": "",
        "line": line_from(data),
    }


def price_page(configured: Configured, variant: Variant | None, total: Money) -> dict:
    """What is shown of choices that are made: the picture, the price and the day. ``variant`` knows what is free."""
    product, drawn = configured.product, configured.definition.has_picture
    return {
        "product": product,
        "variant": variant,
        "configured": configured,
        "drawn": drawn,
        "photographs": [] if drawn else photographs_of(product, variant),
        "quantity": configured.quantity,
        "total": total,
        "tax": _tax(product, total),
        "promise": promise_for(configured.days),
        "swapped": False,
    }


def _tax(product: Product, total: Money) -> tuple[str, Money] | None:
    """The percentage here and what it is of the price; nothing where goods are free of it."""
    percent = tax_percent(product.tax_class_id, settings.HOME_COUNTRY)
    if not percent:
        return None
    return f"{percent.normalize():f}", Money(total.amount * percent / (Decimal(100) + percent)).rounded()


def facts_of(product: Product) -> list[tuple[str, str, str]]:
    """Its attributes in their order: name, value, and the colour where it is one. Several of one name are one row."""
    rows = product.attribute_values.all()
    rows = rows.select_related("attribute") if hasattr(rows, "query") else rows
    told = sorted(rows, key=lambda value: (value.attribute.position, value.attribute.name, value.sort_order or 0))
    facts: dict[str, list[str]] = {}
    colours: dict[str, str] = {}
    for value in told:
        facts.setdefault(value.attribute.name, []).append(str(value))
        if value.attribute.kind == Attribute.Kind.COLOUR:
            colours[value.attribute.name] = value.colour
    joined = ((name, ", ".join(filter(None, values)), values) for name, values in facts.items())
    return [(name, text, colours.get(name, "") if len(values) == 1 else "") for name, text, values in joined if text]


def others(product: Product) -> list[ProductCard]:
    """A few things from the same shelf, or from the one above if that has too few."""
    found: dict[int, ProductCard] = {}
    path = product.category.path
    while path and len(found) < OTHERS:
        hits = search(Query(category=path, limit=OTHERS + 1)).hits
        found |= {card.id: card for card in hits if card.id != product.pk and card.id not in found}
        path = path.rpartition("/")[0]
    return list(found.values())[:OTHERS]
