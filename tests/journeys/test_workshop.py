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
    expect(customer.page.get_by_role("alert")).to_contain_text("Look at the whole proof")
    customer.page.get_by_label(re.compile("^I have (read every letter|looked at everything)")).check()
    press.click()
    expect(customer.page.get_by_text("Approved on")).to_be_visible()

    move_on(wim, number)
    customer.page.get_by_role("link", name="Follow the order").click()
    expect(customer.page.get_by_text("In the workshop").first).to_be_visible()
    expect(customer.page.locator(".workshop li.done").first).to_be_visible()


def send_a_proof(wim: Staff) -> tuple[str, str]:
    """Takes the first job that is not begun and sends a version; gives its number and the customer's address."""
    wim.page.goto("/admin/jobs/board/")
    card = wim.page.locator("[data-column=proof] .k-job a, [data-column=waiting] .k-job a").first
    number = card.inner_text()
    card.click()
    wim.press("Take")
    form = wim.page.locator("details.k-prove").first
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    wim.page.fill("#proof-note", "As you wrote it")
    wim.press("Send it to the customer")
    return number, wim.page.get_by_role("link", name="As the customer sees it").get_attribute("href")


def move_on(wim: Staff, number: str) -> None:
    """Two steps further with Shift and the arrow, as often as the board says so; among Wim's own jobs."""
    wim.page.goto("/admin/jobs/board/")
    wim.page.locator("#chip-mine").click()
    expect(wim.page.locator("#chip-mine")).to_have_attribute("aria-pressed", "true")
    card = wim.page.locator(".k-job", has_text=number)
    card.focus()
    before = card.get_attribute("data-place")
    for _step in range(2):
        wim.page.keyboard.press("Shift+ArrowRight")
        expect(wim.page.locator(".k-message")).to_contain_text(f"{number} is at")
        expect(card).not_to_have_attribute("data-place", before)
        expect(card).to_be_focused()
        before = card.get_attribute("data-place")
    wim.page.locator("#chip-all").click()
    expect(wim.page.locator("#chip-all")).to_have_attribute("aria-pressed", "true")


def two_jobs_to_start(new_page) -> None:
    """Somebody buys two engraved mugs, and the money is here."""
    greta, olga = Shopper(new_page()), Staff(new_page()).come_in("Owner")
    for words in ("For Wim", "For Olga"):
        greta.open_the_mug()
        greta.engrave(words)
        greta.put_into_basket()
    number = greta.order_by_transfer()
    olga.open_order(number)
    olga.press("Mark as paid")
    olga.wait_until(f"/admin/jobs/?q={number}", f"J-{number}-2")


def test_a_job_is_taken_paused_and_made_by_keys_alone(new_page):
    two_jobs_to_start(new_page)
    wim = Staff(new_page()).come_in("Workshop")
    wim.page.goto("/admin/jobs/board/")
    press, message = wim.page.keyboard.press, wim.page.locator(".k-message")
    card = wim.page.locator("[data-column=waiting] .k-job:not(:has(.k-hand, [data-resume]))").first
    number = card.locator("a").first.inner_text()
    card = wim.page.locator(".k-job", has_text=number)
    card.focus()

    press("t")
    expect(message).to_have_text(f"You have {number}.")
    expect(card).to_be_focused()
    press("s")
    press("Tab")
    wim.page.keyboard.type("Tuesday")
    press("Enter")
    expect(card).to_contain_text("waits for material: Tuesday")
    press(".")
    expect(message).to_have_text(f"{number} is paused. Go on with it first.")
    press("s")
    expect(message).to_have_text(f"Work on {number} goes on.")

    press("m")
    expect(wim.page.locator(".k-question [type=checkbox]").first).to_be_focused()
    press("Escape")
    expect(card).to_be_focused()
    press("m")
    expect(wim.page.locator(".k-question [type=checkbox]").first).to_be_focused()
    press("Space")
    press("Enter")
    expect(message).to_have_text(f"{number} is at “Made”.")
    expect(wim.page.locator(".k-job:focus")).to_have_count(1)


def test_the_board_follows_a_colleague_and_waits_while_somebody_types(new_page):
    two_jobs_to_start(new_page)
    wim, olga = Staff(new_page()).come_in("Workshop"), Staff(new_page()).come_in("Owner")
    wim.page.goto("/admin/jobs/board/")
    wim.page.evaluate(
        "const live = document.querySelector('live-board'); live.dataset.every = '0.5';"
        "live.disconnectedCallback(); live.connectedCallback();"
    )
    cards = wim.page.locator("[data-column=waiting] .k-job:not(:has(.k-hand, [data-resume]))")
    mine, theirs = (cards.nth(place).get_attribute("id") for place in (0, 1))
    wim.page.locator(f"#{mine} summary").click()
    olga.page.goto("/admin/jobs/board/")

    olga.page.locator(f"#{theirs}").focus()
    olga.page.keyboard.press("t")
    expect(wim.page.locator(f"#{theirs} .k-hand")).to_be_visible()
    expect(wim.page.locator(f"#{mine} summary")).to_be_focused()
    expect(wim.page.locator(f"#{mine} details")).to_have_attribute("open", "")

    wim.page.locator(f"#{mine} input[name=note]").focus()
    with olga.page.expect_response(lambda answer: "/take/" in answer.url or "/give-back/" in answer.url):
        olga.page.keyboard.press("t")
    wim.page.wait_for_timeout(1500)  # Three times as long as this board waits between two questions: none was asked.
    expect(wim.page.locator(f"#{theirs} .k-hand")).to_be_visible()
    expect(wim.page.locator(f"#{mine} input[name=note]")).to_be_focused()
