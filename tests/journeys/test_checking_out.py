"""The checkout in a browser."""

from playwright.sync_api import expect

from tests.journeys.people import Shopper


def test_what_is_typed_while_another_countrys_fields_come_stays(new_page):
    greta = Shopper(new_page())
    greta.open_the_mug()
    greta.put_into_basket()
    page = greta.page
    page.route("**/checkout/fields/**", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.goto("/checkout/")

    with page.expect_response("**/checkout/fields/**"):
        page.select_option("select[name=delivery-country_code]", "FR")
        page.fill("[name=delivery-city]", "Lyon")

    expect(page.locator("[name=delivery-city]")).to_have_value("Lyon")


def test_a_country_is_chosen_by_typing_its_name(new_page):
    greta = Shopper(new_page())
    greta.open_the_mug()
    greta.put_into_basket()
    page = greta.page
    page.goto("/checkout/")

    page.focus("select[name=delivery-country_code]")
    with page.expect_response("**/checkout/fields/**"):
        page.keyboard.type("China", delay=40)

    expect(page.locator("select[name=delivery-country_code]")).to_have_value("CN")
    expect(page.locator("#delivery-fields").get_by_text("Province")).to_be_visible()
