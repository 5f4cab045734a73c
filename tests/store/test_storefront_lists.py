"""Shelves, search page and completion as a shopper sees them."""

import re

import pytest

from cms.foundation.menus import main_menu
from store.catalogue.models import Attribute, AttributeValue, Product
from store.search.services import rebuild
from tests.makers import make_category, make_faq, make_mug_with_words, make_product
from tests.store.search.conftest import index  # noqa: F401  A fixture: the small shop, indexed once.

MUGS = "/shop/table/mugs/"


@pytest.fixture
def shop(db, index, settings, _own_folders):  # noqa: F811
    """A small shop that is indexed: a list queries no product."""
    settings.SEARCH_INDEX_DIR = index
    make_category("Mugs", parent=make_category("Table"))
    for name in ("Desks", "Lamps", "Notebooks", "Shirts"):
        make_category(name)


@pytest.fixture
def look(client, shop):
    """The text of a page."""
    return lambda address, **query: client.get(address, query).content.decode()


def _cards(page):
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a></h3>', page)


def test_a_category_shows_its_products_best_sellers_first(look):
    assert _cards(look(MUGS))[:3] == ["Mug for a teacher", "Initial mug", "Two-line mug"]


def test_a_category_shows_the_categories_below_and_its_breadcrumbs(look):
    assert 'href="/shop/table/mugs/"' in look("/shop/table/")
    assert re.search(r'href="/shop/table/">Table</a>', look(MUGS))


def test_all_categories_are_on_one_page_and_in_the_menu(look):
    page = look("/shop/")

    assert all(f">{name} <small" in page for name in ("Table", "Desks", "Lamps", "Notebooks", "Shirts"))
    assert {name for name, _address in main_menu()} == {"Table", "Desks", "Lamps", "Notebooks", "Shirts"}


def test_a_facet_narrows_and_can_be_taken_away(look):
    page = look(MUGS, f="colour:green")

    assert sorted(_cards(page)) == ["Initial mug", "Mug for a teacher"]
    assert re.search(r'value="colour:green" id="[^"]+" checked', page)
    assert re.search(r'<a class="chip" href="/shop/table/mugs/">.*?Green', page)
    assert re.search(r"<span>Blue</span><span class=\"num\">2</span>", page)


def test_a_value_is_ticked_only_where_it_is_chosen(look):
    pages = [look(MUGS, **chosen) for chosen in ({}, {"f": "colour:green"}, {"from": "1"})]

    assert [len(re.findall('name="f"[^>]+ checked', page)) for page in pages] == [0, 1, 0]


def test_the_price_narrows_and_is_said(look):
    page = look(MUGS, **{"from": "20", "to": "26,50"})

    assert set(_cards(page)) == {"Initial mug", "Mug for a teacher", "陶瓷杯子"}
    assert "€20.00 to €26.50" in page
    assert 'value="26.50"' in page


def test_only_what_can_be_had(look):
    assert "Espresso cup" in _cards(look(MUGS))
    assert "Espresso cup" not in _cards(look(MUGS, stock="1"))


def test_a_card_says_what_is_sold_out_and_from_which_price(look):
    mugs, shirts = look(MUGS), look("/shop/shirts/")

    assert mugs.count('<span class="badge badge-wait">Sold out</span>') == 1
    assert re.search(r"<small>from</small> €24\.00", shirts)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("price", "Espresso cup"), ("-price", "Soup mug with lid"), ("name", "Espresso cup"), ("nonsense", "Mug for")],
)
def test_the_order_is_the_shoppers(look, sort, first):
    assert _cards(look(MUGS, sort=sort))[0].startswith(first)


def test_pages_lead_on_and_keep_what_is_chosen(client, db):
    for number in range(30):
        make_product(f"Mug {number:02}")
    rebuild()
    first = client.get("/shop/mugs/", {"sort": "name", "stock": "1"}).content.decode()
    second = client.get("/shop/mugs/", {"sort": "name", "stock": "1", "page": "2"}).content.decode()

    assert 'href="?stock=1&amp;sort=name&amp;page=2"' in first
    assert _cards(second) == [f"Mug {number:02}" for number in range(24, 30)]


@pytest.mark.parametrize("page", ["2", "99999999999999999", "99999"])
def test_past_the_end_stands_a_sentence(look, page):
    shown = look(MUGS, page=page)

    assert "This list has no such page; it ends with page 1." in shown
    assert not _cards(shown)


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-3", "page=x", "f=", "f=:", "f=glaze", "f=glaze:no-such", "f=%00:%00", "f=a:b&" * 300,
        "from=-1&to=1e999", "from=NaN", "from=50&to=1", "sort=%00", "stock=yes", "q=%00",
        "&".join(["f=glaze:sage"] * 99),
    ],
)  # fmt: skip
def test_no_nonsense_is_an_error(client, shop, query):
    for address in (MUGS, "/shop/", "/search/"):
        assert client.get(f"{address}?{query}").status_code == 200


def test_a_choice_that_nothing_has_can_be_taken_back(look):
    page = look(MUGS, f="colour:<b>")

    assert "No product matches all filters." in page
    assert re.search(r'<a class="chip" href="/shop/table/mugs/">&lt;b&gt;', page)


def test_a_misspelt_word_is_set_right_and_said(look):
    page = look("/search/", q="espreso cupp")

    assert _cards(page)[0] == "Espresso cup"
    assert "<h1>Espresso cup</h1>" in page
    assert '<q class="yours">espreso cupp</q>' in page


def test_where_nothing_holds_all_words_some_are_enough(look):
    page = look("/search/", q="walnut crocodile lamp")

    assert "Walnut desk lamp" in _cards(page)
    assert "These have some of them." in page


def test_words_that_only_the_filters_rule_out_are_not_called_unknown(look):
    page = look("/search/", q="mug", f="colour:nothing")

    assert "No product matches all filters." in page
    assert "Nothing here is called" not in page


def test_nothing_found_says_what_to_do_now(look):
    page = look("/search/", q="xyzzyqq")

    assert "Nothing found" in page
    assert 'href="/shop/"' in page
    assert 'href="/shop/lamps/"' in page


@pytest.mark.parametrize(
    "words", ['15" laptop', "AND OR (", "\x00", "x" * 10_000, "*.:~", "", "<script>alert(1)</script>"]
)
def test_nothing_typed_is_an_error(client, shop, words):
    page = client.get("/search/", {"q": words})

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_without_an_index_a_page_says_so_until_there_is_one(client, db):
    make_product()
    before = client.get("/shop/mugs/")
    rebuild()

    assert before.status_code == 503
    assert "Search is temporarily unavailable." in before.content.decode()
    assert _cards(client.get("/shop/mugs/").content.decode()) == ["Plain mug"]


@pytest.mark.parametrize("address", [MUGS, "/shop/", "/search/?q=mug"])
def test_lists_are_the_same_for_everybody(client, shop, address):
    page = client.get(address)

    assert not page.cookies
    assert "public" in page["Cache-Control"]
    assert "Cookie" not in page.get("Vary", "")
    assert client.get(address, headers={"If-None-Match": page["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405


def test_completions_set_no_cookie_and_may_be_cached_for_a_minute(client, shop):
    answer = client.get("/search/complete/", {"q": "mu"})

    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=60"


def test_what_is_typed_is_completed(look):
    page = look("/search/complete/", q="mu")

    assert re.search(r'role="option"[^>]* href="/product/mug-for-a-teacher/"', page)
    assert re.search(r'role="option"[^>]* href="/shop/table/mugs/"', page)
    assert 'href="/search/?q=mu"' in page


@pytest.mark.parametrize("typed", ["", " ", "\x00", "<b>", "x" * 5000, "(", '"'])
def test_nothing_half_typed_is_an_error(look, typed):
    assert "<b><b>" not in look("/search/complete/", q=typed)


def test_the_search_field_of_every_page_completes(look):
    assert '<search-complete src="/search/complete/"' in look("/shop/")


def test_the_category_of_a_made_to_order_product_shows_its_drawing(client, db):
    make_mug_with_words()
    rebuild()

    assert 'src="/pictures/straight-mug.svg"' in client.get("/shop/mugs/").content.decode()


def test_the_merchant_may_choose_the_picture_of_a_category(client, db):
    make_product("Plain mug")
    category = make_category()
    category.picture_product = make_mug_with_words()
    category.save()
    rebuild()

    assert re.search(r'<a class="tile" href="/shop/mugs/">\s*<div class="plate"><img src="/pictures/straight-mug.svg"',
                     client.get("/shop/").content.decode())  # fmt: skip


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(
    ("address", "cold"), [("/shop/", 7), ("/shop/table/", 7), ("/shop/table/mugs/", 7), ("/search/?q=mug", 10)]
)
def test_a_list_asks_the_database_little_however_long_it_is(client, address, cold, django_assert_max_num_queries):
    mugs = make_category("Mugs", parent=make_category("Table"))
    glaze = Attribute.objects.create(key="glaze", name="Glaze")
    for number in range(24):
        AttributeValue.objects.create(
            product=make_product(f"Mug {number}", category=mugs), attribute=glaze, text=f"Glaze {number}"
        )
    rebuild()
    assert Product.objects.count() == 24

    with django_assert_max_num_queries(cold):
        client.get(address)
    with django_assert_max_num_queries(1):
        client.get(address)


@pytest.mark.parametrize("bounds", [{"from": "26.50", "to": "20"}, {"from": "20", "to": "26.50"}])
def test_price_bounds_turned_round_are_turned_back(look, bounds):
    page = look(MUGS, **bounds)

    assert set(_cards(page)) == {"Initial mug", "Mug for a teacher", "陶瓷杯子"}
    assert "€20.00 to €26.50" in page


@pytest.mark.parametrize(
    ("chosen", "words"), [({}, "Show 6 products"), ({"f": "colour:green", "from": "1"}, "Show 2 products")]
)
def test_the_button_of_the_filters_says_how_many_products_there_are(look, chosen, words):
    assert f"data-count>{words}</button>" in look(MUGS, **chosen)


def test_a_completion_says_that_its_price_is_the_lowest(look):
    assert "from €24.00</span>" in look("/search/complete/", q="child")
    assert ">€14.00</span>" in look("/search/complete/", q="espresso")


def test_a_word_that_is_only_near_is_asked_and_not_corrected(look):
    page = look("/search/", q="tabsa")

    assert "Nothing found" in page
    assert re.search(r'Did you mean <a href="/search/\?q=table"><b>table</b></a>\?', page)


def test_missing_words_are_struck_through_and_named(look):
    page = look("/search/", q="crocodile mug")

    assert re.search(r"Without: <del>crocodile</del>", page)
    assert page.count("<del>") == 1


def test_a_facet_that_splits_nothing_is_not_shown(look):
    assert 'id="facet-colour"' in look(MUGS)
    assert 'id="facet-brand"' not in look("/search/", q="walnut desk lamp")


def test_help_and_pages_stand_beside_products(client, shop):
    make_faq()
    page = client.get("/search/", {"q": "letters engrave"}).content.decode()
    products = client.get("/search/", {"q": "mug"}).content.decode()

    assert re.search(r'<a href="[^"]+"><b>Which letters can you engrave\?</b></a>', page)
    assert "Help and pages" not in products


def test_an_answer_stands_where_no_product_is_found(client, shop):
    make_faq()
    page = client.get("/search/", {"q": "send back broke"}).content.decode()

    assert "<h1>No product found</h1>" in page
    assert "Can I send back something with a name on it?" in page
