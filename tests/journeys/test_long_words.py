"""Long words of editors, customers and searchers break; no page of a telephone scrolls sideways for them."""

import pytest

NAME = "Donaudampfschifffahrtsgesellschafts"
LINK = "https://example.com/" + "a" * 130
WORDS = "s" * 180
PASSWORD = "correct horse battery"

#: What an editor publishes, and somebody with a long name.
WRITE = f"""
from cms.faq.models import FaqEntry, FaqSection
from cms.pages.models import ContentPage, HomePage
from customers.people.models import Customer, User

text = '<h2>{NAME}{NAME}</h2><p>See <a href="{LINK}">{LINK}</a></p><ul><li>{WORDS}</li></ul>'
page = ContentPage(title="{NAME}", slug="long-words", lead="{LINK}", footer="help",
    parts=[("text", {{"heading": "{NAME}", "text": text}})])
HomePage.objects.get().add_child(instance=page).save_revision().publish()
entry = FaqEntry(title="{NAME}" * 3, slug="long-words", answer='<p><a href="{LINK}">{LINK}</a></p>', is_frequent=True)
FaqSection.objects.first().add_child(instance=entry).save_revision().publish()
user = User.objects.create_user("long@example.com", "{PASSWORD}", name="{NAME}")
Customer.objects.create(user=user, name=user.name, email=user.email, email_verified=True)
"""
PUBLIC = [
    "/long-words/", "/", "/faq/", "/contact/", f"/contact/?subject={WORDS}", f"/search/?q={WORDS}", f"/faq/?q={WORDS}",
    f"/product/straight-mug/?choice-name={WORDS}&update=1", f"/no-such-{WORDS}/", f"/shop/?price_from={WORDS}",
]  # fmt: skip
OWN = ["/account/", "/account/orders/", "/account/email/", "/contact/"]


@pytest.fixture(scope="module")
def long_words(shop) -> None:
    shop.command("shell", "-c", WRITE)


def test_no_page_scrolls_sideways_for_a_long_word(new_page, long_words):
    page = new_page(viewport={"width": 390, "height": 844})

    def scrolling(addresses: list[str]) -> list[str]:
        wide = "document.documentElement.scrollWidth > window.innerWidth"
        return [address for address in addresses if page.goto(address) and page.evaluate(wide)]

    assert not scrolling(PUBLIC)
    page.goto("/account/login/")
    page.fill("input[name=login]", "long@example.com")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "login" not in url)
    assert not scrolling(OWN)
