"""Staff give credit with a reason, and block, find and resend gift cards."""

import re

import pytest
from django.urls import reverse

from customers.privacy.erasing import EraseRefused, erase
from customers.wallet.models import GiftCard, WalletEntry
from customers.wallet.services import balance_of, earn, open_account, spend
from store.money.amounts import Money
from tests.makers import make_staff

from .conftest import code_in_mail

pytestmark = pytest.mark.django_db


def give(client, customer, page=None, **changes):
    address = reverse("give_credit", args=[customer.pk])
    key = re.search(r'name="key" value="(\w+)"', client.get(address).content.decode())[1] if page is None else page
    values = {"direction": "give", "amount": "5", "reason": "goodwill", "note": "the late parcel", "key": key}
    return client.post(address, values | changes, follow=True)


def test_credit_is_given_with_its_reason_and_stands_on_the_record(client, alice):
    client.force_login(make_staff("Support lead"))
    page = give(client, alice).content.decode()

    assert "€5.00 of credit are given." in page
    assert "the late parcel" in page
    assert WalletEntry.objects.get().by.email
    assert balance_of(alice) == Money("5")


def test_a_form_that_is_sent_twice_gives_once(client, alice):
    client.force_login(make_staff("Support lead"))
    for _press in range(3):
        give(client, alice, page="a" * 32)

    assert balance_of(alice) == Money("5")


@pytest.mark.parametrize(
    "changes",
    [{"amount": "0"}, {"amount": "-5"}, {"amount": "x"}, {"amount": "99999999999999"}, {"note": ""}, {"key": "1"},
     {"reason": "paid"}, {"direction": "take"}],
)  # fmt: skip
def test_bad_input_gets_a_sentence_and_gives_nothing(client, alice, changes):
    client.force_login(make_staff("Support lead"))

    assert give(client, alice, page="b" * 32, **changes).status_code == 422
    assert balance_of(alice) == Money(0)


@pytest.mark.parametrize("role", ["Agent", "Workshop", "Warehouse", "Editor"])
def test_others_give_nothing(client, alice, role):
    client.force_login(make_staff(role))
    give(client, alice, page="c" * 32)

    assert not WalletEntry.objects.exists()


@pytest.mark.parametrize("words", ["rita@", "Roth", "alice@example.com"])
def test_a_card_is_found_by_recipient_and_buyer(client, owner, card, words):
    client.force_login(owner)
    address = reverse("gift_cards_admin:index")

    assert str(card) in client.get(address, {"q": words}).content.decode()
    assert str(card) in client.get(address, {"q": card.last_four}).content.decode()
    assert str(card) not in client.get(address, {"q": "nobody"}).content.decode()


def test_a_card_is_blocked_with_a_reason_and_sent_again(client, card, code):
    client.force_login(make_staff("Order clerk"))
    screen = reverse("gift_cards_admin:inspect", args=[card.pk])
    assert code not in client.get(screen).content.decode()
    client.post(reverse("gift_cards_admin:block", args=[card.pk]))
    assert GiftCard.objects.get().status == "active"

    client.post(reverse("gift_cards_admin:block", args=[card.pk]), {"why": "stolen"})
    assert GiftCard.objects.get().status == "blocked"
    client.post(reverse("gift_cards_admin:unblock", args=[card.pk]))
    client.post(reverse("gift_cards_admin:send_again", args=[card.pk]), {"email": "new@example.com"})

    assert code_in_mail(card) != code
    assert GiftCard.objects.get().recipient_email == "new@example.com"


def test_who_only_sees_cards_changes_none(client, card):
    client.force_login(make_staff("Agent"))
    client.post(reverse("gift_cards_admin:block", args=[card.pk]), {"why": "stolen"})

    assert GiftCard.objects.get().status == "active"


def test_the_number_of_queries_does_not_grow_with_the_cards(client, owner, alice, queries_of):
    from customers.wallet.cards import make_card

    from .conftest import order_card

    client.force_login(owner)
    address = reverse("gift_cards_admin:index")
    make_card(order_card(), cause="order-line:1", buyer=alice)
    client.get(address)
    one = queries_of(lambda: client.get(address))
    for number in range(2, 12):
        make_card(order_card(), cause="order-line:1", number=number, buyer=alice)

    assert queries_of(lambda: client.get(address)) == one


def test_a_person_with_credit_is_erased_when_it_is_paid_out(alice, owner, card):
    earn(open_account(alice), Money("5"), "given:1", WalletEntry.Reason.GOODWILL, note="for Alice")
    with pytest.raises(EraseRefused, match="There is credit of"):
        erase(alice, why="asked", actor=owner)

    spend(open_account(alice), Money("5"), "given:2", WalletEntry.Reason.CORRECTION)
    erase(alice, why="asked", actor=owner)

    assert set(WalletEntry.objects.values_list("note", flat=True)) == {""}
    row = GiftCard.objects.get()
    assert (row.recipient_email, row.recipient_name, row.buyer) == ("", "", None)
    assert row.account.balance == Money("50")
