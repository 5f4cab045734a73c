"""No public page is older than the last change: each kind of change, asked of each public page.

A page that comes from the cache must be the page that would be rendered without one. Changes are made as they are in
life: by services, and by saving and deleting rows.
"""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate

from cms.faq.models import FaqEntry
from cms.foundation import caching, public
from cms.foundation.models import ShopSettings
from cms.pages.models import ContentPage
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from store.calendars.models import ClosedDay
from store.catalogue.models import Brand, Category, Product, Variant
from store.configurator.models import Option
from store.money.amounts import Money
from store.pricing.models import TaxRate
from store.pricing.services import set_price
from store.search.services import rebuild
from store.stock.services import hold, release, set_stock
from tests.cms.pages.conftest import ask_frequently, home, show, write_page  # noqa: F401
from tests.makers import make_delivery, make_mug_with_words, make_order, make_product

pytestmark = pytest.mark.django_db

MUG, MADE = "/product/plain-mug/", "/product/straight-mug/"
PAGES = [
    "/", MUG, MADE, "/product/lamp/", "/shop/", "/shop/mugs/", "/search/?q=mug", "/faq/", "/faq/making/q0/", "/terms/",
    "/sitemap.xml", "/sitemap-products.xml",
]  # fmt: skip


def mug() -> Variant:
    return Variant.objects.get(product__slug="plain-mug")


def save(row, **values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def hold_all() -> None:
    hold("basket:1", quantities={mug(): 2}, lifetime=timedelta(minutes=20))


def order_all() -> None:
    make_order(products=(mug().product, mug().product))


def order_and_cancel() -> None:
    order = make_order(products=(mug().product, mug().product))
    read()
    cancel(order, reason=CancelReason.CHANGED_MIND)


def hold_and_release() -> None:
    hold_all()
    read()
    release("basket:1")
    set_stock(mug(), on_hand=3)


def publish(page, **values) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def close_for_weeks() -> None:
    for ahead in range(1, 20):
        ClosedDay.objects.create(day=localdate() + timedelta(days=ahead))


#: A kind of change, and the pages that must show it at the next request.
CHANGES = {
    "price": (lambda: set_price(mug(), amount=Money("26.00")), {MUG, "/"}),
    "stock": (lambda: set_stock(mug(), on_hand=0), {MUG, "/"}),
    "one piece less": (lambda: set_stock(mug(), on_hand=1), {MUG}),
    "hold": (hold_all, {MUG}),
    "hold given back": (hold_and_release, {MUG}),
    "order of the last pieces": (order_all, {MUG}),
    "order cancelled": (order_and_cancel, set()),
    "variant saved": (lambda: save(mug(), active=False), {MUG}),
    "variant deleted": (lambda: mug().delete(), {MUG}),
    "option": (lambda: save(Option.objects.get(key="ink"), surcharge=Money("3.50")), {MADE}),
    "option deleted": (lambda: Option.objects.filter(key="ink").delete(), {MADE}),
    "name": (lambda: save(Product.objects.get(slug="plain-mug"), name="Tall mug"), {MUG, "/"}),
    "brand": (lambda: save(Brand.objects.get(), name="Birch"), set()),
    "category": (lambda: save(Category.objects.get(path="mugs"), name="Cups"), {MUG, "/", "/terms/", "/faq/"}),
    "tax": (lambda: save(TaxRate.objects.get(), percent=7), {MUG}),
    "shop": (lambda: ShopSettings.objects.create(name="Birch & Wren"), {MUG, "/", "/terms/", "/shop/"}),
    "page": (lambda: publish(ContentPage.objects.get(), title="Our terms"), {"/terms/"}),
    "answer": (lambda: publish(FaqEntry.objects.get(), answer="<p>No.</p>"), {"/faq/", "/faq/making/q0/", "/"}),
    "page deleted": (lambda: ContentPage.objects.get().delete(), {"/terms/"}),
    "closed day": (close_for_weeks, {MADE}),
    "closed days over": (lambda: ClosedDay.objects.all().delete(), set()),
    "product taken back": (lambda: Product.objects.get(slug="plain-mug").unpublish(), {MUG, "/"}),
    "product deleted": (lambda: Product.objects.get(slug="plain-mug").delete(), {MUG, "/"}),
    "products deleted together": (lambda: Product.objects.filter(slug="plain-mug").delete(), {MUG, "/"}),
}


@pytest.fixture
def shop(show, write_page, ask_frequently):  # noqa: F811
    """Every public page shows something."""
    brand = Brand.objects.create(name="Alder", slug="alder")
    product = make_product("Plain mug", stock=2, brand=brand)
    make_product("Lamp")
    make_mug_with_words()
    make_delivery()
    ask_frequently("How sure is the date?")
    write_page()
    rebuild()
    show(
        ("products", {"heading": "Chosen", "products": [product], "number": 4}),
        ("categories", {"heading": "Categories"}),
        ("questions", {"heading": "Frequently asked"}),
    )


def read() -> dict[str, tuple[int, str]]:
    """What every public page says now."""
    answers = {path: Client().get(path) for path in PAGES}
    return {path: (answer.status_code, answer.content.decode()) for path, answer in answers.items()}


def read_anew() -> dict[str, tuple[int, str]]:
    """What it would say without any cache."""
    caching.clear()
    public.clear()
    cache.clear()
    return read()


@pytest.mark.parametrize("kind", CHANGES)
def test_no_page_is_older_than_the_last_change(shop, run_work, kind):
    change, seen_on = CHANGES[kind]
    before = read()
    assert {status for status, _text in before.values()} == {200}
    change()
    after = read()

    assert {path for path in seen_on if after[path] == before[path]} == set()
    assert {path for path, said in read_anew().items() if after[path] != said} == set()
    run_work()
    after = read()
    assert {path for path, said in read_anew().items() if after[path] != said} == set()


def test_after_the_last_one_is_ordered_the_page_says_so(shop):
    assert "In stock." in read()[MUG][1]
    order_all()

    page = read()[MUG][1]
    assert "In stock." not in page
    assert "Sold out" in page


@pytest.mark.parametrize("kind", ["product deleted", "products deleted together", "product taken back"])
def test_a_product_that_is_gone_is_404_at_the_next_request(shop, kind):
    assert read()[MUG][0] == 200
    CHANGES[kind][0]()

    assert read()[MUG][0] == 404
