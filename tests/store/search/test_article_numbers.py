"""Products are found by a part of an article number."""

import pytest


@pytest.mark.parametrize(
    "typed", ["TS-404.038.96", "404.038.96", "ts404.038.96", "404 038", "TS-404", "40403896", "038.96", "TS 404.038"]
)
def test_a_part_of_an_article_number_finds_the_product(shop, typed):
    result = shop.find(typed)

    assert "Child’s T-shirt" in [hit.name for hit in result.hits][:1]
    assert not result.corrected
