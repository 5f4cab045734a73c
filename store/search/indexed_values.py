"""Facet values of one product: its categories, brand, attributes, sizes and colours."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.text import slugify

from store.catalogue.models import Attribute, AttributeValue, Product
from store.configurator.models import OptionGroup

from .facets import AVAILABLE, BRAND, CATEGORY, IndexedValue

#: Options of variants come after the attributes, whose positions a merchant sets.
_AFTER_ATTRIBUTES = 1000
#: Characters of a label.
MAX_LENGTH = 100


def indexed_values_of(product: Product, category_names: Mapping[str, str]) -> list[IndexedValue]:
    """All facet values of a product, each once. ``category_names`` are by path."""
    found = [*_categories(product, category_names), *_attributes(product), *_swatches(product), *_variants(product)]
    if product.brand:
        found.append(IndexedValue(BRAND, "", product.brand.slug, product.brand.name))
    return list({(each.key, each.value): each for each in reversed(found)}.values())[::-1]


def available_value() -> IndexedValue:
    """The value of products that are available now."""
    return IndexedValue(AVAILABLE, "", "yes", "")


def option_groups(product: Product) -> list[OptionGroup]:
    """The option groups of a product that is made to order."""
    made = getattr(product, "made_to_order", None)
    return list(made.option_set.groups.all()) if made and made.option_set and made.option_set.live else []


def _categories(product: Product, names: Mapping[str, str]) -> Iterator[IndexedValue]:
    """The product's category and every category above it."""
    path = ""
    for slug in product.category.path.split("/"):
        path = f"{path}/{slug}" if path else slug
        yield IndexedValue(CATEGORY, "", path, names.get(path, slug))


def _attributes(product: Product) -> Iterator[IndexedValue]:
    for value in product.attribute_values.all():
        if value.attribute.filterable:
            yield from _attribute(value.attribute, value)


def _attribute(attribute: Attribute, value: AttributeValue) -> Iterator[IndexedValue]:
    kind, about = attribute.kind, (attribute.key, attribute.name)
    if kind == Attribute.Kind.NUMBER and value.number is not None:
        number = value.number.normalize()
        yield IndexedValue(*about, f"{number:f}", str(value), attribute.position, number=number, unit=attribute.unit)
    elif kind == Attribute.Kind.YES_NO and value.yes is not None:
        yield IndexedValue(*about, "yes" if value.yes else "no", "", attribute.position)
    elif kind == Attribute.Kind.COLOUR and (value.text or value.colour):
        label = value.text or value.colour
        yield IndexedValue(*about, _value(label), label, attribute.position, value.colour)
    elif kind == Attribute.Kind.CHOICE and value.text:
        yield IndexedValue(*about, _value(value.text), value.text, attribute.position)


def _swatches(product: Product) -> Iterator[IndexedValue]:
    """Colours that a shopper may choose on a product that is made to order."""
    for group in option_groups(product):
        if group.display == OptionGroup.Display.SWATCHES and group.kind != OptionGroup.Kind.TEXT:
            for option in group.options.all():
                yield IndexedValue(
                    group.key, group.name, _value(option.name), option.name, group.sort_order or 0, option.colour
                )


def _variants(product: Product) -> Iterator[IndexedValue]:
    for variant in product.sold_variants:
        yield from _options(variant.options.items() if isinstance(variant.options, dict) else ())


def _options(options: Iterable[tuple[str, object]]) -> Iterator[IndexedValue]:
    for name, chosen in options:
        key, label = slugify(name, allow_unicode=True)[:40], str(chosen).strip()[:MAX_LENGTH]
        if key and label:
            yield IndexedValue(key, name, _value(label), label, _AFTER_ATTRIBUTES)


def _value(label: str) -> str:
    """The value as it is written in an address: lower case, single spaces."""
    return " ".join(label.casefold().split())[:MAX_LENGTH]
