"""What Stripe sends: verified, stored once, handled in any order; whatever else comes is 400."""

import json
import logging

import pytest
from django.utils import timezone

from customers.timeline.models import Entry
from orders.order.models import Paid
from orders.payment import events
from orders.payment.models import Payment, WebhookEvent

from .conftest import SECRET, fresh
from .stripe_stand_in import sign

GOOD = {"id": "evt_1", "type": "payment_intent.succeeded", "data": {"object": {"id": "pi_1"}}}


@pytest.fixture
def post(bank, db, client):
    """Posts a body to the webhook, signed by Stripe unless another signature is given; gives the status."""

    def send(body: bytes, signature: str | None = None) -> int:
        headers = {"Stripe-Signature": sign(body, SECRET) if signature is None else signature}
        return client.post("/webhooks/stripe/", body, content_type="application/json", headers=headers).status_code

    return send


@pytest.mark.parametrize("secret", ["whsec_of_somebody_else", ""])
def test_a_wrong_signature_is_refused_with_one_line_in_the_log(card_order, bank, tell, secret, caplog):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="kontor.payment"):
        assert tell(*bank.events, secret=secret) == [400]

    assert len([line for line in caplog.records if line.name == "kontor.payment"]) == 1
    assert order.email not in caplog.text
    assert not WebhookEvent.objects.exists()
    assert fresh(order).payment_status == Paid.OPEN


@pytest.mark.parametrize("seconds", [-3600, 3600, 86400])
def test_a_signature_of_another_hour_is_refused(bank, db, tell, seconds):
    assert tell(GOOD, at=timezone.now().timestamp() + seconds) == [400]
    assert not WebhookEvent.objects.exists()


@pytest.mark.parametrize("seconds", [-120, 120])
def test_a_clock_may_differ_a_little(bank, db, tell, seconds):
    assert tell(GOOD, at=timezone.now().timestamp() + seconds) == [200]


@pytest.mark.parametrize("signature", ["t=1700000000,v1=é", "t=é,v1=a", "t=1,v1=\u0660", "v1=a", "t=,v1=a", ",", "t"])
def test_a_signature_of_odd_characters_is_400(post, signature, caplog):
    assert post(json.dumps(GOOD).encode(), signature) == 400
    assert "A webhook of Stripe was refused" in caplog.text


@pytest.mark.parametrize(("before", "after"), [("foo,", ""), ("v0=a=b=c,", ""), ("", ",x"), ("=,", ",t")])
def test_a_signature_counts_whatever_else_stands_beside_it(post, before, after):
    body = json.dumps(GOOD).encode()

    assert post(body, f"{before}{sign(body, SECRET)}{after}") == (400 if after == ",t" else 200)


#: Bodies that Stripe's key signed, and that the database or the worker could not take.
ODD = {
    "no data": {"id": "evt_1", "type": "payment_intent.succeeded"},
    "no object": GOOD | {"data": {}},
    "data is a list": GOOD | {"data": []},
    "object is a word": GOOD | {"data": {"object": "pi_1"}},
    "no id": GOOD | {"id": ""},
    "id is a number": GOOD | {"id": 1},
    "id is too long": GOOD | {"id": "e" * 121},
    "no type": GOOD | {"type": None},
    "type is too long": GOOD | {"type": "t" * 81},
    "a list": [GOOD],
    "NUL": GOOD | {"more": "a\x00b"},
    "NUL in a name": GOOD | {"a\x00b": 1},
    "half a character": GOOD | {"more": ["\ud800"]},
    "NaN": GOOD | {"more": float("nan")},
    "infinite": GOOD | {"more": float("-inf")},
}


@pytest.mark.parametrize("event", ODD.values(), ids=ODD)
def test_a_signed_body_that_is_no_event_is_400_with_one_line_in_the_log(post, event, caplog):
    assert post(json.dumps(event).encode()) == 400
    assert [line.levelname for line in caplog.records if line.name == "kontor.payment"] == ["WARNING"]
    assert not WebhookEvent.objects.exists()


DEEP = [b"[" * 100_000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b"[" * 900 + b"]" * 900]


@pytest.mark.parametrize("body", [*DEEP, b"1e999", b"9" * 5000, b"{", b"", b"\xff\x00"])
def test_a_signed_body_that_is_deep_or_no_json_is_400(post, body):
    assert post(body) == 400


def test_what_is_stored_is_read_again_as_it_came(post):
    event = GOOD | {"type": "customer.created", "more": {"name": "Zoë 😀", "sum": 1.5, "none": None}}
    assert post(json.dumps(event).encode()) == 200
    assert WebhookEvent.objects.get().body == event


def test_of_other_providers_nothing_is_taken(post, client):
    assert client.post("/webhooks/nobody/", b"{}", content_type="application/json").status_code == 404
    assert post(b"{}", "") == 400


def test_the_same_webhook_five_times_is_one_payment(card_order, bank, tell):
    bank.confirm(card_order[1].provider_id, "pm_card_visa")

    assert tell(*bank.events * 5) == [200] * 5
    assert WebhookEvent.objects.count() == 1
    assert Entry.objects.of(events.PAID).count() == 1


def test_handling_one_event_again_changes_nothing(card_order, bank, tell, run_work):
    bank.confirm(card_order[1].provider_id, "pm_card_visa")
    tell(*bank.events)
    WebhookEvent.objects.update(due_at=timezone.now(), done_at=None)
    run_work()

    assert Entry.objects.of(events.PAID).count() == 1
    assert WebhookEvent.objects.get().last_error == ""


def test_an_event_of_a_kind_we_do_not_know_is_stored_and_done(bank, db, tell):
    assert tell({"id": "evt_1", "type": "customer.created", "data": {"object": {}}}) == [200]
    event = WebhookEvent.objects.get()
    assert event.done_at
    assert not event.last_error


@pytest.mark.parametrize("shop", [{}, {"shop": "another"}])
def test_an_intent_of_another_shop_on_the_same_account_moves_nothing(placed, bank, tell, shop):
    order = placed("card")
    payment = order.payments.get()
    named = {"order": order.number, "payment": str(payment.pk)} | shop
    bank.confirm(bank.create({"amount": "500", "currency": "eur", "metadata": named})["id"], "pm_card_visa")
    assert tell(*bank.events) == [200, 200]

    assert (fresh(order).payment_status, fresh(payment).provider_id) == (Paid.OPEN, "")
    assert not WebhookEvent.objects.exclude(last_error="").exists()


@pytest.mark.parametrize("metadata", [[], "x", {"payment": []}, {"payment": "x"}, {"payment": "9" * 30}])
def test_odd_metadata_are_nobodys(card_order, bank, tell, metadata):
    bank.confirm(card_order[1].provider_id, "pm_card_visa")
    event = bank.events[0]
    event["data"]["object"] |= {"id": "pi_other", "metadata": metadata}
    assert tell(event) == [200]
    assert not WebhookEvent.objects.get().last_error


def test_money_of_ours_under_a_number_nobody_knows_rests_where_staff_see_it(card_order, bank, tell):
    order, payment = card_order
    twin = bank.create({"amount": "500", "currency": "eur", "metadata": bank.retrieve(payment.provider_id)["metadata"]})
    bank.confirm(twin["id"], "pm_card_visa")
    tell(bank.events[-1])
    assert twin["id"] in WebhookEvent.objects.get().last_error
    assert fresh(order).payment_status == Paid.OPEN


def test_events_that_come_before_we_know_the_intent_find_their_payment(card_order, bank, tell):
    order, payment = card_order
    Payment.objects.update(provider_id="")
    bank.confirm(payment.provider_id, "pm_card_visa")
    tell(*bank.events)
    assert fresh(order).payment_status == Paid.PAID
