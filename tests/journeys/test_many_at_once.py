"""A clerk confirms transfers by keyboard, and undoes the one that was a mistake."""

import re

from playwright.sync_api import expect

from .people import Staff


def test_transfers_are_ticked_confirmed_and_one_is_undone(new_page):
    clara = Staff(new_page()).come_in("Order clerk")
    keys = clara.page.keyboard
    clara.page.goto("/admin/orders/?view=to-confirm")
    keys.press("j")
    keys.press("x")
    expect(clara.page.get_by_text("1 ticked:")).to_be_visible()
    clara.page.get_by_label("Tick all rows of this page").check()
    clara.page.get_by_role("button", name="Mark as paid …").press("Enter")

    rows = clara.page.locator("table.k-many-rows tbody tr")
    expect(rows.first).to_be_visible()
    count = rows.count()
    number = rows.first.get_by_role("link").inner_text()
    clara.page.get_by_role("button", name="Mark as paid").press("Enter")
    expect(clara.page.get_by_text(re.compile(rf"^{count} rows? (is|are) done"))).to_be_visible()

    clara.page.get_by_role("link", name=number).press("Enter")
    expect(clara.page.get_by_text("Just marked as paid")).to_be_visible()
    keys.press("z")
    expect(clara.page.get_by_text(f"{number} is not paid. No e-mail was sent.")).to_be_visible()
