"""A shopper changes the delivery address as long as the policy lets them, and is told by mail."""

import pytest

from cms.policies.terms import Until
from customers.messaging.models import OutgoingMail
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from tests.makers import ADDRESS, make_order, make_product, publish_policy

pytestmark = pytest.mark.django_db
ELSEWHERE = {"street_address": "Holbeinstraße 12", "postal_code": "04229", "city": "Leipzig"}


@pytest.fixture
def order(alice) -> Order:
    return make_order(alice, products=(make_product(),))


def by_link(order: Order) -> str:
    return f"/track/{order.token}/address/"


def send(client, order: Order, **changes):
    return client.post(by_link(order), ADDRESS | ELSEWHERE | changes, follow=True)


def street(order: Order) -> str:
    return Order.objects.get(pk=order.pk).delivery_address["street_address"]


def test_the_parcel_goes_to_the_new_address_and_the_bill_stays(client, order, run_work):
    assert f'href="{by_link(order)}"' in client.get(f"/track/{order.token}/").content.decode()
    assert 'value="Karl-Heine-Straße 88"' in client.get(by_link(order)).content.decode()

    page = send(client, order)
    run_work()

    assert "It goes to the new address." in page.content.decode()
    assert street(order) == "Holbeinstraße 12"
    assert Order.objects.get().billing_address["street_address"] == "Karl-Heine-Straße 88"
    mail = OutgoingMail.objects.get(occasion__startswith="order_address_changed")
    assert "Holbeinstraße 12" in mail.text
    assert mail.recipient == order.email


@pytest.mark.parametrize(
    "changes", [{"country_code": "FR"}, {"street_address": ""}, {"postal_code": "x\x00"}, {"city": "x" * 900}]
)
def test_no_other_country_and_nothing_that_is_no_address(client, order, changes):
    assert send(client, order, **changes).status_code in {200, 422}

    assert street(order) == "Karl-Heine-Straße 88"


@pytest.mark.parametrize("until", [Until.NEVER, Until.SENT])
def test_the_policy_decides_until_when(client, alice, until):
    publish_policy(change_address=until, say_no_change="It is written on the parcel.")
    order = make_order(alice, products=(make_product(),))
    may = until == Until.SENT

    assert (by_link(order) in client.get(f"/track/{order.token}/").content.decode()) is may
    page = send(client, order).content.decode()
    assert ("It is written on the parcel." in page) is not may
    assert (street(order) == "Holbeinstraße 12") is may


def test_what_was_sent_goes_where_it_was_sent(client, paid_order):
    order = paid_order(products=(make_product(),))
    ship(order, quantities=left_to_send(order))

    page = send(client, order).content.decode()

    assert "is on its way." in page
    assert street(order) == "Karl-Heine-Straße 88"


def test_in_the_account_only_for_oneself(client, alice, bob, order):
    address = f"/account/orders/{order.number}/address/"
    client.force_login(bob.user)
    assert client.post(address, ADDRESS | ELSEWHERE).status_code == 404

    client.force_login(alice.user)
    client.post(address, ADDRESS | ELSEWHERE)
    assert street(order) == "Holbeinstraße 12"
