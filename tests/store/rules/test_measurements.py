"""Measurements are facts: rules use them, a repair changes options, and a height chooses the frame."""

from decimal import Decimal

import pytest

from store.rules import finish, follow_measurements, is_broken, repairs
from store.rules.definition import NUMBER, REQUIRES, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.fits import fit_tables
from store.rules.terms import Term
from tests.config.test_sample_products import SETS, definition

HEIGHT = Group("height", "Your height", NUMBER, is_measurement=True, low=Decimal(150), high=Decimal(205))
SIZES = Group("size", "Size", options=(OptionSpec("small", "Small"), OptionSpec("large", "Large")))
WOOD = Group("wood", "Wood", options=(OptionSpec("oak", "Oak"), OptionSpec("ash", "Ash")))
SMALL = RuleSpec(REQUIRES, "Small.", (Term("size", ("small",)),), (Term("height", high=Decimal(175)),))
LARGE = RuleSpec(REQUIRES, "Large.", (Term("size", ("large",)),), (Term("height", low=Decimal(170)),))
BENCH = RuleSet(groups=(HEIGHT, SIZES, WOOD), rules=(SMALL, LARGE), defaults={"size": ["small"], "height": "160"})


def test_neither_default_nor_low_price_answers_one():
    assert finish(BENCH, {}) == {"size": ["small"], "wood": ["oak"]}
    assert finish(BENCH, {}, cost=lambda group, option: Decimal(0)) == {"size": ["small"], "wood": ["oak"]}


def test_a_repair_changes_options_and_never_one():
    found = repairs(BENCH, {"height": "190", "size": ["small"], "wood": ["oak"]})

    assert [repair.choices for repair in found] == [{"height": "190", "size": ["large"], "wood": ["oak"]}]


def test_where_only_another_height_would_help_there_is_no_repair():
    only_small = RuleSet(
        groups=(HEIGHT, SIZES), rules=(RuleSpec(REQUIRES, "No.", (), (Term("height", high=Decimal(160)),)),)
    )

    assert repairs(only_small, {"height": "190", "size": ["small"]}) == []
    assert repairs(BENCH, {"height": "190"}, "size", "small") == []


def test_a_wrong_one_is_not_put_right_by_the_shop():
    assert [repair.choices.get("height") for repair in repairs(BENCH, {"height": "20", "size": ["gone"]})] == ["20"]


@pytest.mark.parametrize(
    ("height", "size", "after"),
    [
        ("160", "small", "small"),
        ("172", "small", "small"),
        ("190", "small", "large"),
        ("160", "large", "small"),
        ("", "large", "large"),
    ],
)
def test_it_chooses_by_itself_where_the_choice_does_not_go_with_it(height, size, after):
    choices = follow_measurements(BENCH, {"height": height, "size": [size], "wood": ["ash"]})

    assert (choices["size"], choices["wood"], choices.get("height", "")) == ([after], ["ash"], height)


@pytest.mark.parametrize(
    ("height", "size"), [("152", "cm46"), ("164", "cm50"), ("178", "cm54"), ("190", "cm58"), ("203", "cm62")]
)
def test_the_riders_height_chooses_the_frame(height, size):
    bicycle = definition(SETS["bicycle"])
    before = finish(bicycle, {"size": ["cm54"], "wheel": ["in27"], "fork": ["steel"], "extras": []})
    after = follow_measurements(bicycle, before.with_answers({"height": height}))

    assert (after["size"], after["height"]) == ([size], height)
    assert not [rule.reason for rule in bicycle.rules if is_broken(rule, after)]
    assert {key for key in after if after[key] != before.get(key)} <= {"size", "height"}


def test_rules_say_whom_each_option_fits():
    table = fit_tables(BENCH)["size"]

    assert table.measurement == HEIGHT
    assert [(fit.option.key, fit.low, fit.high) for fit in table.fits] == [("small", 150, 175), ("large", 170, 205)]


@pytest.mark.parametrize(
    "rule",
    [
        RuleSpec(REQUIRES, "Not small.", (Term("size", ("small",), negated=True),), (Term("height", low=Decimal(9)),)),
        RuleSpec(REQUIRES, "With oak.", (*SMALL.when, Term("wood", ("oak",))), SMALL.then),
        RuleSpec(REQUIRES, "Only the two.", SMALL.when, (Term("wood", ("oak",)),)),
    ],
)
def test_rules_about_more_than_one_option_and_one_range_say_nothing_of_it(rule):
    assert fit_tables(RuleSet(groups=BENCH.groups, rules=(rule,))) == {}


def test_every_frame_of_the_bicycle_says_whom_it_fits():
    fits = fit_tables(definition(SETS["bicycle"]))["size"].fits

    assert [(fit.option.name, int(fit.low), int(fit.high)) for fit in fits] == [
        ("46 cm", 150, 166), ("50 cm", 158, 178), ("54 cm", 167, 187), ("58 cm", 176, 197), ("62 cm", 187, 205)
    ]  # fmt: skip
