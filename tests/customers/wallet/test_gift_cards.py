"""A gift card is made once, its code is known only to its mail, and it can be spent in parts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.timeline.states import WrongState
from customers.wallet.cards import (
    add_to_credit,
    block_card,
    card_by_code,
    make_card,
    send_card,
    send_card_again,
    unblock_card,
)
from customers.wallet.codes import read_code
from customers.wallet.jobs import send_due_cards
from customers.wallet.models import GiftCard, WalletEntry
from customers.wallet.services import WalletRefused, balance_of, spend
from store.money.amounts import Money

from .conftest import code_in_mail, order_card

pytestmark = pytest.mark.django_db


def test_a_card_of_one_cause_is_made_once(alice):
    first = make_card(order_card(), cause="order-line:1", buyer=alice)

    assert make_card(order_card(), cause="order-line:1", buyer=alice) == first
    assert make_card(order_card(), cause="order-line:1", number=2, buyer=alice) != first
    assert first.account.balance == Money("50")


def test_it_is_sent_on_its_day_and_only_once(alice):
    later = timezone.localdate() + timedelta(days=3)
    card = make_card(order_card(sends_on=later), cause="order-line:1", buyer=alice)
    send_due_cards()
    assert not OutgoingMail.objects.exists()

    GiftCard.objects.update(sends_on=timezone.localdate())
    send_due_cards()
    send_due_cards()

    mail = OutgoingMail.objects.get()
    assert mail.recipient == "rita@example.com"
    assert "Rita Roth" in mail.text
    with pytest.raises(WrongState):
        send_card(card)


def test_the_code_is_stored_nowhere_once_its_mail_is_gone(card, code, run_work, settings):
    settings.DEMO = False
    run_work()

    row = GiftCard.objects.values().get()
    mail = OutgoingMail.objects.values("subject", "text", "html", "secrets").get()
    assert not any(each in str(row) for each in (code, read_code(code)))
    assert code not in str(mail)
    assert row["last_four"] == code[-4:]


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " "), read_code])
def test_it_is_found_however_its_code_is_typed(card, code, typed):
    assert card_by_code(typed(code)) == card


@pytest.mark.parametrize("typed", ["", "\x00", "AB", "x" * 500, "'; DROP TABLE", "RYTS-DRJY-6YGX-XZNP", "ÄÖÜ-ÄÖÜ"])
def test_a_code_that_no_card_has_is_refused_with_a_sentence(card, typed):
    with pytest.raises(WalletRefused, match="We know no gift card"):
        card_by_code(typed)


def test_it_is_found_after_the_key_of_the_shop_was_replaced(card, code, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key" * 5

    assert card_by_code(code) == card


def test_a_blocked_card_pays_nothing_until_it_is_let_go(card, code):
    block_card(card, why="lost")
    with pytest.raises(WalletRefused, match="blocked"):
        card_by_code(code)
    with pytest.raises(WalletRefused, match="blocked"):
        spend(card.account, Money("5"), "order:1", WalletEntry.Reason.PAID)

    unblock_card(card)
    spend(card_by_code(code).account, Money("5"), "order:1", WalletEntry.Reason.PAID)
    assert GiftCard.objects.get().spent == Money("5")


def test_a_card_that_is_sent_again_has_a_new_code_only(card, code):
    send_card_again(card, email="rita.roth@example.com")
    again = code_in_mail(card)

    assert OutgoingMail.objects.newest_first().first().recipient == "rita.roth@example.com"
    assert card_by_code(again) == card
    with pytest.raises(WalletRefused):
        card_by_code(code)


def test_what_is_left_moves_to_the_credit_of_whoever_has_it(card, code, bob):
    spend(card.account, Money("20"), "order:1", WalletEntry.Reason.PAID)
    add_to_credit(card, bob)

    assert balance_of(bob) == Money("30")
    with pytest.raises(WalletRefused, match="Nothing is left"):
        add_to_credit(card, bob)


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_card_at_two_tills_is_spent_once(card, at_once):
    results = at_once(*(lambda n=n: spend(card.account, Money("50"), f"order:{n}", "paid") for n in (1, 2)))

    assert sum(isinstance(result, WalletRefused) for result in results) == 1
    card.account.refresh_from_db()
    assert card.account.balance == Money(0)
