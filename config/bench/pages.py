"""The pages that are measured, the CPU that each may take, and who asks for them."""

from dataclasses import dataclass
from itertools import count

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.foundation import caching, public
from config.bench.driver import WrongAnswer
from customers.people.models import User
from orders.basket.current import cookie_name
from orders.basket.models import Basket, BasketLine
from store.catalogue.models import Category, Product, Variant
from store.configurator.models import Configuration
from store.configurator.services import defaults_of, definition_of, store_configuration

#: CPU of a request, in requests of the empty page: of a public page from the cache, and of one that is rendered.
CACHED, RENDERED = 2, 20
#: Numbers for addresses, other ones than the requests over loopback use.
_numbers = count(1_000_000)


@dataclass(frozen=True)
class BenchPage:
    """One page: its address, the cookie of the person, a page of its kind that is asked for before, its status.

    ``{number}`` in an address is a new number at each request, so the page is not in the cache. ``bound`` is the CPU
    that a request may take, in requests of the empty page; None where the empty page is no measure.
    """

    name: str
    path: str
    cookie: str = ""
    before: str = ""
    status: int = 200
    bound: int | None = RENDERED


def pages() -> list[BenchPage]:
    """What is measured, with a guest's basket of three lines and a member of staff who may see orders."""
    made = Product.objects.order_by("pk").first()
    first, product = Product.objects.order_by("pk")[9:11]
    other, category = Category.objects.order_by("pk")[2:4]
    return [
        BenchPage("home", "/", before=other.get_absolute_url(), bound=CACHED),
        BenchPage("category", category.get_absolute_url(), before=other.get_absolute_url(), bound=CACHED),
        BenchPage("product", product.get_absolute_url(), before=first.get_absolute_url(), bound=CACHED),
        BenchPage(
            "choosing", f"/product/{made.slug}/configure/?choice-body=ink&choice-name=F%C3%BCr+Zo%C3%AB+{{number}}"
        ),
        BenchPage("search", "/search/?q=oak+desk", before="/search/?q=mug", bound=CACHED),
        BenchPage("basket", "/basket/", _guest()),
        BenchPage("order list", "/admin/orders/", _staff(), bound=None),
    ]


def _guest() -> str:
    basket = Basket.objects.create()
    for variant in Variant.objects.select_related("product").order_by("pk")[:3]:
        made = _made(variant.product)
        hash_ = made.hash if made else ""
        BasketLine.objects.create(
            basket=basket, variant=variant, quantity=2, configuration=made, configuration_hash=hash_
        )
    return f"{cookie_name(basket)}={basket.token}"


def _made(product: Product) -> Configuration | None:
    """What is made to order, as its page offers it; nothing for what is not."""
    if not definition_of(product).groups:
        return None
    return store_configuration(product, defaults_of(product) | {"name": "Für Zoë"})


def _staff() -> str:
    return signed_in(User.objects.create_superuser("bench@example.com", "only to be measured"))


def signed_in(user: User) -> str:
    """The cookie of somebody who has signed in."""
    session = {SESSION_KEY: str(user.pk), HASH_SESSION_KEY: user.get_session_auth_hash()}
    return cookie(session | {BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend"})


def cookie(content: dict) -> str:
    """The cookie of a new session."""
    session = SessionStore()
    session.update(content)
    session.create()
    return f"session={session.session_key}"


def queries(page: BenchPage) -> tuple[int, int]:
    """SQL queries of a process that has shown another page of the kind, and of one that has shown this one."""
    caching.clear()
    public.clear()
    _queries(BenchPage("before", page.before or page.path, page.cookie, status=200 if page.before else page.status))
    return _queries(page), _queries(page)


def _queries(page: BenchPage) -> int:
    client = Client(headers={"Cookie": page.cookie} if page.cookie else {})
    with CaptureQueriesContext(connection) as asked:
        path = page.path.replace("{number}", str(next(_numbers)))
        response = client.get(path, headers={"Host": "127.0.0.1"})
    if response.status_code != page.status:
        raise WrongAnswer(f"{page.path}: {response.status_code}")
    return len(asked)
