"""Many shoppers at the same moment, over real connections. ``RACE_WIDTH`` says how many; the suite runs 20."""

import os
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from orders.basket import services as baskets
from orders.basket.current import cookie_name
from orders.basket.models import Basket
from orders.checkout.state import write
from tests.makers import ADDRESS, make_basket, make_delivery
from tests.orders.conftest import current_fingerprint, run_at_once


@pytest.fixture
def width(transactional_db) -> int:
    """How many act at once."""
    if connection.vendor != "postgresql":
        pytest.skip("Two at once needs PostgreSQL: SQLite has one writer.")
    return int(os.environ.get("RACE_WIDTH", "20"))


class Guest:
    """A guest in a browser of their own, with a basket and all questions of the checkout answered."""

    def __init__(self, *variants, number: int = 0, voucher: str = "", basket: Basket | None = None) -> None:
        self.basket = basket or make_basket(*variants)
        if voucher:
            baskets.use_voucher(self.basket, code=voucher)
        answers = {"email": f"guest-{number}@example.com", "delivery_address": ADDRESS, "payment": "transfer"}
        write(self.basket, delivery=make_delivery(), **answers)
        self.fingerprint = current_fingerprint(self.basket)
        self.browser = browser_of(self.basket)

    def pay(self) -> HttpResponse:
        """The step that holds the stock."""
        return self.browser.post("/checkout/payment/", {"method": "transfer"})

    def order(self) -> HttpResponse:
        """Press the button of the summary as it was shown."""
        sent = {"fingerprint": self.fingerprint, "basket": self.basket.token, "terms": "1"}
        return self.browser.post("/checkout/summary/", sent)


def browser_of(basket: Basket) -> Client:
    """A browser that remembers this basket; an exception is an answer 500, as in life."""
    browser = Client(raise_request_exception=False)
    browser.cookies[cookie_name(basket)] = basket.token
    return browser


def statuses(functions: Iterable[Callable[[], HttpResponse]]) -> dict[int | str, int]:
    """How often each status was answered when all are asked at once; an exception counts by its name."""
    counted: dict[int | str, int] = {}
    for result in run_at_once(*functions):
        key = getattr(result, "status_code", None) or repr(result)[:200]
        counted[key] = counted.get(key, 0) + 1
    return counted
