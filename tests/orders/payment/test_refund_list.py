"""The list of refunds: what waits, found by order, customer and account, at the same number of queries."""

import pytest

from orders.payment import services
from orders.payment.cancelling import cancel
from orders.payment.models import Refund
from orders.payment.providers import RefundReport
from orders.payment.refunds import follow_up, refund_again, write_account

from .conftest import fresh

LIST = "/admin/refunds/"


@pytest.fixture
def refund_of(placed):
    """The refund of a paid order that was cancelled."""

    def make(method: str = "transfer") -> Refund:
        order = placed(method)
        services.mark_paid(order.payments.get())
        cancel(fresh(order), reason="changed mind")
        return order.refunds.get()

    return make


def test_it_lists_what_waits_and_leads_to_the_order(client, owner, refund_of):
    payout, card = refund_of(), refund_of("pretend")
    follow_up(card, RefundReport("refused", message="The card was closed."))
    client.force_login(owner)

    def page(view: str) -> str:
        return client.get(LIST, {"view": view}).content.decode()

    assert payout.order.number in page("to-pay-out")
    assert card.order.number not in page("to-pay-out")
    assert "The card was closed." in page("refused")
    assert "1</b> refund refused" in (today := client.get("/admin/").content.decode())
    assert "paid too much" not in today
    assert client.get(f"{LIST}inspect/{card.pk}/").url == f"/admin/orders/inspect/{card.order_id}/"

    refund_again(fresh(card))
    assert "The card was closed." not in page("refused")
    assert card.order.number in page("being-sent")


@pytest.mark.parametrize("words", ["number", "DE02 1203", "alice"])
def test_it_is_searched(client, owner, refund_of, words):
    found, other = refund_of(), refund_of()
    write_account(found, iban="DE02120300000000202051", holder="Alice Adler")
    type(found.order.customer).objects.filter(pk=found.order.customer_id).update(name="Alice Adler")
    customer = fresh(found).order.customer
    customer.save()
    client.force_login(owner)

    page = client.get(LIST, {"q": found.order.number if words == "number" else words}).content.decode()
    assert found.order.number in page
    assert other.order.number not in page


def test_its_queries_do_not_grow_with_the_rows(client, owner, refund_of, queries_of):
    client.force_login(owner)
    refund_of()
    client.get(LIST)
    few = queries_of(lambda: client.get(LIST))
    for _time in range(4):
        refund_of()
    assert queries_of(lambda: client.get(LIST)) == few
