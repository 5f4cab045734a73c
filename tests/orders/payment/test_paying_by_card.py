"""Cards through Stripe, against the stand-in over a socket."""

import pytest
from django.utils import timezone

from customers.timeline.models import Entry
from orders.order.models import Order, Paid
from orders.payment import events, services
from orders.payment.cancelling import cancel, cancel_unpaid
from orders.payment.models import Payment, WebhookEvent
from store.money.amounts import Money

from .conftest import fresh


def test_the_page_carries_the_secret_of_one_intent_however_often_it_is_opened(bank, placed, client):
    order = placed("card")
    pages = [client.get(f"/checkout/pay/{order.token}/").content.decode() for _time in range(3)]

    intent = next(iter(bank.intents.values()))
    assert len(bank.intents) == 1
    assert all(intent["client_secret"] in page for page in pages)
    assert (intent["amount"], intent["currency"]) == (order.total.minor, "eur")
    assert intent["metadata"]["order"] == order.number


def test_an_answer_that_never_reached_us_makes_no_second_intent(card_order, bank, client):
    order, payment = card_order
    Payment.objects.update(provider_id="")  # As if we were killed between the answer and writing it down.

    client.get(f"/checkout/pay/{order.token}/")
    assert list(bank.intents) == [payment.provider_id]
    assert fresh(payment).provider_id == payment.provider_id


def test_only_the_page_with_card_fields_lets_stripe_in(card_order, settings, client):
    order, _payment = card_order
    policy = client.get(f"/checkout/pay/{order.token}/").headers["Content-Security-Policy"]
    elsewhere = client.get(f"/checkout/done/{order.token}/").headers["Content-Security-Policy"]

    directives = {each.split()[0]: each.split()[1:] for each in policy.split("; ")}
    for name in ("script-src", "frame-src", "connect-src"):
        assert settings.STRIPE_SCRIPT_ORIGIN in directives[name]
    assert settings.STRIPE_SCRIPT_ORIGIN not in elsewhere


def test_without_scripts_a_sentence_leads_to_the_other_methods(card_order, client):
    page = client.get(f"/checkout/pay/{card_order[0].token}/").content.decode()
    assert "JavaScript, which is switched off in your browser" in page
    assert 'value="transfer"' in page


def test_the_webhook_pays_and_confirms_the_order(card_order, bank, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")

    assert tell(*bank.events) == [200]
    assert (fresh(order).status, fresh(order).payment_status, fresh(payment).status) == ("confirmed", "paid", "paid")


def test_events_in_the_wrong_order_come_to_the_same_end(card_order, bank, tell):
    order, payment = card_order
    with pytest.raises(Exception, match="declined"):
        bank.confirm(payment.provider_id, "pm_card_chargeDeclined")
    bank.confirm(payment.provider_id, "pm_card_visa")

    tell(*reversed(bank.events))
    assert (fresh(order).payment_status, fresh(payment).status) == ("paid", "paid")
    assert not Entry.objects.of(events.FAILED).exists()


def test_another_amount_than_agreed_is_written_down_and_the_rest_is_requested(card_order, bank, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa").update(amount_received=100)
    tell(*bank.events)

    assert (fresh(payment).status, fresh(payment).received) == ("paid", Money(1))
    assert (fresh(order).status, fresh(order).payment_status) == ("placed", "partly")
    assert list(Order.objects.to_settle()) == [order]
    assert order.payments.get(status="open").amount == fresh(order).balance


def test_money_in_another_currency_is_left_to_a_person_and_no_more_is_requested(card_order, bank, client, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa").update(currency="usd")
    tell(*bank.events * 2)

    assert (fresh(payment).status, fresh(order).payment_status) == ("check", "check")
    assert "in another currency" in fresh(payment).message
    assert list(Order.objects.to_settle()) == [order]
    assert client.get(f"/checkout/pay/{order.token}/").status_code == 302
    assert "Please do not pay again." in client.get(f"/checkout/done/{order.token}/").content.decode()
    assert not cancel_unpaid(fresh(order))

    services.mark_paid(fresh(payment))
    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("pm_card_chargeDeclined", "Your card was declined."),
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired"),
    ],
)
def test_after_a_decline_the_order_waits_and_is_paid_by_transfer(card_order, bank, client, tell, method, sentence):
    order, payment = card_order
    with pytest.raises(Exception, match="Your card"):
        bank.confirm(payment.provider_id, method)
    tell(*bank.events)
    assert (fresh(order).status, fresh(order).payment_status) == ("placed", "failed")
    assert sentence in client.get(f"/checkout/pay/{order.token}/").content.decode()

    answer = client.post(
        f"/checkout/pay/{order.token}/method/", {"method": "transfer"}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.headers["Location"] == f"/checkout/done/{order.token}/"
    services.mark_paid(order.payments.get(method="transfer"))
    tell()
    assert (fresh(order).status, bank.retrieve(payment.provider_id)["status"]) == ("confirmed", "canceled")


def test_a_decline_without_a_sentence_is_a_decline(card_order, bank, client, tell):
    order, payment = card_order
    with pytest.raises(Exception, match="declined"):
        bank.confirm(payment.provider_id, "pm_card_chargeDeclined")
    del bank.intents[payment.provider_id]["last_payment_error"]["message"]
    tell(*bank.events)
    assert fresh(order).payment_status == "failed"


def test_a_declined_card_can_be_followed_by_a_good_one(card_order, bank, tell):
    order, payment = card_order
    with pytest.raises(Exception, match="declined"):
        bank.confirm(payment.provider_id, "pm_card_chargeDeclined")
    tell(bank.events[0])
    bank.confirm(payment.provider_id, "pm_card_visa")
    tell(bank.events[1])
    assert fresh(order).payment_status == Paid.PAID


@pytest.mark.parametrize(("yes", "end"), [(True, "paid"), (False, "failed")])
def test_the_question_of_the_bank_decides(card_order, bank, client, tell, yes, end):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_threeDSecure2Required")
    tell(*bank.events)
    assert fresh(payment).status == "pending"
    assert client.get(f"/checkout/pay/{order.token}/state/").status_code == 204

    bank.answer(payment.provider_id, yes)
    tell(*bank.events)
    assert (fresh(payment).status, fresh(order).payment_status) == (end, end)
    assert client.get(f"/checkout/pay/{order.token}/state/").headers["HX-Redirect"] == f"/checkout/pay/{order.token}/"


def test_the_return_page_asks_stripe_and_believes_nothing_else(card_order, bank, client):
    order, payment = card_order
    back = f"/checkout/pay/{order.token}/back/?redirect_status=succeeded&payment_intent={payment.provider_id}"
    client.get(back)
    assert fresh(order).payment_status == Paid.OPEN

    bank.confirm(payment.provider_id, "pm_card_visa")
    assert client.get(back, follow=True).redirect_chain[-1][0] == f"/checkout/done/{order.token}/"
    assert fresh(order).payment_status == Paid.PAID


def test_while_stripe_is_away_the_order_can_be_paid_by_another_method(bank, placed, client):
    order = placed("card")
    bank.away = True
    page = client.get(f"/checkout/pay/{order.token}/")

    assert page.status_code == 200
    assert "does not answer just now" in page.content.decode()
    services.change_method(order, "transfer")
    services.mark_paid(order.payments.get(method="transfer"))
    assert fresh(order).status == Order.Status.CONFIRMED


def test_events_that_come_while_stripe_is_away_are_handled_later(card_order, bank, tell, run_work):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    bank.away = True
    assert tell(*bank.events) == [200]
    assert fresh(order).payment_status == Paid.OPEN

    bank.away = False
    WebhookEvent.objects.update(due_at=timezone.now())
    run_work()
    assert fresh(order).payment_status == Paid.PAID


def test_a_cancelled_order_cannot_be_paid_any_more(card_order, bank, run_work):
    order, payment = card_order
    cancel(order, reason="changed mind")
    run_work()
    assert (fresh(payment).status, bank.retrieve(payment.provider_id)["status"]) == ("void", "canceled")


def test_money_that_moved_while_the_order_was_cancelled_goes_back_by_itself(card_order, bank, run_work):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    cancel(order, reason="changed mind")
    run_work()
    assert (fresh(order).status, fresh(order).payment_status) == ("cancelled", "refunded")


def test_what_the_bank_is_still_at_cannot_be_paid_a_second_time(card_order, bank, client, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_slow")
    tell(*bank.events)
    same = {"Sec-Fetch-Site": "same-origin"}
    answer = client.post(f"/checkout/pay/{order.token}/method/", {"method": "transfer"}, headers=same)
    assert answer.status_code == 422
    assert "in progress" in answer.content.decode()

    bank.finish(payment.provider_id)
    tell(*bank.events)
    assert fresh(order).payment_status == Paid.PAID
