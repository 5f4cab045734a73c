"""Withdrawals, and the people who look after them."""

from uuid import uuid4

import pytest

from orders.returns.models import Withdrawal
from orders.returns.withdrawals.services import Statement, state
from tests.makers import make_order, make_product, make_staff


@pytest.fixture
def clerk(client, db):
    """Signed in at the back office."""
    user = make_staff("Order clerk")
    client.force_login(user)
    return user


@pytest.fixture
def order(db):
    """Of two products from stock."""
    return make_order(products=(make_product("Plain mug"), make_product("Jug")))


@pytest.fixture
def withdraw(run_work):
    """States a withdrawal, and lets the worker look for its order."""

    def make(order=None, **changes) -> Withdrawal:
        values = {"name": "Gesa Gast", "order_number": "AF-99999", "email": "guest@example.com"}
        if order:
            values |= {"order_number": order.number, "email": order.email}
        stated = state(Statement(**values | changes), key=uuid4())
        run_work()
        return Withdrawal.objects.get(pk=stated.pk)

    return make
