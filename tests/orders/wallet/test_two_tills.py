"""One gift card at two tills at the same moment: one order is made, the other shopper gets a sentence."""

import pytest

from customers.wallet.models import Account
from customers.wallet.services import WalletRefused
from orders.checkout.services import prepare
from orders.checkout.state import write
from orders.checkout.wallet import add_card
from orders.order.models import Order
from orders.payment.models import Payment
from store.money.amounts import Money
from tests.makers import ADDRESS, make_basket, make_delivery, make_product
from tests.orders.conftest import current_fingerprint

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_one_card_at_two_tills_pays_one_order(at_once, card):
    variant, tills = make_product(price="45.10", stock=9).variants.get(), []
    for name in ("anna", "ben"):
        basket = make_basket(variant)
        add_card(basket, card)
        answers = {"email": f"{name}@example.com", "delivery_address": ADDRESS, "payment": "none"}
        write(basket, delivery=make_delivery(), **answers)
        tills.append((basket, current_fingerprint(basket)))

    results = at_once(*(lambda till=till: prepare(till[0], fingerprint=till[1], user=None) for till in tills))

    assert sum(isinstance(each, Order) for each in results) == 1
    assert sum(isinstance(each, WalletRefused) or "pay has changed" in str(each) for each in results) == 1
    assert Payment.objects.get().received == Money("50.00")
    assert Account.objects.get(pk=card.account_id).balance == Money(0)
