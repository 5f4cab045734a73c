"""Categories, option sets, drawings and products of the sample shop."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from cms.foundation.versions import invalidate
from config.sample.loading.option_sets import OptionSets
from config.sample.products import ITEMS
from config.sample.products.categories import ATTRIBUTES, CATEGORIES, SIZE_TABLES, TAX
from config.sample.shapes import SampleProduct
from store.catalogue.models import (
    Attribute,
    AttributeValue,
    Brand,
    Category,
    Product,
    ProductFigures,
    SizeTable,
    TaxClass,
    Variant,
)
from store.catalogue.services import place_category, refresh_cards
from store.configurator.models import OptionSet
from store.money.amounts import Money
from store.pricing.models import Price, TaxRate
from store.stock.models import Warehouse
from store.stock.services import open_levels

#: How long ago the stock was first written down.
OPENED = timedelta(days=800)


def load() -> list[Product]:
    """Everything that is sold, published; returns the products in their order."""
    taxes = _tax_classes()
    categories = _categories()
    attributes = _attributes()
    option_sets = OptionSets()
    brand = Brand.objects.create(name="Alder & Finch", slug="alder-finch")
    products = []
    for place, item in enumerate(ITEMS):
        product = _product(item, brand, categories[item.category], taxes[item.tax], place)
        _describe(product, item, attributes)
        option_sets.describe(product, item)
        products.append(product)
    _variants(products)
    _set_category_pictures(categories, products)
    _write_history(products)
    refresh_cards([product.pk for product in products])
    invalidate("categories", "options", "tax")  # Some rows were written together, which tells nobody.
    return products


def _tax_classes() -> dict[str, TaxClass]:
    classes = {
        "standard": TaxClass.objects.create(code="standard", name="Standard rate"),
        "reduced": TaxClass.objects.create(code="reduced", name="Reduced rate (printed books)"),
    }
    TaxRate.objects.bulk_create(
        TaxRate(tax_class=classes[code], country=country, percent=Decimal(str(rates[place])))
        for country, rates in TAX.items()
        for place, code in enumerate(classes)
    )
    return classes


def _categories() -> dict[str, Category]:
    categories: dict[str, Category] = {}
    for position, (path, name, summary, _picture) in enumerate(CATEGORIES):
        above, _slash, slug = path.rpartition("/")
        category = Category(parent=categories.get(above), name=name, slug=slug, summary=summary, position=position)
        if path in SIZE_TABLES:
            name, rows, note = SIZE_TABLES[path]
            category.size_table = SizeTable.objects.create(name=name, rows="\n".join(rows), note=note)
        place_category(category)
        categories[path] = category
    return categories


def _attributes() -> dict[str, Attribute]:
    rows = [
        Attribute(key=key, name=name, kind=kind, unit=unit, position=place, filterable=kind != Attribute.Kind.TEXT)
        for place, (key, (name, kind, unit)) in enumerate(ATTRIBUTES.items())
    ]
    for row in rows:
        row.choices = "\n".join(_choices(row.key)) if row.kind == Attribute.Kind.CHOICE else ""
    return {row.key: row for row in Attribute.objects.bulk_create(rows)}


def _choices(key: str) -> list[str]:
    """Every value that a product has."""
    said = [item.about[key] for item in ITEMS if key in item.about]
    return sorted({value for each in said for value in (each if isinstance(each, list) else [each])})


def _product(item: SampleProduct, brand: Brand, category: Category, tax_class: TaxClass, place: int) -> Product:
    product = Product.objects.create(
        name=item.name,
        slug=item.address,
        summary=item.summary,
        description=item.description,
        category=category,
        brand=brand,
        tax_class=tax_class,
    )
    since = timezone.now() - timedelta(days=(place * 37) % 720 + 12)
    Product.objects.filter(pk=product.pk).update(created_at=since, first_published_at=since, last_published_at=since)
    return product


def _describe(product: Product, item: SampleProduct, attributes: dict[str, Attribute]) -> None:
    rows = []
    for key, said in item.about.items():
        for value in said if isinstance(said, list) else [said]:
            rows.append(_value(product, attributes[key], value, len(rows)))
    AttributeValue.objects.bulk_create(rows)


def _value(product: Product, attribute: Attribute, value, place: int) -> AttributeValue:
    row = AttributeValue(product=product, attribute=attribute, sort_order=place)
    if attribute.kind == Attribute.Kind.NUMBER:
        row.number = Decimal(str(value))
    elif attribute.kind == Attribute.Kind.YES_NO:
        row.yes = value
    elif attribute.kind == Attribute.Kind.COLOUR:
        row.text, row.colour = value
    else:
        row.text = value
    return row


def _variants(products: list[Product]) -> None:
    house = Warehouse.objects.create(code="dresden", name="Dresden, the house", priority=0)
    barn = Warehouse.objects.create(code="meissen", name="Meissen, the barn", priority=1)
    rows = [
        Variant(
            product=product,
            sku=f"{number:03d}-{place:02d}",
            name=variant.name,
            options=variant.sizes,
            position=place,
            counts_stock=variant.stock is not None,
            lead_days=variant.lead_days,
            weight=variant.weight,
            length=variant.length,
            content=variant.content,
        )
        for number, (product, item) in enumerate(zip(products, ITEMS, strict=True), start=101)
        for place, variant in enumerate(item.variants)
    ]
    variants = [variant for item in ITEMS for variant in item.variants]
    rows = Variant.objects.bulk_create(rows)
    Price.objects.bulk_create(
        Price(variant=row, amount=Money(variant.price)) for row, variant in zip(rows, variants, strict=True)
    )
    stock = (
        (row, place, variant.stock * share // 3)
        for row, variant in zip(rows, variants, strict=True)
        if variant.stock is not None
        for place, share in ((house, 2), (barn, 1))
    )
    open_levels(stock, at=timezone.now() - OPENED)
    ProductFigures.objects.bulk_create(
        ProductFigures(product=product, price_from=min(Money(variant.price) for variant in item.variants))
        for product, item in zip(products, ITEMS, strict=True)
    )


def _set_category_pictures(categories: dict[str, Category], products: list[Product]) -> None:
    by_address = {product.slug: product for product in products}
    for path, _name, _summary, code in CATEGORIES:
        Category.objects.filter(pk=categories[path].pk).update(picture_product=by_address[code])


def _write_history(products: list[Product]) -> None:
    """One revision each, so that editors find where a text began."""
    for product in Product.objects.filter(pk__in=[each.pk for each in products]):
        revision = product.save_revision(log_action=False)
        Product.objects.filter(pk=product.pk).update(
            latest_revision=revision, live_revision=revision, has_unpublished_changes=False
        )
    for option_set in OptionSet.objects.all():
        revision = option_set.save_revision(log_action=False)
        OptionSet.objects.filter(pk=option_set.pk).update(
            latest_revision=revision, live_revision=revision, has_unpublished_changes=False
        )
