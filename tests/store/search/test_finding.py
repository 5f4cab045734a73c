"""What every engine finds, counts and sorts: the same questions for all of them."""

import pytest

from store.search.query import Query


def test_a_word_finds_its_other_forms(shop):
    assert "Initial mug" in shop.names("mugs")
    assert shop.names("engraving") == ["Initial mug"]
    assert shop.names("NOTEBOOKS dots") == ["Linen notebook, dotted"]


def test_every_word_must_be_there(shop):
    assert shop.names("mug lid") == ["Soup mug with lid"]


def test_where_nothing_holds_all_words_some_will_do(shop):
    result = shop.find("mug teacher unicornish")

    assert result.relaxed
    assert result.hits[0].name == "Mug for a teacher"


def test_the_name_counts_more_than_the_description(shop):
    assert shop.names("desk")[0] == "Oak desk"


@pytest.mark.parametrize("typed", ["creme brulee", "CRÈME BRÛLÉE", "crème brulée", "ｃｒｅｍｅ ｂｒｕｌｅｅ"])
def test_accents_case_and_width_make_no_difference(shop, typed):
    assert shop.names(typed) == ["Crème brûlée dish"]


@pytest.mark.parametrize("typed", ["t-shirt", "tshirt", "T shirt", "childs tee", "child's t‑shirt"])
def test_a_joined_word_is_found_however_it_is_written(shop, typed):
    assert shop.names(typed)[0] == "Child’s T-shirt"


@pytest.mark.parametrize("typed", ["note book", "desklamp", "two line"])
def test_words_written_together_or_apart_are_found(shop, typed):
    assert shop.find(typed).total >= 1


def test_another_word_for_the_thing_ranks_below_the_word_itself(shop):
    names = shop.names("cup")

    assert names[0] == "Espresso cup"
    assert "Initial mug" in names


def test_an_article_number_finds_its_product(shop):
    assert shop.names("TS-404.038.96")[0] == shop.names("ts40403896")[0] == "Child’s T-shirt"


def test_brand_category_and_values_are_words_too(shop):
    assert shop.names("finch sage") == ["Mug for a teacher"]
    assert shop.names("lamps") == ["Walnut desk lamp"]


@pytest.mark.parametrize("typed", ["杯子", "陶瓷杯", "beizi", "bei zi", "taocibei", "bēizi", "陶瓷 杯子"])
def test_chinese_is_found_by_its_signs_and_by_its_sound(shop, typed):
    assert shop.names(typed)[0] == "陶瓷杯子"


def test_equal_hits_come_by_popularity_and_never_otherwise(shop):
    first = shop.names("sage")

    assert first == ["Mug for a teacher", "Initial mug"]
    assert all(shop.names("sage") == first for _time in range(5))


def test_without_words_the_popular_come_first(shop):
    assert shop.names()[:3] == ["Walnut desk lamp", "Mug for a teacher", "Initial mug"]


def test_pages_hold_every_hit_once(shop):
    pages = [shop.names("", page=page, limit=4) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [4, 4, 3]
    assert len({name for page in pages for name in page}) == 11
    assert shop.find("", limit=4).pages == 3


def test_a_page_past_the_end_is_empty(shop):
    assert shop.find("mug", page=10**12).hits == []
    assert shop.find("mug", page=99).total == shop.find("mug").total


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("price", "Crème brûlée dish"),
        ("-price", "Oak desk"),
        ("name", "Child’s T-shirt"),
        ("newest", "Crème brûlée dish"),
    ],
)
def test_a_list_has_the_requested_order(shop, sort, first):
    assert shop.names(sort=sort)[0] == first


def test_equal_prices_come_by_popularity(shop):
    rising, falling = shop.names("mug", sort="price"), shop.names("mug", sort="-price")

    assert rising.index("Mug for a teacher") < rising.index("Initial mug")
    assert falling.index("Mug for a teacher") < falling.index("Initial mug")


def test_chinese_names_are_sorted_by_their_sound(shop):
    names = shop.names(category="table/mugs", sort="name")

    assert names.index("Soup mug with lid") < names.index("陶瓷杯子") < names.index("Two-line mug")


def test_a_category_has_the_products_of_the_categories_below(shop):
    assert shop.find(category="table").total == 7
    assert shop.find(category="table/mugs").total == 6
    assert shop.find(category="nowhere").total == 0


def test_a_card_shows_everything_and_a_search_only_asks_for_new_synonyms(shop, django_assert_num_queries):
    shop.find("mug")
    with django_assert_num_queries(1):
        card = shop.find("initial").hits[0]

    assert (card.name, card.brand, card.category, card.available) == ("Initial mug", "Alder", "Mugs", True)
    assert card.price_from == 2600
    assert card.colours == (("Sage", "#8f9f8c"),)


def test_a_card_says_that_nothing_is_left(shop):
    assert shop.find("espresso").hits[0].badge == "sold_out"


def test_a_card_of_several_prices_names_the_lowest(shop):
    card = shop.find("tshirt").hits[0]

    assert (card.price_from, card.several_prices) == (2400, True)


def test_the_question_comes_back_with_the_answer(shop):
    query = Query(words="mug", sort="price")

    assert shop.find("mug", sort="price").query == query
