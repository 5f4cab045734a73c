"""A guest pays by card: the shop has keys of a Stripe of ours, whose script the browser really runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from config.serving import end, server_command
from tests.orders.payment.stripe_stand_in import StandIn
from tests.orders.payment.stripe_stand_in.webhooks import deliver_later

from .conftest import ROOT, Shop, _wait_for

GOOD, DECLINED, ASKS = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0000 0000 3220"
SECRET = "whsec_journey"


@dataclass
class CardShop:
    """A shop that takes cards, and the bank behind it."""

    base: str
    stand_in: StandIn
    page: Page

    def come_to_the_card_fields(self) -> None:
        """A guest puts a thing into the basket and orders it by card."""
        page = self.page
        page.goto(self.base + "/product/straight-mug/")
        page.get_by_role("button", name="Add to basket").click()
        page.wait_for_url("**/basket/")
        page.goto(self.base + "/checkout/")
        page.fill("[name=email]", "gesa@example.com")
        page.fill("[name=delivery-name]", "Gesa Gast")
        page.fill("[name=delivery-street_address]", "Karl-Heine-Straße 88")
        page.fill("[name=delivery-postal_code]", "04229")
        page.fill("[name=delivery-city]", "Leipzig")
        page.locator("main form button.button-main").click()
        page.wait_for_url("**/checkout/delivery/")
        page.locator("main form button.button-main").click()
        page.wait_for_url("**/checkout/payment/")
        page.locator("[name=method][value=card]").check(force=True)
        page.locator("main form button.button-main").click()
        page.wait_for_url("**/checkout/summary/")
        page.locator("[name=terms]").check(force=True)
        page.get_by_role("button", name="Order and pay").click()
        page.wait_for_url("**/checkout/pay/*/")

    def pay_with(self, number: str) -> None:
        self.page.get_by_label("Card number").fill(number)
        self.page.get_by_role("button", name="Pay €").click()


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    running = StandIn()
    yield running
    running.close()


@pytest.fixture(scope="module")
def served(shop: Shop, stand_in: StandIn, free_port) -> Iterator[str]:
    """The same shop served a second time, with keys."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    keys = {"STRIPE_SECRET_KEY": "sk_test_1", "STRIPE_PUBLISHABLE_KEY": "pk_test_1", "STRIPE_WEBHOOK_SECRET": SECRET}
    places = {"STRIPE_API_BASE": stand_in.base, "STRIPE_SCRIPT_ORIGIN": stand_in.base, "BASE_URL": base}
    ours = os.environ | shop.environment | keys | places
    server = subprocess.Popen(server_command(port), env=ours, cwd=ROOT)
    worker = subprocess.Popen([sys.executable, "manage.py", "work"], env=ours, cwd=ROOT, stdout=subprocess.DEVNULL)
    stand_in.bank.tell = lambda event: deliver_later(event, address=base + "/webhooks/stripe/", secret=SECRET, times=2)
    try:
        _wait_for(base + "/healthz", server)
        yield base
    finally:
        end(worker)
        end(server)


@pytest.fixture
def card_shop(served, stand_in, new_page) -> CardShop:
    shop = CardShop(served, stand_in, new_page())
    shop.come_to_the_card_fields()
    return shop


def test_a_good_card_pays(card_shop):
    card_shop.pay_with(GOOD)
    card_shop.page.wait_for_url("**/checkout/done/*/")
    expect(card_shop.page.get_by_role("main")).to_contain_text("is paid.")


def test_the_question_of_the_bank_is_answered(card_shop):
    card_shop.pay_with(ASKS)
    card_shop.page.get_by_role("button", name="Complete").click()
    card_shop.page.wait_for_url("**/checkout/done/*/")
    expect(card_shop.page.get_by_role("main")).to_contain_text("is paid.")


def test_after_a_no_of_the_bank_the_order_is_paid_by_transfer(card_shop):
    card_shop.pay_with(ASKS)
    card_shop.page.get_by_role("button", name="Fail").click()
    card_shop.page.wait_for_url("**/checkout/pay/*/")
    expect(card_shop.page.get_by_role("alert").first).to_contain_text("It is not paid yet.")

    card_shop.page.get_by_role("button", name="Use this method").click()
    card_shop.page.wait_for_url("**/checkout/done/*/")
    expect(card_shop.page.get_by_role("main")).to_contain_text("Now transfer")


def test_a_declined_card_is_followed_by_a_good_one(card_shop):
    stay = card_shop.page.url
    card_shop.pay_with(DECLINED)
    expect(card_shop.page.locator("card-form [data-problem]")).to_have_text("Your card was declined.")
    assert card_shop.page.url == stay

    card_shop.pay_with(GOOD)
    card_shop.page.wait_for_url("**/checkout/done/*/")
