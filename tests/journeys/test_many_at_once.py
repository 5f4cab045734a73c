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
    clara.page.wait_for_load_state()  # Keys work once the scripts of the screen are there.
    keys.press("z")
    expect(clara.page.get_by_text(f"{number} is not paid. No e-mail was sent.")).to_be_visible()


PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text", text);
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def test_pasted_numbers_stay_in_their_rows(new_page):
    clara = Staff(new_page()).come_in("Order clerk")
    clara.page.goto("/admin/orders/")
    for box in clara.page.locator(".k-tick input[name=row]").all()[:40]:
        box.check()
    clara.page.get_by_role("button", name="Send parcels …").press("Enter")
    fields = clara.page.locator("[data-scan]")
    expect(fields.first).to_be_visible()
    assert fields.count() > 1
    numbers = clara.page.locator("table.k-many-rows tbody tr").get_by_role("link").all_inner_texts()

    fields.first.focus()
    clara.page.evaluate(PASTE, "T-1\n\nT-3\n")
    assert [each.input_value() for each in fields.all()][:2] == ["T-1", ""]

    clara.page.evaluate(PASTE, f"{numbers[1]}\tT-2\nAF-99999\tT-9\nT-3;{numbers[0]}\n")
    assert [each.input_value() for each in fields.all()][:2] == ["T-3", "T-2"]
