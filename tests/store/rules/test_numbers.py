"""Numbers as shoppers and merchants write them."""

import pytest

from store.rules import Choices, count, format_count, judge
from store.rules.definition import NUMBER, Group, RuleSet
from store.rules.terms import number_in

WIDTH = RuleSet(groups=(Group("width", "Width", NUMBER),))


@pytest.mark.parametrize("text", ["-0", "0", "+0", "-0.0", "0,00", "00", "−0", "٠", "-0." + "0" * 40])
def test_zero_has_one_spelling(text):
    assert Choices.of(WIDTH, {"width": text}) == {"width": "0"}


@pytest.mark.parametrize("text", ["1e-9999999999", "1e3", "1_000", "NaN", "9" * 100])
def test_a_number_nobody_could_write_out_is_no_number(text):
    assert number_in(text) is None
    assert judge(WIDTH, {"width": text}).conflict.choices == (("width", text[:80]),)


def test_a_count_with_more_digits_than_python_writes_is_said_about():
    assert format_count(12) == "12"
    assert format_count(count(RuleSet(groups=WIDTH.groups)) ** 3000).endswith("e+6012")
