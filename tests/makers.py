"""Makers of the world: products, baskets, orders. They go through services, as the shop does."""

from decimal import Decimal

from customers.people.models import Customer
from store.catalogue.models import Category, Product, TaxClass, Variant
from store.catalogue.services import place_category
from store.money.amounts import Money
from store.pricing.models import TaxRate
from store.pricing.services import set_price
from store.stock.services import set_stock


def make_tax_class(code: str = "standard", percent: str = "19") -> TaxClass:
    """A tax class with one rate everywhere."""
    tax_class, _made = TaxClass.objects.get_or_create(code=code, defaults={"name": code.title()})
    TaxRate.objects.get_or_create(tax_class=tax_class, country="", defaults={"percent": Decimal(percent)})
    return tax_class


def make_category(name: str = "Mugs", parent: Category | None = None) -> Category:
    """A shelf."""
    found = Category.objects.filter(name=name).first()
    if found:
        return found
    category = Category(name=name, slug=name.lower().replace(" ", "-"), parent=parent)
    place_category(category)
    return category


def make_product(name: str = "Plain mug", *, price: str = "24.00", stock: int | None = 10, **fields) -> Product:
    """A published product with one variant; ``stock=None`` is made to order."""
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    fields.setdefault("category", make_category())
    product = Product.objects.create(name=name, slug=slug, tax_class=make_tax_class(), **fields)
    make_variant(product, sku=slug, price=price, stock=stock)
    return product


def make_variant(product: Product, *, sku: str, price: str = "24.00", stock: int | None = 10, **fields) -> Variant:
    """One more variant of a product."""
    variant = Variant.objects.create(product=product, sku=sku, counts_stock=stock is not None, **fields)
    set_price(variant, amount=Money(price))
    if stock is not None:
        set_stock(variant, on_hand=stock)
    return variant


def make_customer(email: str = "guest@example.com", name: str = "Gesa Gast") -> Customer:
    """A guest."""
    return Customer.objects.create(email=email, name=name)
