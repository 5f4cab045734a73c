"""Somebody makes a mug their own, by mouse, by keyboard, and without scripts."""

import re

from playwright.sync_api import expect

MUG = "/product/straight-mug/"


def test_price_and_picture_follow_without_a_reload(new_page):
    page = new_page()
    page.goto(MUG)
    before = page.locator("#slip .total dd").inner_text()
    page.locator("#choice-body-ink").check(force=True)
    words = page.get_by_label("Engraving", exact=False).first
    words.press_sequentially("Für Żaneta", delay=30)

    expect(page.locator("#option-body .option-head span")).to_have_text("Ink")
    expect(page.locator("#shown svg title")).to_contain_text("“Für Żaneta”")
    expect(page.locator("#slip .yours")).to_have_text("Für Żaneta")
    expect(page.locator("#slip .total dd")).not_to_have_text(before)
    expect(words).to_have_value("Für Żaneta")
    expect(words).to_be_focused()


def test_what_is_chosen_survives_the_way_to_the_basket_and_back(new_page):
    page = new_page()
    page.goto(MUG)
    page.locator("#choice-body-ink").check(force=True)
    page.get_by_label("Engraving", exact=False).first.fill("Ahoi")
    expect(page.locator("#slip .yours")).to_have_text("Ahoi")
    page.get_by_role("button", name="Add to basket").click()
    page.wait_for_url("**/basket/")
    expect(page.get_by_role("main")).to_contain_text("Ahoi")
    page.go_back()

    expect(page.get_by_label("Engraving", exact=False).first).to_have_value("Ahoi")
    expect(page.locator("#choice-body-ink")).to_be_checked()


def test_an_extra_that_was_taken_off_stays_off_after_a_reload(new_page):
    page = new_page()
    page.goto("/product/city-bicycle/")
    extras = page.locator("#option-extras input:checked")
    before = page.locator("#slip .total dd").inner_text()
    while extras.count():
        extras.first.uncheck(force=True)
    expect(page.locator("#option-extras .option-head span").first).to_have_text("None")
    page.wait_for_url("**choice-extras=&**")
    after = page.locator("#slip .total dd").inner_text()
    page.reload()

    expect(extras).to_have_count(0)
    assert page.locator("#slip .total dd").inner_text() == after != before


def test_arrow_keys_walk_through_the_colours(new_page):
    page = new_page()
    page.goto(MUG)
    page.locator("#option-body input:checked").focus()
    for _step in range(3):
        name = page.locator("#option-body .option-head span").inner_text()
        page.keyboard.press("ArrowRight")
        expect(page.locator("#option-body .option-head span")).not_to_have_text(name)

    expect(page.locator("#option-body input:checked")).to_be_focused()


def test_a_height_chooses_the_frame_while_it_is_typed(new_page):
    page = new_page()
    page.goto("/product/city-bicycle/")
    height = page.get_by_label("Your height")
    height.fill("200")

    expect(page.locator("#followed")).to_contain_text("Frame size is now 62 cm")
    expect(page.locator("#choice-size-cm62")).to_be_checked()
    expect(height).to_have_value("200")
    expect(height).to_be_focused()


def test_an_offer_can_be_taken_right_after_asking(new_page):
    page = new_page()
    page.goto("/product/city-bicycle/")
    page.locator("#product-form button.blocked").first.click()
    page.locator("[id^=why-] button").first.click()

    expect(page.locator("[id^=why-]")).to_have_count(0)
    expect(page.locator("#repairs")).to_be_empty()


def test_an_old_price_steps_back_while_the_shop_cannot_be_reached(new_page):
    page = new_page()
    page.goto(MUG)
    page.context.set_offline(True)
    page.locator("#choice-body-ink").check(force=True)
    expect(page.locator("#unreachable")).to_be_visible()
    expect(page.locator("#product-form")).to_have_class(re.compile("is-stale"))
    page.context.set_offline(False)

    expect(page.locator("#unreachable")).to_be_hidden()
    expect(page.locator("#option-body .option-head span")).to_have_text("Ink")
    expect(page.locator("#product-form")).not_to_have_class(re.compile("is-stale"))


def test_without_scripts_a_button_does_it(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(MUG)
    page.locator("#choice-body-ink").check(force=True)
    page.get_by_label("Engraving", exact=False).first.fill("Ahoi")
    page.get_by_role("button", name="Update picture and price").click()

    expect(page.locator("#slip .yours")).to_have_text("Ahoi")
    expect(page.locator("#shown svg title")).to_contain_text("“Ahoi”")


def test_what_is_typed_is_completed_by_keyboard(new_page):
    page = new_page()
    page.goto("/shop/")
    page.get_by_role("combobox", name="Search the shop").press_sequentially("stra", delay=30)
    expect(page.get_by_role("option", name="Straight mug")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("/product/"))


def test_a_list_follows_its_filters_and_the_way_back(new_page):
    page = new_page()
    page.goto("/shop/mugs/")
    all_of_them = page.locator(".bar [role=status]").inner_text()
    first = page.locator("#facet-material input").first
    first.check()
    expect(page.locator(".bar [role=status]")).not_to_have_text(all_of_them)
    expect(first).to_be_focused()
    page.go_back()

    expect(page.locator(".bar [role=status]")).to_have_text(all_of_them)
