"""A made catalogue of any size, always the same for the same size, and as many orders."""

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import islice

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Site

from cms.pages.models import HomePage
from customers.people.models import Customer
from orders.order.models import Order, OrderLine
from store.catalogue.models import Attribute, AttributeValue, Category, Product, ProductFigures, TaxClass, Variant
from store.catalogue.services import place_category
from store.configurator.models import Drawing, MadeToOrder, Option, OptionGroup, OptionSet
from store.money.amounts import Money
from store.pricing.models import Price, TaxRate
from store.stock.models import Warehouse
from store.stock.services import open_levels

ADJECTIVES = ["Plain", "Bright", "Quiet", "Slim", "Heavy", "Soft", "Coastal", "Rustic", "Small", "Everyday", "Swift"]
MATERIALS = ["oak", "linen", "wool", "steel", "glass", "stoneware", "leather", "cotton", "ash", "cork"]
NOUNS = ["mug", "shirt", "desk", "lamp", "bowl", "shelf", "chair", "notebook", "blanket", "clock", "tray", "vase"]
COLOURS = {"Sage": "#8f9f8c", "Ink": "#27384f", "Clay": "#bd7a58", "Chalk": "#f3eee4", "Moss": "#6c7651"}
CATEGORIES, BATCH = 24, 1000
DRAWINGS = settings.BASE_DIR / "config" / "sample" / "drawings"


def fill(count: int) -> None:
    """``count`` products in 24 categories, and ``count`` orders of 200 customers."""
    dice = random.Random(count)  # noqa: S311 - a catalogue is no secret
    categories = list(_categories())
    _home_page()
    tax = TaxClass.objects.create(code="standard", name="Standard")
    TaxRate.objects.create(tax_class=tax, country="", percent=Decimal(19))
    attributes = list(_attributes())
    house = Warehouse.objects.create(code="main", name="Main")
    for numbers in _batches(range(1, count + 1)):
        _products(numbers, dice, categories, tax, attributes, house)
    _made_to_order(Product.objects.order_by("pk").first())
    customers = Customer.objects.bulk_create(
        Customer(name=f"Customer {number}", email=f"c{number}@example.com") for number in range(200)
    )
    for numbers in _batches(range(1, count + 1)):
        _orders(numbers, dice, customers)


def _home_page() -> None:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Shop", slug="shop-home", headline="Made"))
    Site.objects.update(root_page=home)


def _made_to_order(product: Product) -> None:
    """The first product is engraved, in eight colours, and drawn as a mug."""
    options = OptionSet.objects.create(name="Mug", code="mug")
    body = OptionGroup.objects.create(option_set=options, key="body", name="Glaze", display="swatches")
    for place, (name, colour) in enumerate(COLOURS.items()):
        Option.objects.create(group=body, key=name.lower(), name=name, colour=colour, sort_order=place)
    OptionGroup.objects.create(
        option_set=options, key="name", name="Engraving", kind="text", required=False, surcharge=Money(6), sort_order=1
    )
    source = (DRAWINGS / "mug.svg").read_text()
    drawing = Drawing.objects.create(name="Mug", source=source)
    MadeToOrder.objects.create(product=product, option_set=options, drawing=drawing)


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while batch := list(islice(left, BATCH)):
        yield batch


def _categories() -> Iterator[Category]:
    for number in range(CATEGORIES):
        category = Category(name=f"Category {number}", slug=f"category-{number}", position=number)
        place_category(category)
        yield category


def _attributes() -> Iterator[Attribute]:
    yield Attribute.objects.create(key="material", name="Material", kind=Attribute.Kind.CHOICE)
    yield Attribute.objects.create(key="colour", name="Colour", kind=Attribute.Kind.COLOUR)
    yield Attribute.objects.create(key="width", name="Width", kind=Attribute.Kind.NUMBER, unit="cm")


def _products(numbers: list[int], dice: random.Random, categories, tax, attributes, house) -> None:
    products = Product.objects.bulk_create(_product(number, dice, categories, tax) for number in numbers)
    variants = Variant.objects.bulk_create(Variant(product=product, sku=product.slug) for product in products)
    prices = Price.objects.bulk_create(Price(variant=each, amount=_price(dice)) for each in variants)
    open_levels((each, house, 50) for each in variants)
    ProductFigures.objects.bulk_create(
        ProductFigures(product=product, price_from=price.amount, popularity=dice.randrange(500))
        for product, price in zip(products, prices, strict=True)
    )
    AttributeValue.objects.bulk_create(value for product in products for value in _values(product, dice, attributes))


def _product(number: int, dice: random.Random, categories, tax) -> Product:
    words = (dice.choice(ADJECTIVES), dice.choice(MATERIALS), dice.choice(NOUNS))
    return Product(
        name=f"{' '.join(words)} {number}",
        slug=f"product-{number}",
        summary=f"A {words[2]} of {words[1]}, made for every day",
        description="<p>" + " ".join(dice.choices([*MATERIALS, *NOUNS, "made", "by", "hand"], k=60)) + "</p>",
        category=dice.choice(categories),
        tax_class=tax,
    )


def _price(dice: random.Random) -> Money:
    return Money.from_minor(dice.randrange(500, 90_000))


def _values(product: Product, dice: random.Random, attributes) -> Iterator[AttributeValue]:
    material, colour, width = attributes
    name, value = dice.choice(list(COLOURS.items()))
    yield AttributeValue(product=product, attribute=material, text=dice.choice(MATERIALS))
    yield AttributeValue(product=product, attribute=colour, text=name, colour=value)
    yield AttributeValue(product=product, attribute=width, number=dice.randrange(10, 200))


def _orders(numbers: list[int], dice: random.Random, customers) -> None:
    now = timezone.now()
    orders = Order.objects.bulk_create(
        Order(
            number=f"B-{number}",
            customer=dice.choice(customers),
            email="c@example.com",
            delivery_name="Parcel",
            delivery_price=Money(0),
            subtotal=Money(24),
            total=Money(24),
            status=dice.choice([status for status, _label in Order.Status.choices]),
            placed_at=now - timedelta(minutes=number),
        )
        for number in numbers
    )
    line = {"name": "Mug", "sku": "mug", "quantity": 1, "unit_price": Money(24), "total": Money(24)}
    line |= {"tax_percent": 19, "tax": Money(0)}
    OrderLine.objects.bulk_create(OrderLine(order=order, **line) for order in orders)
