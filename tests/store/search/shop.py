"""The small shop that the engines are asked about."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from store.catalogue.models import Attribute, AttributeValue, Brand, Product
from store.catalogue.services import set_figures
from tests.makers import make_category, make_product, make_variant

SAGE, INK, CLAY = ("Sage", "#8f9f8c"), ("Ink", "#2b3440"), ("Clay", "#b9694a")

#: name, category, price, brand, glaze, millilitres, dishwasher, popularity
MUGS = [
    ("Initial mug", "26.00", "Alder", SAGE, 300, True, 50),
    ("Two-line mug", "28.00", "Alder", INK, 350, True, 40),
    ("Mug for a teacher", "26.00", "Finch", SAGE, 300, False, 60),
    ("Espresso cup", "14.00", "Finch", CLAY, 90, True, 20),
    ("Soup mug with lid", "36.00", "Alder", CLAY, 500, False, 10),
    ("陶瓷杯子", "22.50", "Finch", INK, 300, True, 5),
]
OTHERS = [
    ("Oak desk", "Desks", "480.00", "Alder", 30),
    ("Walnut desk lamp", "Lamps", "95.00", "Finch", 70),
    ("Linen notebook, dotted", "Notebooks", "18.00", "Finch", 45),
    ("Child’s T-shirt", "Shirts", "24.00", "Finch", 15),
    ("Crème brûlée dish", "Table", "12.00", "", 3),
]


def make_the_shop() -> None:
    """A dozen products in six categories."""
    table = make_category("Table")
    mugs = make_category("Mugs", parent=table)
    glaze, holds, washer = _attributes()
    for name, price, brand, (colour, value), size, washes, popularity in MUGS:
        product = _product(name, mugs, price, brand, popularity)
        AttributeValue.objects.create(product=product, attribute=glaze, text=colour, colour=value)
        AttributeValue.objects.create(product=product, attribute=holds, number=Decimal(size))
        AttributeValue.objects.create(product=product, attribute=washer, yes=washes)
    for name, category, price, brand, popularity in OTHERS:
        _product(name, make_category(category), price, brand, popularity)
    shirt = Product.objects.get(name="Child’s T-shirt")
    make_variant(shirt, sku="TS-404.038.96", price="26.00", options={"Size": "M"})
    make_variant(shirt, sku="TS-L", price="27.00", stock=0, options={"Size": "L"})
    Product.objects.filter(name="Crème brûlée dish").update(created_at=timezone.now() + timedelta(minutes=1))
    Product.objects.filter(name="Initial mug").update(description="<p>We engrave<b>one letter</b> by hand.</p>")


def _attributes() -> list[Attribute]:
    kinds = Attribute.Kind
    return [
        Attribute.objects.create(key="glaze", name="Glaze", kind=kinds.COLOUR),
        Attribute.objects.create(key="holds", name="Holds", kind=kinds.NUMBER, unit="ml", position=1),
        Attribute.objects.create(key="dishwasher", name="Dishwasher safe", kind=kinds.YES_NO, position=2),
    ]


def _product(name, category, price, brand, popularity) -> Product:
    maker = Brand.objects.get_or_create(slug=brand.lower(), defaults={"name": brand})[0] if brand else None
    slug = name.lower().replace(" ", "-").replace("’", "").replace(",", "")
    stock = 0 if name == "Espresso cup" else 10
    product = make_product(name, price=price, slug=slug, category=category, brand=maker, stock=stock)
    set_figures(product, popularity=popularity)
    return product
