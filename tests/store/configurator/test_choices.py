"""What is free, what is blocked and why, what is wrong: tables, without a database."""

import pytest

from store.configurator.definition import EXCLUDES, REQUIRES, Definition, Group, Option, Rule, Term
from store.configurator.solver import problems, states

GLAZE = Group("glaze", "Glaze", options=(Option("chalk", "Chalk"), Option("ink", "Ink"), Option("sage", "Sage")))
RIM = Group("rim", "Rim", required=False, options=(Option("gold", "Gold"), Option("blue", "Blue")))
EXTRA = Group(
    "extra", "Besides", kind="several", required=False, most=2,
    options=(Option("cork", "Cork"), Option("box", "Box"), Option("card", "Card")),
)  # fmt: skip
WORDS = Group("words", "Words", kind="text", required=False, max_length=10, characters="latin")
RULES = (
    Rule(EXCLUDES, "Gold does not stay on chalk.", (Term("rim", ("gold",)),), (Term("glaze", ("chalk",)),)),
    Rule(REQUIRES, "Cork breaks without its box.", (Term("extra", ("cork",)),), (Term("extra", ("box",)),)),
)
MUG = Definition(1, "mug", (GLAZE, RIM, EXTRA, WORDS), RULES)


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"glaze": ["ink"]}, []),
        ({}, ["Please choose “Glaze”."]),
        ({"glaze": ["ink", "sage"]}, ["Please choose only one of “Glaze”."]),
        ({"glaze": ["pink"]}, ["One choice of “Glaze” does not exist; please choose again."]),
        ({"glaze": ["ink"], "extra": ["box", "card"]}, []),
        ({"glaze": ["ink"], "extra": ["cork", "box", "card"]}, ["Please choose at most 2 of “Besides”."]),
        ({"glaze": ["ink"], "extra": ["cork"]}, ["Cork breaks without its box."]),
        ({"glaze": ["chalk"], "rim": ["gold"]}, ["Gold does not stay on chalk."]),
        ({"glaze": ["chalk"], "rim": ["blue"]}, []),
        ({"glaze": ["ink"], "words": "ten letter"}, []),
        ({"glaze": ["ink"], "words": "eleven lett"}, ["“Words” has 11 characters; there is room for 10."]),
        ({"glaze": ["ink"], "words": "Ж"}, ["We cannot make these characters in “Words”: Ж"]),
    ],
)
def test_what_is_wrong_is_said(choices, said):
    assert [problem.message for problem in problems(MUG, choices)] == said


@pytest.mark.parametrize(
    ("choices", "blocked"),
    [
        ({"glaze": ["ink"]}, {"cork"}),
        ({"glaze": ["chalk"]}, {"gold", "cork"}),
        ({"glaze": ["ink"], "rim": ["gold"]}, {"chalk", "cork"}),
        ({"glaze": ["ink"], "extra": ["box"]}, set()),
        ({"glaze": ["ink"], "extra": ["box", "cork"]}, set()),
        ({"glaze": ["chalk"], "rim": ["gold"]}, {"cork"}),
    ],
)
def test_only_what_would_newly_break_a_rule_is_blocked(choices, blocked):
    found = {state.option.key for group in states(MUG, choices) for state in group.options if state.blocked}

    assert found == blocked


def test_one_reason_names_all_that_it_blocks():
    gold = (Term("rim", ("gold",)),)
    rules = tuple(Rule(EXCLUDES, "Only on ink.", (Term("glaze", (key,)),), gold) for key in ("chalk", "sage"))
    group = states(Definition(1, "mug", (GLAZE, RIM), rules), {"glaze": ["ink"], "rim": ["gold"]})[0]

    assert group.reasons == [("Only on ink.", ["Chalk", "Sage"])]
