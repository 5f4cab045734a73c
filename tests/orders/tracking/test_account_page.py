"""The account opens with what waits, with orders in progress and with the last orders."""

import pytest

from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.payment.services import begin
from orders.production.models import Job, Plan
from orders.production.proofs import send_proof
from orders.tracking.models import Scan
from orders.tracking.services import record_scan
from tests.makers import make_mug_with_words, make_order, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    return make_mug_with_words()


@pytest.fixture
def delivered(alice, paid_order):
    """Makes a delivered order of Alice."""

    def make(*products) -> Order:
        order = paid_order(customer=alice, products=products)
        order.lines.filter(configuration__isnull=False).update(configuration=None)
        Job.objects.filter(line__order=order).update(status="done")
        Order.objects.filter(pk=order.pk).update(production_status="done")
        order.refresh_from_db()
        record_scan(ship(order, quantities=left_to_send(order)), kind=Scan.Kind.DELIVERED)
        return Order.objects.get(pk=order.pk)

    return make


def account(client, customer) -> str:
    client.force_login(customer.user)
    return client.get("/account/").content.decode()


def test_an_unpaid_order_waits_with_its_sum_and_a_link(client, alice, mug):
    order = make_order(alice, products=(mug,))
    begin(order)
    page = account(client, alice)

    assert "This waits for you" in page
    assert f"/checkout/pay/{order.token}/" in page
    assert f"Pay {order.balance}" in page


def test_a_proof_waits_until_it_is_answered(client, alice, paid_order, mug):
    Plan.objects.create(product=mug, needs_proof=True)
    order = paid_order(customer=alice)
    job = Job.objects.get(line__order=order)
    assert "Approve the proof" not in account(client, alice)

    send_proof(job)

    assert "Approve the proof of Straight mug" in account(client, alice)


def test_an_order_in_progress_shows_words_and_picture(client, alice, paid_order, mug):
    order = paid_order(customer=alice)
    page = account(client, alice)

    assert "On its way to you" in page
    assert "Für Zoë" in page
    assert order.lines.get().picture_address in page


def test_the_card_of_an_order_says_at_once_what_has_changed(client, alice, mug):
    order = make_order(alice, products=(mug,))
    begin(order)
    assert "Waits to be paid" in account(client, alice)

    order.lines.update(choices=[{"group": "Words", "label": "", "text": "Für Anna", "yours": True}])
    assert "Für Anna" in account(client, alice)

    order.move_to(Order.Status.CANCELLED)
    page = account(client, alice)
    assert "Waits to be paid" not in page
    assert "Cancelled" in page


def test_nothing_waits_in_an_empty_account(client, alice):
    page = account(client, alice)

    assert "This waits for you" not in page
    assert "On its way to you" not in page


def test_orders_of_others_stand_nowhere(client, bob, paid_order, alice, mug):
    order = paid_order(customer=alice)

    assert order.number not in account(client, bob)


def test_the_page_asks_the_same_number_of_queries_for_any_number(client, alice, mug, queries_of):
    cup = make_product("Cup")
    for _number in range(2):
        begin(make_order(alice, products=(mug, cup)))
    client.force_login(alice.user)
    client.get("/account/")
    few = queries_of(lambda: client.get("/account/"))
    for _number in range(6):
        begin(make_order(alice, products=(mug, cup)))

    assert queries_of(lambda: client.get("/account/")) == few


def test_the_whole_order_is_put_into_the_basket_again(client, alice, delivered):
    cup, bowl = make_product("Cup"), make_product("Bowl")
    order = delivered(cup, bowl)
    assert f"/account/orders/{order.number}/again/" in account(client, alice)

    page = client.post(f"/account/orders/{order.number}/again/", follow=True)

    names = [line.variant.product.name for line in alice.baskets.get(ordered_at=None).lines.order_by("pk")]
    assert names == ["Cup", "Bowl"]
    assert f"2 lines of order {order.number} are in your basket, at today’s prices." in page.content.decode()


def test_what_is_no_longer_sold_is_named_and_the_rest_is_added(client, alice, delivered):
    cup, bowl = make_product("Cup"), make_product("Bowl")
    order = delivered(cup, bowl)
    bowl.variants.update(active=False)
    client.force_login(alice.user)

    page = client.post(f"/account/orders/{order.number}/again/", follow=True).content.decode()

    assert "Bowl: This is no longer sold." in page
    assert alice.baskets.get(ordered_at=None).lines.get().variant.product == cup


def test_choices_come_along_and_are_judged_by_the_rules_of_today(client, alice, paid_order, mug):
    order = paid_order(customer=alice)
    client.force_login(alice.user)
    client.post(f"/account/orders/{order.number}/again/")
    assert alice.baskets.get(ordered_at=None).lines.get().configuration == order.lines.get().configuration

    alice.baskets.get(ordered_at=None).lines.all().delete()
    mug.made_to_order.option_set.groups.get(key="glaze").options.all().delete()
    page = client.post(f"/account/orders/{order.number}/again/", follow=True).content.decode()

    assert "Nothing of this order can be ordered again as it was." in page


def test_only_ones_own_order_is_ordered_again(client, bob, delivered):
    order = delivered(make_product("Cup"))
    client.force_login(bob.user)

    assert client.post(f"/account/orders/{order.number}/again/").status_code == 404
