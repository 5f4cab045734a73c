"""A guest withdraws from the contract without an account, and without scripts."""

import re

from playwright.sync_api import expect

from tests.journeys.people import Shopper, Staff

#: As the checkout of the story knows her.
NAME = "Greta Guest"


def test_withdraws_without_an_account(new_page):
    greta = Shopper(new_page())
    greta.open_the_mug()
    greta.engrave("Withdrawn")
    greta.put_into_basket()
    number = greta.order_by_transfer()
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})

    page.goto("/")
    page.get_by_role("link", name="Withdraw from contract here").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("3 things to put right")
    fill(page, number, greta)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Change something").click()
    expect(page.get_by_label("Order number")).to_have_value(number)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Confirm withdrawal").click()

    expect(page.get_by_role("heading", name="Your withdrawal is with us")).to_be_visible()
    for typed in (number, NAME.upper(), greta.EMAIL):
        expect(page.get_by_role("main")).to_contain_text(typed)
    stands_at_the_clerks(Staff(new_page()).come_in("Order clerk"), number)


def fill(page, number: str, greta: Shopper) -> None:
    page.get_by_label("Your name").fill(NAME.upper())
    page.get_by_label("Order number").fill(number)
    page.get_by_label("E-mail address").fill(greta.EMAIL)


def stands_at_the_clerks(clerk: Staff, number: str) -> None:
    """Joined to its order; the line made to order is refused, with the reason."""
    clerk.page.goto("/admin/withdrawals/")
    clerk.page.get_by_role("link", name=re.compile("^W-")).first.click()
    clerk.wait_until(clerk.page.url, "It is not about this order")
    expect(clerk.page.get_by_role("link", name=number)).to_be_visible()
    expect(clerk.page.get_by_text("Not paid back:")).to_be_visible()
