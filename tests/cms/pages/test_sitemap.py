"""Search engines are told of everything public, and of nothing else."""

import pytest

from cms.pages import sitemap
from tests.makers import make_product


def test_the_index_leads_to_the_lists(client, home):
    response = client.get("/sitemap.xml")

    assert response.status_code == 200
    assert "/sitemap-products.xml" in response.content.decode()


def test_pages_questions_categories_and_products_are_listed(client, write_page, ask_frequently):
    write_page()
    ask_frequently("Why?")
    make_product("Mug")
    lists = "".join(client.get(f"/sitemap-{name}.xml").content.decode() for name in sitemap.LISTS)

    for path in ("/", "/terms/", "/faq/making/q0/", "/shop/mugs/", "/product/mug/"):
        assert f"<loc>http://127.0.0.1:8000{path}</loc>" in lists


def test_drafts_are_not_listed(client, home, write_page):
    write_page().unpublish()
    make_product("Mug").unpublish()
    lists = "".join(client.get(f"/sitemap-{name}.xml").content.decode() for name in sitemap.LISTS)

    assert "terms" not in lists
    assert "/product/mug/" not in lists


def test_long_lists_have_pages(client, home, monkeypatch):
    monkeypatch.setattr(sitemap.Products, "limit", 2)
    for number in range(3):
        make_product(f"Mug {number}")

    assert "/sitemap-products.xml?p=2" in client.get("/sitemap.xml").content.decode()
    assert "/product/mug-2/" in client.get("/sitemap-products.xml?p=2").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-products.xml?p=99999999999999999999",
        "/sitemap-products.xml?p=x",
        "/sitemap-none.xml",
        "/sitemap-products.xml?p=-1",
    ],
)
def test_nonsense_is_a_missing_page(client, home, address):
    assert client.get(address).status_code == 404


def test_the_index_names_the_address_of_the_shop_whoever_asks(client, home, settings):
    settings.BASE_URL = "https://shop.example"
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    index = client.get("/sitemap.xml", headers={"Host": "elsewhere.example"}).content.decode()

    assert "<loc>https://shop.example/sitemap-products.xml</loc>" in index
    assert "elsewhere.example" not in index


def test_robots_find_the_sitemap_and_may_read_noindex_pages(client, db):
    rules = client.get("/robots.txt").content.decode().splitlines()
    hidden = [rule.removeprefix("Disallow: ") for rule in rules if rule.startswith("Disallow")]

    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in rules
    for address in ("/search/?q=mug", "/basket/", "/basket/badge/", "/account/login/", "/track/", "/designs/"):
        page = client.get(address)
        assert not address.startswith(tuple(hidden))
        assert page.headers["X-Robots-Tag"] == "noindex", address
    assert "X-Robots-Tag" not in client.get("/shop/")
