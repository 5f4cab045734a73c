"""Pages of the sample shop that are rendered at each request: with a new query string, or for one person."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.test import Client

from config.bench.pages import BenchPage, signed_in
from config.sample.people import SHOPPER, SIGN_INS
from orders.basket.current import cookie_name
from orders.basket.models import Basket, BasketLine
from orders.order.models import Order
from store.catalogue.models import Product
from store.configurator.services import defaults_of, definition_of, finished, store_configuration
from store.designs.models import Design
from store.rules.terms import Answer
from support.tickets.models import Ticket

HOST = {"Host": "127.0.0.1"}
#: What a guest of the sample shop fills in.
ADDRESS = {
    "email": "guest@example.com",
    "delivery-country_code": "DE",
    "delivery-name": "Greta Guest",
    "delivery-street_address": "Karl-Heine-Straße 88",
    "delivery-postal_code": "04229",
    "delivery-city": "Leipzig",
    "same": "on",
}


def everywhere() -> list[BenchPage]:
    """What a guest opens, what stands at the end of a choice, the checkout, and what a customer has."""
    return [*_open_to_all(), *_made_to_order(), *_checkout(), *_of_a_customer()]


def _open_to_all() -> list[BenchPage]:
    return [
        BenchPage("home, rendered", "/?number={number}"),
        BenchPage("category, rendered", "/shop/mugs/?number={number}"),
        BenchPage("product, rendered", "/product/straight-mug/?number={number}"),
        BenchPage("search, new words", "/search/?q=mug+{number}"),
        BenchPage("category, new price", "/shop/?price_from={number}"),
        BenchPage("questions, new words", "/faq/?q=parcel+{number}"),
        BenchPage("contact", "/contact/"),
        BenchPage("not found", "/nothing-{number}/", status=404),
        BenchPage("find an order", "/track/"),
        BenchPage("sign in", "/account/login/"),
        BenchPage("sign up", "/account/signup/"),
    ]


def _made_to_order() -> list[BenchPage]:
    """A product with few questions and the one with the most, each with other words every time."""
    found = []
    for name, slug in (("mug", "straight-mug"), ("bicycle", "step-through-bicycle")):
        product = Product.objects.get(slug=slug)
        chosen = _chosen(product, "Zoë {number}")
        query = urlencode({f"choice-{key}": each for key, each in chosen.items()}, doseq=True, safe="{}")
        found += [
            BenchPage(f"{name}, chosen", f"{product.get_absolute_url()}?{query}"),
            BenchPage(f"{name}, choosing", f"{product.get_absolute_url()}configure/?{query}"),
        ]
    return found


def _chosen(product: Product, words: str) -> Mapping[str, Answer]:
    """All answers, the first text with these words; a measurement is never chosen by itself."""
    definition = definition_of(product)
    measured = {"height": "178"} if "height" in definition.by_key else {}
    text = next(group.key for group in definition.groups if group.is_text)
    return finished(definition, defaults_of(product) | measured | {text: "Zoë"}) | {text: words}


def _checkout() -> list[BenchPage]:
    """A guest with three things made to order, up to the last step."""
    basket = Basket.objects.create()
    for slug in ("straight-mug", "finch-print", "step-through-bicycle"):
        product = Product.objects.get(slug=slug)
        made = store_configuration(product, _chosen(product, "Zoë"))
        alike = {"quantity": 1, "configuration": made, "configuration_hash": made.hash}
        BasketLine.objects.create(basket=basket, variant=product.variants.order_by("position", "pk").first(), **alike)
    ours = f"{cookie_name(basket)}={basket.token}"
    guest = Client(headers=HOST | {"Cookie": ours})
    guest.post("/checkout/", ADDRESS)
    guest.post("/checkout/delivery/", {"method": "freight"})  # A bicycle is too long for a parcel.
    guest.post("/checkout/payment/", {"method": "transfer"})
    steps = {"": "address", "delivery/": "delivery", "payment/": "payment", "summary/": "summary"}
    found = [BenchPage(f"checkout, {name}", f"/checkout/{path}", ours) for path, name in steps.items()]
    return [BenchPage("basket, made to order", "/basket/", ours), *found]


def _of_a_customer() -> list[BenchPage]:
    email = next(each.email for each in SIGN_INS if each.role == SHOPPER)
    order = Order.objects.filter(customer__user__email=email).order_by("-pk").first()
    paths = {
        "account": "/account/",
        "orders": "/account/orders/",
        "order": f"/account/orders/{order.number}/",
        "designs": "/account/designs/",
        "questions": "/account/questions/",
        "new address": "/account/addresses/new/",
    }
    ours = signed_in(order.customer.user)
    found = [BenchPage(name, path, ours) for name, path in paths.items()]
    shared = Design.objects.order_by("pk").first()
    ticket = Ticket.objects.order_by("-pk").first()
    return [*found, BenchPage("design", shared.get_absolute_url()), BenchPage("question", ticket.get_absolute_url())]
