"""A voucher counts, or says in a sentence why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orders.basket import services
from orders.basket.reading import read_contents
from store.money.amounts import Money
from store.promotions.models import Voucher
from store.promotions.services import VoucherRefused
from tests.makers import make_basket, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def basket():
    return make_basket(make_product(price="40.00").variants.get())


@pytest.mark.parametrize(
    "typed", ["THANKS10", "  thanks10 ", "Thanks 10", "ＴＨＡＮＫＳ１０", "tha\u200bnks10", "THANKS\u00a0 10"]
)
@pytest.mark.parametrize("stored", ["THANKS10", "Thanks10"])
def test_a_code_is_understood_however_it_is_typed(basket, stored, typed):
    Voucher.objects.create(code=stored, percent=10)

    services.use_voucher(basket, code=typed)

    assert read_contents(basket).price().discount == Money("4.00")


@pytest.mark.parametrize("code", ["", " ", "NOPE", "x" * 5000, "A\x00B", "' OR 1=1 --", "優惠"])
def test_an_unknown_code_is_refused_with_a_sentence(basket, code):
    with pytest.raises(VoucherRefused, match="We do not know the code"):
        services.use_voucher(basket, code=code)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"active": False}, "no longer valid"),
        ({"ends_at": timezone.now() - timedelta(days=1)}, "no longer valid"),
        ({"starts_at": timezone.now() + timedelta(days=3)}, "is valid from"),
        ({"uses_allowed": 2, "uses": 2}, "has been used up"),
        ({"min_subtotal": Money("50")}, "€10.00 are missing"),
    ],
)
def test_a_code_that_does_not_count_says_why(basket, fields, reason):
    Voucher.objects.create(code="CODE", percent=10, **fields)

    with pytest.raises(VoucherRefused, match=reason):
        services.use_voucher(basket, code="CODE")


def test_a_basket_that_grows_too_small_keeps_the_code_but_not_the_discount(basket):
    Voucher.objects.create(code="CODE", percent=10, min_subtotal=Money("40"))
    services.use_voucher(basket, code="CODE")
    basket.lines.get().variant.price.__class__.objects.update(amount=Money("39"))

    now = read_contents(basket)

    assert now.price().discount == Money(0)
    assert "€1.00 are missing" in now.voucher_reason
