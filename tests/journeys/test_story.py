"""The story the shop is for: found, made one's own, bought, followed, asked about, answered, remembered."""

import re

from playwright.sync_api import expect

from tests.journeys.people import Shopper, Staff


def test_from_a_typo_to_the_account(new_page):
    greta = Shopper(new_page())
    greta.search_with_a_typo()
    greta.narrow()
    number = buy_two_engravings(greta)
    link = greta.follow()
    question = greta.ask("Is the Z of Żaneta with its dot?")

    make_and_send(Staff(new_page()).come_in("Owner"), number)
    greta.wait_until(link, "Delivered")
    answer(Staff(new_page()).come_in("Agent"), "Yes, with its dot.")
    greta.wait_until(question, "Yes, with its dot.")

    greta.open_account()
    owner = Staff(new_page()).come_in("Owner")
    greta.confirm(owner.link_in_mail(greta.EMAIL, "confirm-email"))
    greta.wait_until("/account/orders/", number)
    read_the_record(owner, greta.EMAIL, number)


def buy_two_engravings(greta: Shopper) -> str:
    for words in ("Für Żaneta", "Coach Tom"):
        greta.open_the_mug()
        greta.engrave(words)
        greta.put_into_basket()
    expect(greta.page.get_by_text("Für Żaneta").first).to_be_visible()
    expect(greta.page.get_by_text("Coach Tom").first).to_be_visible()
    return greta.order_by_transfer()


def make_and_send(clerk: Staff, number: str) -> None:
    clerk.page.goto("/admin/")
    expect(clerk.page.locator("main").get_by_text("to confirm").first).to_be_visible()
    clerk.open_order(number)
    clerk.press("Mark as paid")
    for _job in range(2):
        clerk.wait_until(clerk.page.url, "Made")
        clerk.press("Made …")
        clerk.press("All of them were done")
    with clerk.page.expect_popup() as sheet:
        clerk.page.get_by_role("link", name="Print all sheets").click()
    expect(sheet.value.get_by_text("Make exactly this").first).to_be_visible()
    clerk.press("Send it")
    clerk.page.select_option("select[name=kind]", "delivered")
    clerk.press("Save the scan")
    expect(clerk.page.locator("h2#number")).to_contain_text("completed")


def answer(agent: Staff, text: str) -> None:
    agent.page.goto("/admin/tickets/")
    agent.page.get_by_role("link", name=re.compile("The words on my mug|Greta Guest")).first.click()
    agent.page.fill("textarea[name=text]", text)
    agent.page.keyboard.press("Control+Enter")
    agent.page.wait_for_load_state("networkidle")


def read_the_record(owner: Staff, email: str, number: str) -> None:
    owner.page.goto(f"/admin/customers/?q={email}")
    owner.page.locator(".k-records tbody a").first.click()
    for text in (number, "Asked in", "was delivered", "Confirmed the address"):
        expect(owner.page.get_by_text(text).first).to_be_visible()


def test_an_editor_drafts_looks_and_publishes(new_page):
    editor, reader = Staff(new_page()).come_in("Editor"), new_page()
    editor.page.goto("/admin/pages/")
    editor.page.locator("main a[href$='/edit/']").first.click()
    editor.page.fill("[name=headline]", "Made when you say so.")

    with editor.page.expect_navigation():
        editor.page.locator("button[type=submit]:has-text('Save draft')").first.click()
    reader.goto("/")
    expect(reader.locator("h1")).not_to_have_text("Made when you say so.")
    preview = editor.page.context.new_page()
    preview.goto(editor.page.url.replace("/edit/", "/view_draft/"))
    expect(preview.locator("h1")).to_have_text("Made when you say so.")

    with editor.page.expect_navigation():
        editor.page.locator("[name=action-publish]").first.evaluate("(button) => button.click()")
    reader.goto("/")
    expect(reader.locator("h1")).to_have_text("Made when you say so.")


def test_a_refused_product_opens_the_tab_where_something_is_wrong(new_page):
    page = Staff(new_page()).come_in("Merchandiser").page
    page.goto("/admin/products/")
    page.locator("main tbody a").first.click()
    expect(page.get_by_role("tab", selected=True)).to_have_text(re.compile("Words"))

    page.locator("[name=category]").select_option("", force=True)
    with page.expect_navigation():
        page.locator("[name=action-publish]").first.evaluate("(button) => button.click()")

    expect(page.get_by_role("tab", selected=True)).to_have_text(re.compile("Category and attributes"))
    expect(page.locator("[name=category]")).to_be_visible()
