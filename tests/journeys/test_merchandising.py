"""A merchandiser's day: variants from a spreadsheet, attributes by kind, countries by groups, layered photographs."""

import re

from playwright.sync_api import Page, expect

from .people import Staff

#: What a spreadsheet puts on the clipboard: the second price is none.
CELLS = "xl-1\tExtra large\tSize: XL\t70.00\nxl-2\tGiant\tSize: XXL\tabc\n"
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def open_first_product(page: Page) -> str:
    page.goto("/admin/products/?q=apron")
    page.locator("table tbody a").first.press("Enter")
    page.wait_for_url(re.compile(r"/edit/\d+/"))
    return re.search(r"/edit/(\d+)/", page.url)[1]


def test_a_block_of_a_spreadsheet_is_pasted_and_what_is_wrong_is_named_by_row(new_page):
    milan = Staff(new_page()).come_in("Merchandiser")
    page = milan.page
    page.goto(f"/admin/products/{open_first_product(page)}/variants/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rows = page.locator(".k-sheet tbody tr")
    count = rows.count()

    page.get_by_label("Article number").last.evaluate(PASTE, CELLS)
    expect(page.get_by_text("Pasted into 8 cells of 2 rows.")).to_be_visible()
    assert rows.count() == count + 1
    page.get_by_role("button", name="Save the variants").press("Enter")
    expect(page.get_by_role("link", name=f"Row {count + 1}, Price")).to_be_visible()
    page.get_by_label("Price").nth(count).fill("80")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 variants were saved.")).to_be_visible()


def test_no_column_of_the_sheet_vanishes_on_a_small_screen(new_page):
    page = Staff(new_page()).come_in("Merchandiser").page
    page.set_viewport_size({"width": 1024, "height": 768})
    number = open_first_product(page)
    page.goto(f"/admin/products/{number}/variants/")

    cells = page.locator("variant-sheet tbody tr").first.locator("td")
    assert min(cell.bounding_box()["width"] for cell in cells.all()) > 40
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_attribute_shows_the_field_of_its_kind(new_page):
    page = Staff(new_page()).come_in("Merchandiser").page
    open_first_product(page)
    page.get_by_role("tab", name="Category and attributes").press("Enter")
    page.get_by_role("button", name="Add attribute").press("Enter")
    row = page.locator("[data-inline-panel-child]:has(select[name$='-attribute'])").last

    row.locator("[name$='-attribute']").select_option(label="Width")
    expect(row.locator("[name$='-number']")).to_be_visible()
    expect(row.locator("[name$='-text']")).to_be_hidden()
    expect(row.locator("label:visible")).to_have_text([re.compile("Attribute"), "Number"])
    row.locator("[name$='-attribute']").select_option(label="Dishwasher safe")
    expect(row.locator("[name$='-yes']")).to_be_visible()
    expect(row.locator("[name$='-number']")).to_be_hidden()


def test_countries_are_found_by_typing_and_ticked_by_groups(new_page):
    page = Staff(new_page()).come_in("Merchandiser").page
    page.goto("/admin/delivery-methods/")
    page.locator("table tbody a").first.press("Enter")
    chooser = page.locator("country-chooser")
    chooser.get_by_role("button", name="Take out").last.press("Enter")
    chooser.get_by_role("button", name="Add").first.press("Enter")
    expect(chooser.get_by_text("27 countries are ticked")).to_be_visible()

    chooser.get_by_label("Find a country").fill("norw")
    page.keyboard.press("Enter")
    expect(chooser.get_by_text("28 countries are ticked")).to_be_visible()
    expect(page.get_by_label("Norway")).to_be_checked()
    expect(page.get_by_label("Germany")).to_be_hidden()


def test_places_are_drawn_on_photographs_in_layers(new_page):
    page = Staff(new_page()).come_in("Merchandiser").page
    page.goto("/admin/layered-photographs/new/")
    expect(page.get_by_text("How to begin")).to_be_visible()

    page.get_by_role("button", name="Add place").press("Enter")

    expect(page.get_by_role("button", name=re.compile("^Place for"))).to_be_visible()
