"""Narrowing a list: counts that ignore their own filter, prices, numbers, shelves."""

import pytest

from store.search import services
from store.search.query import Query


def test_each_facet_counts_what_it_would_find(shop):
    assert shop.counts("colour", "mug") == {"Black": 2, "Brown": 2, "Green": 2, "Blue": 2}
    for label, count in shop.counts("brand", "mug").items():
        assert shop.find("mug", facets={"brand": {label.lower()}}).total == count


def test_a_chosen_facet_ignores_itself_and_narrows_the_others(shop):
    chosen = {"colour": frozenset({"green"})}

    assert shop.counts("colour", "mug", facets=chosen) == {"Black": 2, "Brown": 2, "Green": 2, "Blue": 2}
    assert shop.counts("brand", "mug", facets=chosen) == {"Alder": 1, "Finch": 1}


def test_two_values_of_one_facet_add_up_and_two_facets_narrow(shop):
    assert shop.find("", facets={"colour": {"green", "blue"}}).total == 4
    assert shop.names("", facets={"colour": {"green", "blue"}, "brand": {"alder"}}) == ["Initial mug", "Two-line mug"]


def test_a_chosen_value_is_marked_and_can_be_taken_away(shop):
    result = shop.find("", facets={"colour": frozenset({"green"})})
    [(facet, value)] = result.chosen

    assert (facet.name, value.label, value.colour) == ("Colour", "Green", "#4f7a4c")
    assert result.query.toggled("colour", "green").facets == {}


def test_a_value_that_nothing_has_finds_nothing(shop):
    assert shop.find("", facets={"colour": {"plaid"}}).total == 0
    assert shop.find("", facets={"nonsense": {"x"}}).total == 0


def test_a_price_range_includes_both_ends(shop):
    names = shop.names("", price_from=2600, price_to=2800, sort="price")

    assert names == ["Mug for a teacher", "Initial mug", "Two-line mug"]


def test_price_bounds_ignore_the_price_filter_only(shop):
    assert shop.find("mug", price_from=3000).price_bounds == shop.find("mug").price_bounds
    assert shop.find("", facets={"colour": {"brown"}}, price_to=100).price_bounds == (1400, 3600)


def test_nothing_found_has_no_price_bounds(shop):
    assert shop.find("zzzzqqqq").price_bounds is None


@pytest.mark.parametrize(("low", "high"), [(5000, 100), (-5, -1), (10**17, None)])
def test_an_impossible_price_range_finds_nothing(shop, low, high):
    assert shop.find("", price_from=low, price_to=high).total == 0


def test_numbers_stand_in_their_order_with_their_unit(shop):
    assert list(shop.counts("holds")) == ["90 ml", "300 ml", "350 ml", "500 ml"]


def test_a_span_of_numbers_finds_what_lies_between(shop):
    assert sorted(shop.names("", facets={"holds": {"300..400"}}, sort="name")) == sorted(
        ["Initial mug", "Mug for a teacher", "陶瓷杯子", "Two-line mug"]
    )


@pytest.mark.parametrize("value", ["..", "a..b", "NaN..1", "1..Infinity", "9e99..9e999"])
def test_a_senseless_span_finds_nothing(shop, value):
    assert shop.find("", facets={"holds": {value}}).total == 0


def test_yes_and_no_are_counted(shop):
    assert shop.counts("dishwasher") == {"Yes": 4, "No": 2}


def test_sizes_of_variants_are_a_facet(shop):
    assert shop.counts("size.shirts") == {"L": 1, "M": 1}


def test_only_what_can_be_had(shop):
    assert "Espresso cup" not in shop.names("cup", in_stock=True)
    assert shop.counts("available", "mug") == {"Yes": 5}


def test_the_category_facet_goes_down_one_level(shop):
    assert shop.counts("category") == {"Table": 7, "Desks": 1, "Lamps": 1, "Notebooks": 1, "Shirts": 1}


def test_category_and_brand_stand_before_attributes(shop):
    keys = [facet.key for facet in shop.find("").facets]

    assert keys[:5] == ["category", "brand", "colour", "holds", "dishwasher"]


def test_what_too_few_things_share_is_left_out_unless_it_is_chosen(shop):
    def keys(**chosen):
        return {facet.key for facet in services.search(Query(**chosen), one_in=4).facets}

    assert {"category", "available", "brand", "dishwasher"} <= keys()
    assert "size.shirts" in {facet.key for facet in shop.find("").facets} - keys()
    assert "size.shirts" in keys(facets={"size.shirts": frozenset({"m"})})


def test_a_list_in_another_order_or_turned_over_has_the_same_facets(shop):
    first = shop.find("mug", facets={"colour": frozenset({"green"})})
    others = [
        shop.find("mug", facets={"colour": frozenset({"green"})}, **chosen)
        for chosen in ({"sort": "price"}, {"page": 2})
    ]

    assert [(other.facets, other.price_bounds) for other in others] == [(first.facets, first.price_bounds)] * 2
    assert shop.counts("colour", "mug", facets={"brand": frozenset({"alder"})}) == {
        "Black": 1, "Brown": 1, "Green": 1, "Blue": 1,
    }  # fmt: skip
