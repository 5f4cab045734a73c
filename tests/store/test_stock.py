"""Stock is held or not, never half; a hold ends by itself."""

from datetime import timedelta

import pytest

from store.stock import services
from store.stock.jobs import free_expired_holds
from tests.makers import make_product, make_variant


@pytest.fixture
def mug(db):
    return make_product(stock=3).variants.get()


def test_what_is_held_is_not_available(mug):
    services.hold("basket:1", quantities={mug: 2}, lifetime=timedelta(minutes=5))

    assert services.available([mug.pk]) == {mug.pk: 1}


def test_too_many_are_refused_and_the_earlier_hold_stays(mug):
    services.hold("basket:1", quantities={mug: 2}, lifetime=timedelta(minutes=5))

    with pytest.raises(services.SoldOut) as refusal:
        services.hold("basket:1", quantities={mug: 4}, lifetime=timedelta(minutes=5))

    assert refusal.value.left == 3
    assert services.available([mug.pk]) == {mug.pk: 1}


def test_one_sold_out_line_holds_none_of_the_others(mug):
    plate = make_variant(mug.product, sku="plate", stock=0)

    with pytest.raises(services.SoldOut):
        services.hold("basket:1", quantities={mug: 1, plate: 1}, lifetime=None)

    assert services.available([mug.pk]) == {mug.pk: 3}


def test_an_expired_hold_frees_itself(mug):
    services.hold("basket:1", quantities={mug: 3}, lifetime=timedelta(seconds=-1))

    free_expired_holds()

    assert services.available([mug.pk]) == {mug.pk: 3}


def test_what_is_sent_is_gone(mug):
    services.hold("basket:1", quantities={mug: 2}, lifetime=timedelta(minutes=5))
    services.hand_over("basket:1", to="order:1")
    services.take("order:1")
    services.release("order:1")

    assert services.available([mug.pk]) == {mug.pk: 1}
