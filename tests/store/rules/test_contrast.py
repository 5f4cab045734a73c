"""Two colours must be told from each other: a rule of its own, for dark on dark as well as for light on light."""

from decimal import Decimal

import pytest

from store.configurator.definition import ProductDefinition
from store.configurator.sentences import rule_sentence
from store.rules import BLOCKED, is_broken, judge, repairs, why
from store.rules.choices import Choices
from store.rules.colours import contrast, distance
from store.rules.definition import CONTRAST, TEXT, Group, OptionSpec, RuleSpec
from store.rules.terms import Term

COLOURS = {"black": "#111111", "navy": "#1f2a44", "rust": "#a2452b", "sky": "#a9c0c9", "white": "#fbfaf7"}
OPTIONS = tuple(OptionSpec(key, key.title(), colour) for key, colour in COLOURS.items())
CLOTH, INK = (
    Group("cloth", "Cloth", options=OPTIONS),
    Group("ink", "Ink", options=(*OPTIONS, OptionSpec("none", "None"))),
)
WORDS = Group("words", "Words", TEXT, required=False)
READABLE = RuleSpec(CONTRAST, "It could not be read.", groups=("ink", "cloth"), contrast=Decimal("2.0"))
SHIRT = ProductDefinition(product=1, groups=(CLOTH, INK, WORDS), rules=(READABLE,))


@pytest.mark.parametrize(
    ("cloth", "blocked"),
    [
        ("navy", {"black", "navy"}),
        ("white", {"sky", "white"}),
        ("sky", {"sky", "white"}),
        ("rust", {"rust"}),
    ],
)
def test_neither_dark_on_dark_nor_light_on_light_is_offered(cloth, blocked):
    judgement = judge(SHIRT, {"cloth": [cloth]})

    assert {option.key for option in INK.options if judgement.state("ink", option.key) == BLOCKED} == blocked


def test_it_counts_only_under_its_conditions():
    rule = RuleSpec(CONTRAST, "No.", when=(Term("words"),), groups=("ink", "cloth"), contrast=Decimal(2))
    shirt = ProductDefinition(product=1, groups=SHIRT.groups, rules=(rule,))
    alike = {"cloth": ["navy"], "ink": ["black"]}

    assert not is_broken(rule, Choices.of(shirt, alike))
    assert is_broken(rule, Choices.of(shirt, alike | {"words": "Ahoi"}))


def test_it_is_explained_with_the_merchants_sentence():
    assert why(SHIRT, {"cloth": ["navy"]}, "ink", "black").sentences == ["It could not be read."]


def test_a_repair_takes_the_closest_colour_that_stands_out():
    found = repairs(SHIRT, {"cloth": ["navy"], "ink": ["black"]})

    assert [(repair.choices["cloth"], repair.choices["ink"]) for repair in found] == [
        (["rust"], ["black"]),
        (["navy"], ["rust"]),
    ]


def test_the_merchant_reads_it_as_a_sentence():
    assert rule_sentence(SHIRT, READABLE) == "Ink + Cloth must differ by a contrast of 2 : 1. It could not be read."


def test_colours_are_compared_as_the_eye_sees_them():
    assert round(contrast("#000", "#ffffff")) == 21
    assert contrast("#777777", "#777777") == 1
    assert contrast("#777777", "") == 21
    assert distance("#1f2a44", "#111111") < distance("#1f2a44", "#fbfaf7")
