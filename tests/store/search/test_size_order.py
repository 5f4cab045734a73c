"""Sizes in filter lists stand in their order, not in that of their counts."""

import pytest

from store.search.size_order import size_ranks


@pytest.mark.parametrize(
    "sizes",
    [
        ["XXS", "xs", "S", "M", "L", "XL", "XXL", "3XL"],
        ["80 ml", "120 ml", "250 ml", "1000 ml"],
        ["6.1 inches", "6,7 inches"],
        ["30 × 40 cm", "50 × 70 cm"],
    ],
)
def test_sizes_of_one_kind_have_an_order(sizes):
    ranks = size_ranks(sizes)

    assert list(ranks) == sizes
    assert sorted(set(sizes), key=ranks.__getitem__) == sizes


@pytest.mark.parametrize("values", [["Oak", "Ash"], ["S", "One size"], ["350 ml", "1 l"], ["A5", "A6"]])
def test_all_else_has_none(values):
    assert size_ranks(values) == {}
