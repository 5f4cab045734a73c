"""Withdrawing from the contract without an account: a form, a second step, a receipt."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order
from orders.returns.models import Withdrawal
from orders.returns.withdrawals.policy import judge_lines
from tests.makers import make_order, make_product, publish_policy

pytestmark = pytest.mark.django_db
TYPED = {"name": "Gesa Gast", "order_number": "AF-00042", "email": "gesa@example.com", "words": "the blue mug"}


def confirm(client, **changes):
    """The second step, as the first one sends it on."""
    return client.post("/withdraw/confirm/", TYPED | {"key": str(uuid4())} | changes, follow=True)


def mails_of(withdrawal: Withdrawal) -> list[str]:
    return [mail.kind for mail in OutgoingMail.objects.about(withdrawal).order_by("pk")]


@pytest.mark.parametrize("address", ["/search/?q=mug", "/track/", "/basket/", "/account/login/", "/withdraw/"])
def test_every_page_leads_to_the_form(client, address):
    assert re.search(r'href="/withdraw/">Withdraw from contract here', client.get(address).content.decode())


def test_the_page_and_the_mail_of_an_order_lead_to_the_form(client, alice, run_work):
    order = make_order(alice)
    run_work()
    client.force_login(alice.user)
    mail = OutgoingMail.objects.get(kind="order_placed")

    assert f"/withdraw/?order={order.number}" in client.get(f"/track/{order.token}/").content.decode()
    assert f"/withdraw/?own={order.number}" in client.get(order.get_absolute_url()).content.decode()
    assert f"/withdraw/?order={order.number}" in mail.text
    assert f"/withdraw/?order={order.number}" in mail.html


def test_the_second_step_repeats_what_was_typed_and_stores_nothing(client):
    answer = client.post("/withdraw/", TYPED)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Confirm withdrawal" in page
    assert all(f'value="{value}"' in page for value in TYPED.values())
    assert not Withdrawal.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_what_was_typed_stays_on_the_way_back(client):
    page = client.post("/withdraw/", TYPED | {"change": "1"}).content.decode()

    assert 'value="Gesa Gast"' in page
    assert "the blue mug</textarea>" in page
    assert "to put right" not in page


def test_confirming_shows_and_mails_the_receipt_at_once(client):
    page = confirm(client).content.decode()
    withdrawal, mail = Withdrawal.objects.get(), OutgoingMail.objects.get()
    stated = withdrawal.stated_at.astimezone().strftime

    assert mail.recipient == "gesa@example.com"
    for each in [*TYPED.values(), withdrawal.number, stated("%Y"), stated(":%M")]:
        assert each in page
        assert each in mail.text
        assert each in mail.html


def test_page_and_mail_are_the_same_for_known_and_unknown_orders(client, run_work):
    order = make_order(products=(make_product(),))
    values = {"name": "Gesa Gast", "email": order.email, "words": ""}
    seen = []
    for number in (order.number, "AF-99999"):
        answer = confirm(client, **values, order_number=number)
        run_work()
        again = client.get(answer.redirect_chain[-1][0])
        withdrawal = Withdrawal.objects.get(order_number=number)
        receipt = OutgoingMail.objects.get(kind="withdrawal_received", subject__startswith=withdrawal.number)
        texts = (answer.content.decode(), again.content.decode(), receipt.text, receipt.html)
        words = (number, withdrawal.number, answer.redirect_chain[-1][0])
        seen.append([answer.redirect_chain[0][1], *(_without(text, *words) for text in texts)])

    assert seen[0] == seen[1]


def _without(text: str, *words: str) -> str:
    for word in words:
        text = text.replace(word, "…")
    return re.sub(r"\d\d:\d\d", "time", text)


def test_known_and_unknown_orders_take_the_same_queries(client, queries_of):
    order = make_order(products=(make_product(),))
    confirm(client)

    known = queries_of(lambda: confirm(client, order_number=order.number, email=order.email))
    assert known == queries_of(lambda: confirm(client, order_number="AF-99999", email="other@example.com"))


@pytest.mark.parametrize("name", ["GAST, gesa", "Gésa  Gast", "gesa gast"])
def test_it_is_joined_if_number_name_and_address_agree(client, run_work, name):
    order = make_order(products=(make_product(),))

    confirm(client, name=name, order_number=f"#{order.number.lower()}", email=order.email.upper())
    run_work()

    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.order, withdrawal.status) == (order, "joined")
    assert mails_of(withdrawal) == ["withdrawal_received", "withdrawal_lines"]


@pytest.mark.parametrize("wrong", [{"name": "Gesa"}, {"email": "x@example.com"}, {"order_number": "AF-9999999"}])
def test_it_is_not_joined_if_one_of_the_three_differs(client, run_work, wrong):
    order = make_order(products=(make_product(),))

    confirm(client, **{"name": "Gesa Gast", "order_number": order.number, "email": order.email} | wrong)
    run_work()

    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.order, withdrawal.status) == (None, "received")
    assert mails_of(withdrawal) == ["withdrawal_received"]


def test_only_the_second_mail_says_why_a_made_to_order_line_stays(client, run_work):
    order = make_order()

    confirm(client, name="Gesa Gast", order_number=order.number, email=order.email, words="")
    run_work()

    receipt, lines = OutgoingMail.objects.about(Withdrawal.objects.get()).order_by("pk")
    assert "made to order" not in receipt.text
    assert "You can withdraw from:\n- 1 × Plain mug" in lines.text
    assert "1 × Straight mug\n  Straight mug: made for you, to your own choices." in lines.text


def test_the_reason_is_the_merchants_own_of_the_day_of_the_order(client, run_work):
    publish_policy(say_no_withdrawal="We engraved it for you.")
    order = make_order()
    publish_policy(say_no_withdrawal="Another sentence.", withdraw_made_to_order=True)

    confirm(client, name="Gesa Gast", order_number=order.number, email=order.email, words="")
    run_work()

    assert "We engraved it for you." in OutgoingMail.objects.get(kind="withdrawal_lines").text


def test_the_days_count_from_the_last_parcel(client, run_work):
    order = make_order(products=(make_product("Jug"), make_product("Cup")))
    jug, cup = order.lines.all()
    for line, days in ((jug, 40), (cup, 10)):
        arrived = timezone.now() - timedelta(days=days)
        parcel = Shipment.objects.create(order=order, status="delivered", delivered_at=arrived)
        ShipmentLine.objects.create(shipment=parcel, line=line, quantity=1)
    Order.objects.update(fulfilment_status="delivered")
    today = timezone.localdate()

    assert not any(each.reason_against for each in judge_lines(Order.objects.get(), stated_on=today))
    late = judge_lines(Order.objects.get(), stated_on=today + timedelta(days=5))
    assert all("ended on" in each.reason_against for each in late)


def test_pressed_twice_it_is_stored_once(client):
    key = str(uuid4())

    pages = [confirm(client, key=key).content for _press in range(2)]

    assert Withdrawal.objects.count() == OutgoingMail.objects.count() == 1
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "…"}, {"name": "Buy at www.example.com"}, {"email": "no address"}, {"order_number": ""},
        {"name": "\x00"}, {"words": "x" * 3000}, {"words": "look at https://example.com"}, {"email": "a" * 300},
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/withdraw/", "/withdraw/confirm/"])
def test_bad_input_gets_a_sentence(client, address, wrong):
    answer = client.post(address, TYPED | wrong)

    assert answer.status_code == 422
    assert "to put right before you go on" in answer.content.decode()
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("path", ["x", "1:2:3", "%00", "9" * 400])
def test_a_receipt_opens_by_its_link_only(client, path):
    assert client.get(f"/withdraw/receipt/{path}/").status_code == 404


@pytest.mark.parametrize("nonsense", [{"key": "x" * 900}, {"key": "\x00"}, {"own": "\x00"}, {"own": "AF-1"}])
def test_forged_hidden_fields_change_nothing(client, nonsense):
    assert confirm(client, **nonsense).status_code == 200
    assert Withdrawal.objects.get().order is None


def test_too_many_from_one_place_are_refused_with_a_sentence(client, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"withdrawal": (1, settings.RATE_LIMITS["withdrawal"][1])}
    confirm(client)

    answer = confirm(client)

    assert answer.status_code == 429
    assert "Wait a while" in answer.content.decode()
    assert 'value="Gesa Gast"' in answer.content.decode()
    assert Withdrawal.objects.count() == 1


@pytest.mark.parametrize("same", ["email", "order_number"])
def test_mails_are_limited_by_recipient_and_by_order(client, settings, same):
    """The statement counts all the same, and the page says that no receipt was mailed."""
    for count in range(7):
        changes = {"email": f"g{count}@example.com", "order_number": f"AF-0000{count}"} | {same: TYPED[same]}
        page = confirm(client, **changes).content.decode()

    assert OutgoingMail.objects.count() == settings.RATE_LIMITS["withdrawal-mailbox"][0] == 5
    assert Withdrawal.objects.count() == 7
    assert "print or save this page" in page


def test_a_signed_in_buyer_picks_order_and_lines(client, alice, run_work):
    order = make_order(alice, products=(make_product("Plain mug"), make_product("Jug")))
    client.force_login(alice.user)
    mug, jug = order.lines.all()
    assert f"?own={order.number}" in client.get("/withdraw/").content.decode()
    assert "Jug" in client.get(f"/withdraw/?own={order.number}").content.decode()

    picks = {"own": order.number, f"line-{mug.pk}": "0", f"line-{jug.pk}": "1", "name": "Al", "email": "a@example.com"}
    page = confirm(client, **picks).content.decode()

    withdrawal = Withdrawal.objects.get()
    assert "1 × Jug" in page
    assert "Plain mug" not in page
    assert withdrawal.order == order
    assert [(row.line, row.quantity) for row in withdrawal.lines.all()] == [(jug, 1)]


def test_nobody_picks_the_order_of_somebody_else(client, alice, bob):
    order = make_order(alice, products=(make_product("Jug"),))
    client.force_login(bob.user)

    assert "Jug" not in client.get(f"/withdraw/?own={order.number}").content.decode()
    confirm(client, own=order.number, order_number=order.number)
    assert Withdrawal.objects.get().order is None


@pytest.mark.parametrize(("quantity", "sentence"), [("2", "write no more"), ("0", "at least one"), ("-1", "0 or more")])
def test_no_more_than_was_ordered_can_be_picked(client, alice, quantity, sentence):
    order = make_order(alice, products=(make_product("Jug"),))
    client.force_login(alice.user)
    line = order.lines.get()

    answer = client.post("/withdraw/", TYPED | {"own": order.number, f"line-{line.pk}": quantity})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Order.objects.get().withdrawals.count() == 0
