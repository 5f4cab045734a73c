"""Nothing that a shopper types is an error."""

import pytest
from django.http import QueryDict

from store.search import addresses

JUNK = [
    '15" laptop', "AND OR NOT", "((((", "))) (", '"', '""', "'", "\\", "*", "?", "a*b?c~2^3", "name:mug", "+ -",
    "-mug", "[a TO z]", "{!func}", "\x00", "mug\x00", "mug\x00\x01\x02", "😀😀😀", "\udc80\ud800",
    "\u202e\u200b\ufeff", "%", "%%%", "../../etc/passwd", "<script>alert(1)</script>",
    "'; DROP TABLE products; --", "a" * 10_000, "mug " * 2_500, "杯" * 10_000, "🧵" * 10_000, "(" * 10_000,
    "ﷺ", "İstanbul", "ǅ", "١٢٣", "½", "e\u0301" * 500, "\t\r\n", ".", "...", "—", "0", "-1", "1e999", "NaN",
    "null", "ﬀ", "ß",
]  # fmt: skip


@pytest.mark.parametrize("typed", JUNK, ids=range(len(JUNK)))
def test_junk_is_a_normal_page(shop, typed):
    result = shop.find(typed)

    assert not result.notice
    assert len(result.hits) <= 24
    shop.complete(typed)


def test_junk_around_a_word_does_not_hide_it(shop):
    assert shop.names('(((desk lamp"!!! AND')[0] == "Walnut desk lamp"


def test_words_that_are_all_too_common_are_searched_for_all_the_same(shop):
    assert shop.names("for a")[0] == "Mug for a teacher"


def test_a_text_without_a_word_finds_nothing_and_blanks_find_everything(shop):
    assert shop.find("!!!").total == 0
    assert shop.find("   ").total == 11


@pytest.mark.parametrize(
    "address",
    ["q=%00", "page=-5", "page=%F0%9F%98%80", "page=٣", "page=99999999999999999999", "from=abc&to=-1", "from=1e400",
     "to=NaN", "f=", "f=:", "f=a:", "f=:b", "f=%00:%00", "f=glaze:sage&f=glaze:sage", "sort=evil", "stock=maybe",
     "f=holds:..", "&".join(f"f=k{i}:v" for i in range(500))],
)  # fmt: skip
def test_a_senseless_address_is_a_normal_page(shop, address):
    query = addresses.read(QueryDict(address))
    found = shop.find(query.words, facets=query.facets, price_from=query.price_from, page=query.page)

    assert not found.notice


def test_an_address_says_the_query_again():
    address = "q=soup+mug&f=glaze%3Aclay&f=glaze%3Aink&from=14.5&to=58&stock=1&sort=-price&page=2"

    assert addresses.write(addresses.read(QueryDict(address))) == address
