"""A merchandiser says by keyboard what goes together; the set is read back, and the product page obeys."""

import re

from playwright.sync_api import Locator, Page, expect

from .people import Staff

REASON = "Speckles fall on words in front, unless iron holds them back."


def test_a_rule_of_two_conditions_is_written_by_keyboard_and_obeyed(new_page):
    milan = Staff(new_page()).come_in("Merchandiser").page
    open_rules(milan)
    milan.get_by_role("button", name="Add rule").press("Enter")
    rule = milan.locator("[data-relation=rules] > [data-list] > [data-row]").last
    when, results = rule.locator("kontor-all"), rule.locator("kontor-any")
    when.get_by_label("Question").focus()
    say(milan, "Finish", "", "Speckled")
    when.get_by_role("button", name="+ and").press("Enter")
    say(milan, "Rim", "is not", "Brown with iron")
    results.get_by_label("Question").focus()
    say(milan, "Where it stands", "", "In front")
    rule.locator("[data-field=reason] input").press_sequentially(REASON)
    publish(milan)

    open_rules(milan)
    sentence = "Speckled and not Brown with iron excludes Where it stands: In front"
    expect(milan.locator("[data-relation=rules] [data-line]").last).to_contain_text(sentence)
    obeys(new_page())


def open_rules(page: Page) -> None:
    """The rules of the mug's set, opened by keyboard."""
    page.goto("/admin/option-sets/?q=stoneware+mug")
    page.get_by_role("link", name="Stoneware mug", exact=True).first.press("Enter")
    page.get_by_role("tab", name=re.compile("^Rules")).press("Enter")


def say(page: Page, question: str, turned: str, option: str) -> None:
    """One condition, from its first field on: the question, *is* or *is not*, the box of an option."""
    page.keyboard.type(question)
    page.keyboard.press("Tab")
    page.keyboard.type(turned)
    row = page.locator(".k-condition:focus-within")
    expect(row.get_by_role("combobox").first.locator("option:checked")).to_have_text(question)
    for _tab in range(row.get_by_role("checkbox").count()):
        page.keyboard.press("Tab")
        if focused_label(row) == option:
            break
    page.keyboard.press("Space")
    expect(row.get_by_label(option)).to_be_checked()


def focused_label(row: Locator) -> str:
    return row.locator("label:focus-within").inner_text().strip()


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").last.press("Enter")
    page.locator("button[name=action-publish]").press("Enter")
    expect(page.get_by_text("published").first).to_be_visible()


def obeys(page: Page) -> None:
    """Speckles are blocked, with the reason, until the rim is brown with iron."""
    page.goto("/product/straight-mug/?choice-body=oat&choice-rim=plain&choice-place=front&choice-glaze=plain")
    blocked = page.locator("#option-glaze button.blocked", has_text="Speckled")
    blocked.click()
    expect(page.locator("#option-glaze [id^=why-]")).to_contain_text(REASON)
    page.locator("label", has_text="Brown with iron").click()
    expect(blocked).to_have_count(0)
    page.locator("label", has_text="Speckled").click()
    expect(page.locator("#choice-glaze-speckled")).to_be_checked()
    expect(page.locator("#repairs")).to_be_empty()
