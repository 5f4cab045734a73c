"""A bicycle made to order: why not, then yes; two names, a proof read letter by letter, and every step of the work."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import Shopper, Staff

BICYCLE = "/product/city-bicycle/"


def test_from_why_not_to_the_last_step(new_page):
    greta = Shopper(new_page())
    ask_why_and_take_the_repair(greta.page)
    for name in ("Żaneta", "Coach Tom"):
        paint(greta, name)
        greta.put_into_basket()
    expect(greta.page.get_by_text("Żaneta").first).to_be_visible()
    expect(greta.page.get_by_text("Coach Tom").first).to_be_visible()
    number = greta.order_by_transfer()
    link = greta.follow()

    owner, workshop = Staff(new_page()).come_in("Owner"), Staff(new_page()).come_in("Workshop")
    owner.open_order(number)
    owner.press("Mark as paid")
    send_a_proof(workshop, number)
    greta.wait_until(link, "Your proof waits for you.")
    approve(greta.page, "Ż")
    build(workshop)
    greta.wait_until(link, "Ridden once round the canal")
    expect(greta.page.locator(".workshop li").filter(has_text="Ridden").first).not_to_contain_text("now")


def ask_why_and_take_the_repair(page: Page) -> None:
    """A blocked option says why; the smallest change that allows it is taken with one click."""
    page.goto(BICYCLE)
    blocked = page.locator("#option-bar button.blocked").first
    wanted = blocked.get_attribute("id")
    blocked.click()
    why = page.locator("#option-bar [id^=why-]")
    expect(why).to_contain_text("Why not")
    expect(why).to_contain_text("You chose:")
    why.locator("button[name=take]").first.click()
    expect(page.locator(f"input#{wanted}")).to_be_checked()
    expect(page.locator("#repairs")).to_be_empty()


def paint(greta: Shopper, name: str) -> None:
    """A name on the top tube; price and picture follow without a reload."""
    greta.page.goto(BICYCLE)
    greta.page.fill("#choice-height", "178")
    words = greta.page.locator("#choice-name")
    words.press_sequentially(name, delay=20)
    expect(greta.page.locator("#shown svg title")).to_contain_text(f"“{name}”")
    expect(greta.page.locator("#slip .yours")).to_have_text(name)
    expect(words).to_have_value(name)


def send_a_proof(workshop: Staff, number: str) -> None:
    """The first job of the order gets its proof; it cannot be begun before."""
    workshop.wait_until(f"/admin/jobs/?q={number}", f"J-{number}-1")
    workshop.page.get_by_role("link", name=f"J-{number}-1").first.click()
    expect(workshop.page.get_by_role("button", name=re.compile("^Begin"))).to_have_count(0)
    workshop.press("Send it to the customer")
    expect(workshop.page.locator("#proof ~ .k-list")).to_contain_text("Version 1")


def approve(page: Page, letter: str) -> None:
    """The customer reads every letter and says yes; without reading there is no yes."""
    page.get_by_role("link", name="Look at the proof").first.click()
    expect(page.get_by_text(letter, exact=True).first).to_be_visible()
    page.get_by_role("button", name="Approve, make it like this").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.locator("input[name=read]").check()
    page.get_by_role("button", name="Approve, make it like this").click()
    expect(page.get_by_text(re.compile("Approved on")).first).to_be_visible()


def build(workshop: Staff) -> None:
    """Every step is begun and done, to the last."""
    workshop.page.reload()
    workshop.press("Begin: Frame")
    for step in ("Wheels", "Build", "Ride", "Check", "Pack"):
        workshop.press(f"On to {step}")
    workshop.press("Made")
    expect(workshop.page.locator("h2#number")).to_contain_text("made")
