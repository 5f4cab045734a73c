"""A table with real constraints: what a shopper is told and offered."""

from decimal import Decimal

import pytest

from store.rules import Change, finish, judge, repairs, why
from store.rules.definition import (
    ALLOWED,
    EXCLUDES,
    NUMBER,
    ONE,
    REQUIRES,
    SEVERAL,
    TEXT,
    Group,
    OptionSpec,
    RuleSet,
    RuleSpec,
)
from store.rules.terms import Term


def options(*keys):
    return tuple(OptionSpec(key, key.title()) for key in keys)


EXTRAS = options("drawer", "lamp", "plate")
STEEL = RuleSpec(
    REQUIRES,
    "A wide table needs the steel frame.",
    when=(Term("width", low=Decimal(200)),),
    then=(Term("frame", options=("steel",)),),
)
SWELLS = RuleSpec(
    EXCLUDES, "Oak swells outdoors.", when=(Term("wood", options=("oak",)),), then=(Term("use", options=("outdoor",)),)
)
STOCKED = RuleSpec(
    ALLOWED,
    "We stock these.",
    groups=("wood", "frame"),
    rows=(
        ("oak", "steel"),
        ("oak", "beech"),
        ("teak", "steel"),
    ),
)
PLATE = RuleSpec(
    REQUIRES, "An engraving needs the brass plate.", when=(Term("words"),), then=(Term("extras", options=("plate",)),)
)


@pytest.fixture
def table():
    return RuleSet(
        groups=(
            Group("wood", "Wood", ONE, options=options("oak", "teak")),
            Group("oil", "Oil", ONE, applies_if=(Term("wood", options=("oak",)),), options=options("clear", "dark")),
            Group("use", "Use", ONE, options=options("indoor", "outdoor")),
            Group("width", "Width", NUMBER, low=Decimal(100), high=Decimal(240), step=Decimal(10), unit="cm"),
            Group("frame", "Frame", ONE, options=options("beech", "steel")),
            Group("extras", "Extras", SEVERAL, required=False, max_options=2, options=EXTRAS),
            Group("words", "Words", TEXT, required=False),
        ),
        rules=(STEEL, SWELLS, STOCKED, PLATE),
        defaults={"oil": ["dark"], "width": "160"},
    )


def test_a_number_forces_and_blocks_options(table):
    found = judge(table, {"width": "210"})

    assert (found.state("frame", "steel"), found.state("frame", "beech")) == ("forced", "blocked")


def test_options_bound_a_number(table):
    assert judge(table, {"frame": ["beech"]}).bounds("width") == (100, 190)
    assert why(table, {"frame": ["beech"]}, "width", "200").sentences == [STEEL.reason]
    assert why(table, {"frame": ["beech"]}, "width", "190") is None


def test_two_rules_together_are_the_reason(table):
    reason = why(table, {"wood": ["teak"], "use": ["indoor"]}, "frame", "beech")

    assert (reason.choices, reason.sentences) == ((("wood", "teak"),), ["We stock these."])


def test_an_unknown_answer_is_named(table):
    assert why(table, {}, "wood", "plum").sentences == ["“plum” is not offered for “Wood”."]
    assert why(table, {}, "width", "205").sentences == ["“205” is not offered for “Width”."]


def test_the_answer_to_a_conditional_group_blocks_nothing(table):
    found = judge(table, {"wood": ["oak"], "oil": ["dark"]})

    assert found.state("wood", "teak") == "free"
    assert (found.applies("oil"), judge(table, {"wood": ["teak"]}).applies("oil")) == (True, False)


def test_a_shopper_reads_what_is_missing(table):
    assert judge(table, {"wood": ["oak"], "use": ["indoor"]}).missing == ("oil", "width", "frame")


def test_a_repair_names_the_new_answer(table):
    choices = {"wood": ["oak"], "oil": ["dark"], "use": ["indoor"], "width": "220", "frame": ["steel"]}

    first = repairs(table, choices, "frame", "beech")[0]

    assert first.changes == (Change("width", "220", "190"),)
    assert first.choices == choices | {"width": "190", "frame": ["beech"]}


def test_texts_are_removed_by_name_and_never_replaced(table):
    choices = {"words": "Für Zoë", "extras": ["drawer", "plate"]}

    found = repairs(table, choices, "extras", "lamp")

    assert [repair.changes for repair in found] == [(Change("extras", ["drawer", "plate"], ["lamp", "plate"]),)]


def test_a_deleted_option_is_repaired(table):
    choices = {"wood": ["plum"], "use": ["outdoor"]}

    assert judge(table, choices).conflict.choices == (("wood", "plum"),)
    assert repairs(table, choices)[0].changes == (Change("wood", ["plum"], ["teak"]),)


def test_what_contradicts_itself_has_several_repairs(table):
    changed = [repair.changes[0].group for repair in repairs(table, {"wood": ["oak"], "use": ["outdoor"]})]

    assert changed == ["wood", "use"]


def test_what_is_right_needs_no_repair(table):
    assert [repair.changes for repair in repairs(table, {"wood": ["oak"]})] == [()]


def test_finishing_takes_the_defaults_and_leaves_words_open(table):
    finished = finish(table, {"use": ["indoor"]})

    assert finished == {"use": ["indoor"], "wood": ["oak"], "oil": ["dark"], "width": "160", "frame": ["beech"]}


def test_finishing_takes_the_cheapest_still_free(table):
    prices = {"oak": 90, "teak": 20, "beech": 5, "steel": 50}

    finished = finish(table, {"use": ["indoor"]}, cost=lambda group, option: prices.get(option, 1))

    assert (finished["wood"], finished["frame"], finished["width"]) == (["teak"], ["steel"], "100")


def test_finishing_adds_what_a_rule_asks_for(table):
    assert finish(table, {"words": "Zoë"})["extras"] == ["plate"]


def test_what_contradicts_itself_cannot_be_finished(table):
    assert finish(table, {"wood": ["oak"], "use": ["outdoor"]}) is None


@pytest.mark.parametrize("answer", ["1e400", "NaN", "-5", "9" * 30, "x\0", ["a"], ["oak", "teak"], ""])
def test_whatever_a_stranger_sends_is_judged(table, answer):
    for group in ("wood", "width", "words", "extras", "nowhere"):
        found = judge(table, {group: answer})
        assert found.state("wood", "oak") in {"free", "forced", "blocked"}
        assert repairs(table, {group: answer})
