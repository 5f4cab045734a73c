"""The editorial part of an imported product: name, description, category, brand, attributes."""

from collections.abc import Sequence

from django.utils.text import slugify

from store.catalogue.models import Attribute, AttributeValue, Brand, Category, Product, TaxClass
from store.catalogue.services import place_category

from .records import ProductRecord
from .words import description_html

#: The category of products that name none.
DEFAULT_CATEGORY = "Other"


def write_editorial(product: Product | None, record: ProductRecord, *, source: str) -> tuple[Product, bool, bool]:
    """The product with the record's texts; whether they changed; whether a draft prevented that."""
    values = _values(record)
    if product is None:
        slug = _free_slug(record)
        product = Product(slug=slug, source=source, source_id=record.source_id[:200], **values)
        _set_attributes(product, record)
        product.save()
        return product, True, False
    differs = any(getattr(product, name) != value for name, value in values.items())
    differs = differs or _attributes_of(product) != _wanted(record)
    if not differs or product.has_unpublished_changes:
        return product, False, differs
    for name, value in values.items():
        setattr(product, name, value)
    _set_attributes(product, record)
    product.save()
    return product, True, False


def _values(record: ProductRecord) -> dict:
    return {
        "name": record.name,
        "description": description_html(record.description),
        "category": _category(record.categories or (DEFAULT_CATEGORY,)),
        "brand": _brand(record.brand),
        "tax_class": TaxClass.objects.get_or_create(
            code=_slug(record.tax_class), defaults={"name": record.tax_class.title()}
        )[0],
    }


def _brand(name: str) -> Brand | None:
    return Brand.objects.get_or_create(slug=_slug(name), defaults={"name": name})[0] if name else None


def _category(names: Sequence[str]) -> Category:
    """The category with this path of names; missing ones are created."""
    *above, name = names
    parent = _category(above) if above else None
    path = f"{parent.path}/{_slug(name)}" if parent else _slug(name)
    found = Category.objects.filter(path=path).first()
    if found is None:
        found = Category(name=name, slug=_slug(name), parent=parent)
        place_category(found)
    return found


def _wanted(record: ProductRecord) -> list[tuple[str, str]]:
    return [(_slug(name), value) for name, value in record.attributes]


def _attributes_of(product: Product) -> list[tuple[str, str]]:
    rows = product.attribute_values.select_related("attribute").order_by("sort_order", "pk")
    return [(row.attribute.key, row.text) for row in rows]


def _set_attributes(product: Product, record: ProductRecord) -> None:
    rows: list[AttributeValue] = []
    for name, value in record.attributes:
        defaults = {"name": name.capitalize(), "kind": Attribute.Kind.CHOICE}
        attribute, _made = Attribute.objects.get_or_create(key=_slug(name), defaults=defaults)
        rows.append(AttributeValue(attribute=attribute, text=value, sort_order=len(rows)))
    product.attribute_values = rows


def _free_slug(record: ProductRecord) -> str:
    slug = _slug(record.source_id)[:190]
    taken = set(Product.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    endings = ("" if number == 1 else f"-{number}" for number in range(1, len(taken) + 2))
    return next(f"{slug}{ending}" for ending in endings if f"{slug}{ending}" not in taken)


def _slug(text: str) -> str:
    return slugify(text, allow_unicode=True)[:120] or "x"
