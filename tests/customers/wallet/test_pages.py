"""Shoppers see their credit, and what is left on a card; nobody guesses codes."""

import pytest

from customers.wallet.codes import new_code
from customers.wallet.models import WalletEntry
from customers.wallet.services import balance_of, earn, open_account
from store.money.amounts import Money

pytestmark = pytest.mark.django_db
CARD, CREDIT = "/gift-card/", "/account/credit/"


def test_the_account_shows_ones_own_credit_and_no_other(client, alice, bob):
    earn(open_account(alice), Money("20"), "given:1", WalletEntry.Reason.GOODWILL, note="the late parcel")
    client.force_login(alice.user)
    page = client.get(CREDIT).content.decode()
    assert "€20.00" in page
    assert "the late parcel" in page

    client.force_login(bob.user)
    assert "€20.00" not in client.get(CREDIT).content.decode()
    client.logout()
    assert client.get(CREDIT).status_code == 302


def test_whoever_has_the_code_sees_what_is_left_and_prints_it(client, card, code):
    page = client.post(CARD, {"code": code.lower()})
    assert "€50.00 of €50.00 are left" in page.content.decode()

    paper = client.post(CARD, {"code": code, "print": "1"})
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_a_card_is_added_to_the_credit(client, card, code, bob):
    client.force_login(bob.user)
    page = client.post(CREDIT, {"code": code}, follow=True)

    assert "€50.00 were added to your credit" in page.content.decode()
    assert balance_of(bob) == Money("50")
    again = client.post(CREDIT, {"code": code})
    assert again.status_code == 422
    assert "Nothing is left" in again.content.decode()


@pytest.mark.parametrize("code", ["", "\x00", "x" * 41, "AAAA-BBBB-CCCC-DDDD"])
def test_a_wrong_code_gets_a_sentence(client, alice, code):
    client.force_login(alice.user)

    assert client.post(CARD, {"code": code}).status_code == 422
    assert client.post(CREDIT, {"code": code}).status_code == 422


def test_whoever_tries_many_codes_has_to_wait(client, card, code):
    for _try in range(10):
        client.post(CARD, {"code": new_code()})

    page = client.post(CARD, {"code": code})
    assert page.status_code == 429
    assert "Wait a quarter of an hour" in page.content.decode()


def test_right_codes_are_no_tries(client, card, code):
    assert {client.post(CARD, {"code": code}).status_code for _try in range(15)} == {200}
