"""Many buyers for a stock of ten: never more than ten are sold or held."""

import pytest
from django.db.models import Sum

from orders.order.models import OrderLine
from store.stock.models import Hold, StockLevel
from tests.makers import make_product
from tests.orders.races.conftest import Guest, statuses

from .conftest import RUNS

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
STOCK = 10


def straight(guest: Guest):
    """Order at once."""
    return guest.order()


def by_the_payment_step(guest: Guest):
    """Hold first, then order."""
    guest.pay()
    return guest.order()


@pytest.mark.parametrize("run", range(RUNS))
@pytest.mark.parametrize(
    ("shape", "names", "buy"),
    [
        ("one thing, ordered at once", ["Cup"], straight),
        ("one thing, held at the payment step", ["Cup"], by_the_payment_step),
        ("two things, put in by turns", ["Cup", "Bowl"], by_the_payment_step),
    ],
)
def test_never_more_than_ten_are_sold_or_held(width, note, run, shape, names, buy):
    variants = [make_product(name, stock=STOCK).variants.get() for name in names]
    guests = [Guest(*variants[:: 1 - 2 * (number % 2)], number=number) for number in range(width)]

    answers = statuses([lambda guest=guest: buy(guest) for guest in guests])

    sold = OrderLine.objects.values("variant").annotate(sold=Sum("quantity")).values_list("sold", flat=True)
    note(f"{width} buyers for a stock of {STOCK}: {shape}", f"sold {list(sold)}, answers {answers}")
    assert answers == {302: width}
    assert list(sold) == [STOCK] * len(names)
    assert set(StockLevel.objects.values_list("on_hand", "held")) == {(STOCK, STOCK)}
    assert not Hold.objects.filter(owner__startswith="basket:").exists()
