"""A proof is approved, and the job goes over the board to the tracking page."""

import re

from playwright.sync_api import expect

from .people import Shopper, Staff


def test_a_proof_is_approved_and_made_by_keys_alone(new_page):
    wim, customer = Staff(new_page()).come_in("Workshop"), Shopper(new_page())
    number, proof = send_a_proof(wim)

    customer.page.goto(proof)
    press = customer.page.get_by_role("button", name=re.compile("^Approve"))
    press.click()
    expect(customer.page.get_by_role("alert")).to_contain_text("Read every letter")
    customer.page.get_by_label("I have read every letter").check()
    press.click()
    expect(customer.page.get_by_text("Approved on")).to_be_visible()

    move_on(wim, number)
    customer.page.get_by_role("link", name="Follow the order").click()
    expect(customer.page.get_by_text("In the workshop").first).to_be_visible()
    expect(customer.page.locator(".workshop li.done").first).to_be_visible()


def send_a_proof(wim: Staff) -> tuple[str, str]:
    """Sends a version of the first job that is not begun; gives its number and the customer's address."""
    wim.page.goto("/admin/jobs/board/")
    card = wim.page.locator("[data-column=proof] .k-job a, [data-column=waiting] .k-job a").first
    number = card.inner_text()
    card.click()
    form = wim.page.locator("details.k-prove").first
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    wim.page.fill("#proof-note", "As you wrote it")
    wim.press("Send it to the customer")
    return number, wim.page.get_by_role("link", name="As the customer sees it").get_attribute("href")


def move_on(wim: Staff, number: str) -> None:
    """Two steps further with Shift and the arrow, as often as the board says so."""
    wim.page.goto("/admin/jobs/board/")
    card = wim.page.locator(".k-job", has_text=number)
    card.focus()
    before = card.get_attribute("data-place")
    for _step in range(2):
        wim.page.keyboard.press("Shift+ArrowRight")
        expect(wim.page.locator(".k-message")).to_contain_text(f"{number} is at")
        expect(card).not_to_have_attribute("data-place", before)
        expect(card).to_be_focused()
        before = card.get_attribute("data-place")
