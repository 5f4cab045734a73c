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


def make_staff(role: str):
    """A member of staff with one role."""
    from django.contrib.auth.models import Group

    from customers.people.models import User

    email = f"{role.lower().replace(' ', '-')}@staff.example.com"
    user = User.objects.create_user(email, "correct horse battery", name=f"Sam {role}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_mug_with_words(name: str = "Straight mug", *, price: str = "24.00", slug: str = ""):
    """A made-to-order mug: a glaze (chalk, ink for 3.00 more), words for 6.00 if wanted, gold only on ink."""
    from store.configurator.models import Drawing, MadeToOrder, Option, OptionGroup, OptionSet, Rule

    slug = slug or name.lower().replace(" ", "-")
    product = make_product(name, price=price, stock=None, slug=slug)
    product.variants.update(lead_days=3)
    options = OptionSet.objects.create(name=f"Options of {name}", code=slug)
    glaze = OptionGroup.objects.create(option_set=options, key="glaze", name="Glaze", sort_order=0)
    Option.objects.create(group=glaze, key="chalk", name="Chalk", colour="#f4f2ea", sort_order=0)
    Option.objects.create(
        group=glaze, key="ink", name="Ink", colour="#22304a", surcharge=Money("3.00"), lead_days=2, sort_order=1
    )
    OptionGroup.objects.create(
        option_set=options,
        key="words",
        name="Words",
        kind="text",
        required=False,
        surcharge=Money("6.00"),
        sort_order=1,
    )
    rim = OptionGroup.objects.create(option_set=options, key="rim", name="Rim", required=False, sort_order=2)
    Option.objects.create(group=rim, key="gold", name="Gold rim", surcharge=Money("4.50"))
    Rule.objects.create(
        option_set=options, conditions="rim: gold", kind="excludes", results="glaze: chalk",
        reason="Gold does not stay on chalk.",
    )  # fmt: skip
    source = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8H1z"/></svg>'
    drawing = Drawing.objects.create(name=name, source=source)
    MadeToOrder.objects.create(product=product, option_set=options, drawing=drawing)
    return product


def make_gift_card(name: str = "Gift card", *, low: int = 10, high: int = 200) -> Product:
    """A gift card of an amount within bounds, with recipient, words and day."""
    from store.configurator.models import MadeToOrder, OptionGroup, OptionSet, PriceRule

    slug = name.lower().replace(" ", "-")
    product = make_product(name, price="0", stock=None, slug=slug, is_gift_card=True)
    options = OptionSet.objects.create(name=f"Options of {name}", code=slug)
    groups = [
        {"key": "amount", "name": "Amount", "kind": "number", "low": low, "high": high},
        {"key": "email", "name": "E-mail", "kind": "text", "required": False, "max_length": 100, "characters": "email"},
        {"key": "recipient", "name": "For", "kind": "text", "required": False, "max_length": 60},
        {"key": "words", "name": "Words", "kind": "text", "required": False, "max_length": 200, "lines": 5},
        {"key": "day", "name": "Sent on", "kind": "date", "required": False},
    ]
    for place, group in enumerate(groups):
        OptionGroup.objects.create(option_set=options, sort_order=place, **group)
    PriceRule.objects.create(option_set=options, name="Amount", kind="unit", amount=1, group="amount")
    MadeToOrder.objects.create(product=product, option_set=options)
    return product


def make_delivery(code: str = "parcel", *, price: str = "4.90", **fields):
    """A way to send everywhere, two working days on the way."""
    from orders.delivery.models import DeliveryMethod

    fields = {"name": "Parcel to the door", "carrier": "DHL", "price": Money(price)} | fields
    return DeliveryMethod.objects.get_or_create(code=code, defaults=fields)[0]


def make_basket(*variants, customer: Customer | None = None, words: str = ""):
    """A basket with one of each of these variants; ``words`` go on what takes words."""
    from orders.basket import services as baskets
    from orders.basket.models import Basket
    from store.configurator.services import defaults_of, definition_of, store_configuration

    basket = Basket.objects.create(customer=customer)
    for variant in variants:
        configuration = None
        if definition_of(variant.product).groups:
            choices = defaults_of(variant.product) | ({"words": words} if words else {})
            configuration = store_configuration(variant.product, choices)
        baskets.add(basket, variant, configuration=configuration)
    return basket


ADDRESS = {
    "name": "Gesa Gast", "company_name": "", "street_address": "Karl-Heine-Straße 88", "city_area": "",
    "city": "Leipzig", "postal_code": "04229", "country_area": "", "sorting_code": "", "country_code": "DE",
    "phone": "",
}  # fmt: skip


def make_order(
    customer: Customer | None = None, *, products=(), words: str = "Für Zoë", payment: str = "transfer", promise=None
):
    """A placed order through basket and placing; without ``products`` one mug with words and one plain mug."""
    from orders.basket.reading import read_contents
    from orders.order.placing import place

    made = Product.objects.filter(slug="straight-mug").first() or make_mug_with_words()
    plain = Product.objects.filter(slug="plain-mug").first() or make_product()
    products = products or (made, plain)
    basket = make_basket(*(product.variants.first() for product in products), words=words)
    delivery = make_delivery()
    customer = customer or make_customer()
    return place(
        basket,
        read_contents(basket).price("DE", delivery),
        customer=customer,
        email=customer.email,
        delivery_address=ADDRESS,
        delivery=delivery,
        payment_method=payment,
        pays_in_advance=payment != "cash",
        promise=promise,
    )


FAQ = {
    "Sending back": [
        ("Can I send back something with a name on it?", "If we made a mistake, always. A change of mind is not."),
        ("It broke. And now?", "Send a photo. In the first two years we repair it at no cost."),
        ("杯子可以退货吗？", "收到后十四天内可以退货，刻字的除外。"),
    ],
    "Making": [
        ("Which letters can you engrave?", "All Latin letters with their accents, and eight Chinese signs."),
        ("How sure is the delivery date?", "Of the last thousand orders nearly all came on the promised day."),
        ("Can I see a proof before you begin?", "Yes, the picture on the page is drawn from your choices."),
    ],
}


def make_faq():
    """Published questions and answers under /faq/; gives the index."""
    from wagtail.models import Page, Site

    from cms.faq.models import FaqEntry, FaqIndex, FaqSection

    root = Page.objects.get(depth=1).add_child(instance=Page(title="Home", slug="front"))
    Site.objects.filter(is_default_site=True).update(root_page=root)
    Site.clear_site_root_paths_cache()
    index = root.add_child(instance=FaqIndex(title="What would you like to know?", slug="faq"))
    for name, entries in FAQ.items():
        section = index.add_child(instance=FaqSection(title=name, slug=name.lower().replace(" ", "-")))
        for question, answer in entries:
            section.add_child(
                instance=FaqEntry(title=question, answer=f"<p>{answer}</p>", is_frequent="send" in question)
            )
    return index


def publish_policy(**values):
    """The newest version of the shop's policy, with these fields changed and published."""
    from cms.policies.models import Policy, PolicyVersion

    policy = Policy.objects.first() or Policy.objects.create(title="Cancelling and sending back", live=False)
    for name, value in values.items():
        setattr(policy, name, value)
    policy.save_revision().publish()
    return PolicyVersion.objects.in_use()
