"""The people of the stories, and what they do on the pages."""

import re
from dataclasses import dataclass
from typing import ClassVar

from playwright.sync_api import Page, expect

from config.sample.people import SIGN_INS


@dataclass
class Person:
    """Somebody in front of a browser."""

    page: Page

    def sign_in(self, email: str, password: str) -> None:
        self.page.goto("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda address: "/account/login/" not in address)

    def wait_until(self, path: str, text: str) -> None:
        """Ask a page again until the worker has done its part; bounded."""
        for _try in range(40):
            self.page.goto(path)
            if self.page.get_by_text(text).count():
                return
            self.page.wait_for_load_state("networkidle")
        raise AssertionError(f"{path} never said “{text}”.")


class Shopper(Person):
    """Buys as a guest, asks, and opens an account later."""

    EMAIL: ClassVar = "greta.guest@example.com"

    def search_with_a_typo(self) -> None:
        self.page.goto("/")
        box = self.page.get_by_role("search").first.locator("input[name=q]")
        box.fill("straigt mug")
        box.press("Enter")
        expect(self.page.get_by_role("link", name="Straight mug").first).to_be_visible()

    def narrow(self) -> None:
        """Take the first value of a facet."""
        self.page.goto("/shop/mugs/")
        before = self.page.locator("main .card").count()
        self.page.locator("#facets .facet label, #facets .facet a").first.click()
        self.page.wait_for_url(lambda address: "f=" in address)
        assert 0 < self.page.locator("main .card").count() <= before

    def open_the_mug(self) -> None:
        self.page.goto("/product/straight-mug/")

    def engrave(self, words: str) -> None:
        """Write words and choose a glaze; price and picture follow without a reload."""
        self.page.evaluate("window.here = 1")
        price = self.page.locator(".slip .total dd").first
        before = price.inner_text()
        self.page.get_by_label("Engraving").fill(words)
        expect(price).not_to_have_text(before)
        expect(self.page.locator(".product-picture svg title").first).to_contain_text(words)
        assert self.page.evaluate("window.here") == 1

    def put_into_basket(self) -> None:
        self.page.get_by_role("button", name="Add to basket").first.click()
        self.page.wait_for_url("**/basket/")

    def order_by_transfer(self) -> str:
        """Through the checkout; gives the number of the order."""
        self.page.goto("/checkout/")
        self.page.fill("input[name=email]", self.EMAIL)
        self.page.select_option("select[name=delivery-country_code]", "DE")
        for name, value in {
            "name": "Greta Guest",
            "street_address": "Karl-Heine-Straße 88",
            "postal_code": "04229",
            "city": "Leipzig",
        }.items():
            self.page.fill(f"[name=delivery-{name}]", value)
        self.page.get_by_role("button", name="Go on to delivery").click()
        self.page.get_by_role("button", name="Go on to payment").click()
        self.page.locator("input[name=method][value=transfer]").check()
        self.page.get_by_role("button", name="Review your order").click()
        self.page.locator("input[name=terms]").check()
        self.page.get_by_role("button", name=re.compile("^(Order|Place order)")).click()
        self.page.wait_for_url("**/checkout/done/**")
        expect(self.page.get_by_text("IBAN").first).to_be_visible()
        return re.search(r"AF-\d+", self.page.inner_text("h1 + p, .lead"))[0]

    def follow(self) -> str:
        """The tracking page, by its link; gives its address."""
        self.page.get_by_role("link", name="Follow the order").click()
        self.page.wait_for_url("**/track/**")
        return self.page.url

    def ask(self, text: str) -> str:
        """A question from the tracking page; gives the address of the conversation."""
        self.page.get_by_role("link", name="Ask about this order").click()
        self.page.fill("input[name=subject]", "The words on my mug")
        self.page.fill("textarea[name=message]", text)
        for name, value in {"name": "Greta Guest", "email": self.EMAIL}.items():
            field = self.page.locator(f"input[name={name}]")
            if field.count() and not field.input_value():
                field.fill(value)
        for _step in range(2):
            self.page.get_by_role("button", name=re.compile("^Send")).last.click()
            if "/questions/" in self.page.url:
                break
        self.page.wait_for_url("**/questions/**")
        return self.page.url

    def open_account(self) -> None:
        self.page.goto("/account/signup/")
        self.page.fill("input[name=email]", self.EMAIL)
        self.page.fill("input[name=password1]", "a rather long password")
        self.page.get_by_role("button", name="Open the account").click()
        self.page.wait_for_url("**/account/")

    def confirm(self, link: str) -> None:
        self.page.goto(link)
        self.page.get_by_role("button", name="Yes, confirm it").click()


class Staff(Person):
    """Somebody of the sample shop's staff, by role."""

    def come_in(self, role: str) -> "Staff":
        who = next(each for each in SIGN_INS if each.role == role)
        self.sign_in(who.email, who.password)
        return self

    def open_order(self, number: str) -> None:
        """Find it by keyboard: f leads to the find field."""
        self.page.goto("/admin/orders/")
        self.page.keyboard.press("f")
        self.page.keyboard.type(number)
        self.page.wait_for_url(lambda address: f"q={number}" in address)
        self.page.get_by_role("link", name=number).first.click()
        expect(self.page.locator("h2#number")).to_contain_text(number)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state("networkidle")

    def link_in_mail(self, to: str, begins: str) -> str:
        """The link of a mail to somebody, as staff of a shop for trying out may read it."""
        for _try in range(40):
            self.page.goto(f"/admin/mails/?q={to}")
            for subject in self.page.locator(".k-records tbody .k-tick + td a").all_inner_texts()[:10]:
                self.page.get_by_role("link", name=subject).first.click()
                found = re.search(rf"https?://\S*{begins}\S+", self.page.inner_text(".k-plaintext"))
                if found:
                    return found[0]
                self.page.go_back()
        raise AssertionError(f"No mail to {to} has a link with {begins}.")
