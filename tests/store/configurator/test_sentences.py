"""A rule is told in the words of the merchant."""

import pytest

from store.configurator.definition import ProductDefinition
from store.configurator.sentences import applies_sentence, rule_sentence
from store.rules.definition import ALLOWED, EXCLUDES, REQUIRES, Group, OptionSpec, RuleSpec
from store.rules.terms import read_term

WOOD = Group("wood", "Wood", options=(OptionSpec("oak", "Oak"), OptionSpec("ash", "Ash")))
USE = Group("use", "Use", kind="several", options=(OptionSpec("out", "Outdoor use"), OptionSpec("in", "Indoor use")))
FRAME = Group("frame", "Frame", options=(OptionSpec("steel", "Steel"), OptionSpec("none", "None")))
WIDTH = Group("width", "Width", kind="number", unit="cm")
DESK = ProductDefinition(product=1, groups=(WOOD, USE, FRAME, WIDTH))


def rule(kind: str, when: str, then: str, reason: str = "") -> RuleSpec:
    terms = [tuple(read_term(*pair.split("=")) for pair in text.split(" & ")) for text in (when, then)]
    return RuleSpec(kind, reason, *terms)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (rule(EXCLUDES, "wood=oak", "use=out", "it swells"), "Oak excludes Outdoor use, because it swells."),
        (rule(REQUIRES, "width=at least 200", "frame=steel"), "Width of at least 200 cm requires Frame: Steel."),
        (rule(REQUIRES, "width=100 to 180", "frame="), "Width of 100 to 180 cm requires Frame."),
        (rule(EXCLUDES, "wood=oak,ash", "frame=none", "It falls."), "Oak or Ash excludes Frame: None. It falls."),
        (
            rule(EXCLUDES, "wood=oak & width=at most 60", "use=in,out"),
            "Oak and Width of at most 60 cm excludes Indoor use or Outdoor use.",
        ),
        (rule(EXCLUDES, "wood=elm", "lid=red"), "“elm” excludes “lid”: “red”."),
    ],
)
def test_a_rule_reads_as_a_sentence(told, sentence):
    assert rule_sentence(DESK, told) == sentence


def test_a_table_reads_as_a_sentence():
    rows = (("oak", "steel"), ("ash", ""))
    table = RuleSpec(ALLOWED, "the holes must fit", groups=("wood", "frame"), rows=rows)

    assert rule_sentence(DESK, table) == (
        "Of Wood + Frame only these together: Oak + Steel; Ash + any, because the holes must fit."
    )


def test_an_option_whose_name_two_groups_share_is_told_with_its_group():
    other = Group("edge", "Edge", options=(OptionSpec("oak", "Oak"),))
    desk = ProductDefinition(product=1, groups=(WOOD, USE, other))

    assert rule_sentence(desk, rule(EXCLUDES, "wood=oak", "use=out")) == "Wood: Oak excludes Outdoor use."


def test_a_group_says_when_it_is_asked():
    group = Group("finish", "Finish", applies_if=(read_term("wood", "oak"),))

    assert applies_sentence(DESK, group) == "Finish is asked only with Wood: Oak."
