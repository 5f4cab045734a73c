"""Which facet values one product has: its shelves, brand, attributes, sizes and colours."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.text import slugify

from store.catalogue.models import Attribute, AttributeValue, Product
from store.configurator.models import OptionGroup

from .facets import AVAILABLE, BRAND, CATEGORY, Mark

#: Options of variants come after the attributes, whose positions a merchant sets.
_AFTER_ATTRIBUTES = 1000
_MOST_LETTERS = 100


def marks_of(product: Product, shelves: Mapping[str, str]) -> list[Mark]:
    """All facet values of a product, each once. ``shelves`` are the names of categories by path."""
    found = [*_shelves(product, shelves), *_attributes(product), *_swatches(product), *_variants(product)]
    if product.brand:
        found.append(Mark(BRAND, "", product.brand.slug, product.brand.name))
    return list({(mark.key, mark.value): mark for mark in reversed(found)}.values())[::-1]


def available_mark() -> Mark:
    """What can be had now."""
    return Mark(AVAILABLE, "", "yes", "")


def option_groups(product: Product) -> list[OptionGroup]:
    """What can be chosen on the product, if it is made to order."""
    made = getattr(product, "made_to_order", None)
    return list(made.option_set.groups.all()) if made and made.option_set and made.option_set.live else []


def _shelves(product: Product, names: Mapping[str, str]) -> Iterator[Mark]:
    """The product lies on its category and on every shelf above."""
    path = ""
    for slug in product.category.path.split("/"):
        path = f"{path}/{slug}" if path else slug
        yield Mark(CATEGORY, "", path, names.get(path, slug))


def _attributes(product: Product) -> Iterator[Mark]:
    for value in product.attribute_values.all():
        if value.attribute.filterable:
            yield from _attribute(value.attribute, value)


def _attribute(attribute: Attribute, value: AttributeValue) -> Iterator[Mark]:
    kind, about = attribute.kind, (attribute.key, attribute.name)
    if kind == Attribute.Kind.NUMBER and value.number is not None:
        number = value.number.normalize()
        yield Mark(*about, f"{number:f}", str(value), attribute.position, number=number, unit=attribute.unit)
    elif kind == Attribute.Kind.YES_NO and value.yes is not None:
        yield Mark(*about, "yes" if value.yes else "no", "", attribute.position)
    elif kind == Attribute.Kind.COLOUR and (value.text or value.colour):
        label = value.text or value.colour
        yield Mark(*about, _value(label), label, attribute.position, value.colour)
    elif kind == Attribute.Kind.CHOICE and value.text:
        yield Mark(*about, _value(value.text), value.text, attribute.position)


def _swatches(product: Product) -> Iterator[Mark]:
    """Colours that a shopper may choose on a made-to-order product."""
    for group in option_groups(product):
        if group.display == OptionGroup.Display.SWATCHES and group.kind != OptionGroup.Kind.TEXT:
            for option in group.options.all():
                yield Mark(
                    group.key, group.name, _value(option.name), option.name, group.sort_order or 0, option.colour
                )


def _variants(product: Product) -> Iterator[Mark]:
    for variant in product.sold_variants:
        yield from _options(variant.options.items() if isinstance(variant.options, dict) else ())


def _options(options: Iterable[tuple[str, object]]) -> Iterator[Mark]:
    for name, chosen in options:
        key, label = slugify(name, allow_unicode=True)[:40], str(chosen).strip()[:_MOST_LETTERS]
        if key and label:
            yield Mark(key, name, _value(label), label, _AFTER_ATTRIBUTES)


def _value(label: str) -> str:
    """How a value stands in an address: small letters, single spaces."""
    return " ".join(label.casefold().split())[:_MOST_LETTERS]
