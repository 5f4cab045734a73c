"""Facet values of one product: its categories, brand, colour families, attributes and sizes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.utils.text import slugify

from store.catalogue.models import Attribute, AttributeValue, Product
from store.configurator.models import OptionGroup

from .colours import VARIANT_KEYS, ProductColour, colour_values, is_colour
from .facets import AVAILABLE, BRAND, CATEGORY, RESERVED, IndexedValue

#: Options of variants come after the attributes, whose positions a merchant sets.
_AFTER_ATTRIBUTES = 1000
#: Characters of a label.
MAX_LENGTH = 100


def indexed_values_of(
    product: Product, category_names: Mapping[str, str], colours: Sequence[ProductColour]
) -> list[IndexedValue]:
    """All facet values of a product, each once. ``category_names`` are by path."""
    described = list(_attributes(product))
    found = [*_categories(product, category_names), *colour_values(colours), *described]
    found += _variants(product, {value.key for value in described})
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
        if value.attribute.filterable and not is_colour(value.attribute):
            yield from _attribute(value.attribute, value)


def _attribute(attribute: Attribute, value: AttributeValue) -> Iterator[IndexedValue]:
    kind = attribute.kind
    about = (f"{attribute.key}-" if attribute.key in RESERVED else attribute.key, attribute.name)
    if kind == Attribute.Kind.NUMBER and value.number is not None:
        number = value.number.normalize()
        yield IndexedValue(*about, f"{number:f}", str(value), attribute.position, number=number, unit=attribute.unit)
    elif kind == Attribute.Kind.YES_NO and value.yes is not None:
        yield IndexedValue(*about, "yes" if value.yes else "no", "", attribute.position)
    elif kind == Attribute.Kind.CHOICE and value.text:
        yield IndexedValue(*about, _value(value.text), value.text, attribute.position)


def _variants(product: Product, described: Collection[str]) -> Iterator[IndexedValue]:
    """Options of variants, without colours and without what an attribute of the product says already.

    A shirt and a pot both have a "Size", but not the same: each kind of things, by its first category, has its own.
    """
    kind = product.category.path.partition("/")[0]
    for variant in product.sold_variants:
        for key, name, label in _options(variant.options.items() if isinstance(variant.options, dict) else ()):
            if key not in described and key not in VARIANT_KEYS:
                yield IndexedValue(f"{key}.{kind}"[:80], name, _value(label), label, _AFTER_ATTRIBUTES)


def _options(options: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str, str]]:
    """Key, name and value of each."""
    for name, chosen in options:
        key, label = slugify(name, allow_unicode=True)[:40], str(chosen).strip()[:MAX_LENGTH]
        if key and label:
            yield key, str(name), label


def _value(label: str) -> str:
    """The value as it is written in an address: lower case, single spaces."""
    return " ".join(label.casefold().split())[:MAX_LENGTH]
