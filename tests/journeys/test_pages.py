"""Every page of the shop, on a phone and on a desk, light and dark: no barrier, no error, no sideways scroll."""

from importlib.resources import files

import pytest

from config.sample.people import SIGN_INS

AXE = files("axe_core_python").joinpath("axe.min.js").read_text()
SHOP = [
    "/", "/shop/", "/shop/mugs/", "/product/straight-mug/", "/search/?q=mgu", "/search/?q=zzzz", "/basket/", "/faq/",
    "/faq/?q=delivery", "/contact/", "/track/", "/account/login/", "/account/signup/", "/account/password/reset/",
    "/terms/", "/privacy/", "/no-such-page/",
]  # fmt: skip
ACCOUNT = ["/account/", "/account/orders/", "/account/questions/", "/account/email/", "/account/password/change/"]
ADMIN_PAGES = ["/admin/", "/admin/orders/", "/admin/customers/", "/admin/products/"]
RUN = "axe.run().then((result) => result.violations.map((each) => `${each.id}: ${each.nodes[0].html}`))"
OURS = RUN.replace("run()", "run('.k-ui')")
RUN_OURS = f"document.querySelector('.k-ui') ? {OURS} : []"
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


def sign_in(page, role: str) -> None:
    who = next(each for each in SIGN_INS if each.role == role)
    page.goto("/account/login/")
    page.fill("input[name=login]", who.email)
    page.fill("input[name=password]", who.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "login" not in url)


def problems(page, path: str) -> list[str]:
    """What is wrong with a page, in words."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
        found.append("scrolls sideways")
    return [f"{path} {each}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_shop_has_no_barriers(new_page, size, scheme):
    page = new_page(viewport=SIZES[size], color_scheme=scheme)

    assert not [problem for path in SHOP for problem in problems(page, path)]


@pytest.mark.parametrize("size", SIZES)
def test_the_account_has_no_barriers(new_page, size):
    page = new_page(viewport=SIZES[size])
    sign_in(page, "Shopper")

    assert not [problem for path in ACCOUNT for problem in problems(page, path)]


@pytest.mark.parametrize("size", SIZES)
def test_the_back_office_does_not_scroll_sideways(new_page, size):
    """Wagtail's own frame has findings of its own; ours are looked for in what is ours."""
    page = new_page(viewport=SIZES[size])
    sign_in(page, "Owner")
    for path in ADMIN_PAGES:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE)
        found = page.evaluate(RUN_OURS)
        assert not found, path
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"), path
