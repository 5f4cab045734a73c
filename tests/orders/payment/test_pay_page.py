"""The page of an order that waits for its money, and the pretend card of the demo."""

import pytest

from cms.foundation.models import ShopSettings
from orders.order.models import Paid
from orders.payment import services
from orders.payment.cancelling import cancel
from orders.payment.girocode import girocode
from orders.payment.models import Payment

from .conftest import fresh

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def press(client):
    """Presses a button of the pretend card; gives the page one lands on."""

    def send(order, outcome: str):
        return client.post(f"/checkout/pay/{order.token}/pretend/", {"outcome": outcome}, headers=OURS, follow=True)

    return send


def test_the_pretend_card_pays(placed, press):
    order = placed("pretend")
    page = press(order, "pay")
    assert page.redirect_chain[-1][0] == f"/checkout/done/{order.token}/"
    assert fresh(order).status == "confirmed"


def test_pressing_pay_twice_pays_once(placed, press):
    order = placed("pretend")
    assert [press(order, "pay").status_code for _time in range(2)] == [200, 200]
    assert Payment.objects.filter(status="paid").count() == 1


def test_the_pretend_bank_declines_and_another_method_is_available(placed, press):
    order = placed("pretend")
    page = press(order, "decline").content.decode()
    assert "The pretend bank declined the card." in page
    assert 'value="transfer"' in page
    assert fresh(order).payment_status == Paid.FAILED


@pytest.mark.parametrize(("answer", "end"), [("pay", "paid"), ("decline", "failed")])
def test_the_pretend_bank_asks_first(placed, press, answer, end):
    order = placed("pretend")
    assert "Yes, that is me" in press(order, "secure").content.decode()
    press(order, answer)
    assert fresh(order).payment_status == end


def test_a_pretend_payment_cannot_pay_a_transfer(placed, press):
    order = placed("transfer")
    assert press(order, "pay").status_code == 404
    assert fresh(order).payment_status == Paid.OPEN


def test_with_real_keys_nobody_pays_by_a_pretend_card(placed, press, bank):
    order = placed("pretend")
    assert press(order, "pay").status_code == 404


def test_another_site_cannot_choose_for_us(placed, client):
    from django.test import Client

    order = placed("pretend")
    stranger = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    assert stranger.post(f"/checkout/pay/{order.token}/pretend/", {"outcome": "pay"}).status_code == 403
    assert fresh(order).payment_status == Paid.OPEN


@pytest.mark.parametrize("method", ["cash", "card", "nonsense", "\x00", "x" * 5000, ""])
def test_a_forged_method_is_refused_and_nothing_changes(placed, client, method):
    order = placed("pretend")
    answer = client.post(f"/checkout/pay/{order.token}/method/", {"method": method}, headers=OURS)
    assert answer.status_code == 422
    assert fresh(order).payment_method == "pretend"
    assert order.payments.get().status == "open"


def test_the_address_of_a_refused_form_leads_back_to_the_page(placed, client):
    order = placed("pretend")
    answer = client.get(f"/checkout/pay/{order.token}/method/")
    assert answer.status_code == 302
    assert answer["Location"] == f"/checkout/pay/{order.token}/"


def test_one_may_change_to_a_transfer_and_back(placed, client):
    order = placed("pretend")
    for method in ("transfer", "pretend"):
        client.post(f"/checkout/pay/{order.token}/method/", {"method": method}, headers=OURS)
    assert order.payments.filter(status="open").get().method == fresh(order).payment_method == "pretend"


@pytest.mark.parametrize("token", ["nobody", "x" * 300, "a%00b", "../admin"])
def test_a_guessed_link_is_no_order(db, client, token):
    for end in ("", "back/", "state/"):
        assert client.get(f"/checkout/pay/{token}/{end}").status_code == 404


def test_what_is_paid_or_cancelled_leads_to_the_order(placed, client):
    paid, cancelled = placed("pretend"), placed("pretend")
    services.mark_paid(paid.payments.get())
    cancel(cancelled, reason="changed mind")
    for order in (paid, cancelled):
        assert client.get(f"/checkout/pay/{order.token}/").headers["Location"] == f"/checkout/done/{order.token}/"


def test_the_thank_you_page_says_where_to_transfer_what(placed, client):
    ShopSettings.objects.create(iban="DE89 3704 0044 0532 0130 00", bic="COBADEFFXXX", account_holder="Alder GmbH")
    order = placed()
    page = client.get(f"/checkout/done/{order.token}/").content.decode()
    for words in (
        order.number,
        "DE89 3704 0044 0532 0130 00",
        "COBADEFFXXX",
        "Alder GmbH",
        str(order.total),
        "<svg role",
    ):
        assert words in page


def test_an_account_no_bank_would_take_has_no_code(placed):
    payment = placed().payments.get()
    assert not girocode(ShopSettings(iban=""), payment)
    assert not girocode(ShopSettings(iban="nonsense", bic="x"), payment)
