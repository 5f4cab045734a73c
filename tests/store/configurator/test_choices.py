"""What is free, forced or blocked, and what is wrong: tables, without a database."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from store.configurator.definition import ProductDefinition
from store.configurator.forms import changes_from, choices_from, take_value
from store.configurator.line_price import named_quantity
from store.configurator.problems import rule_problems
from store.configurator.questions import states
from store.rules.choices import Choices
from store.rules.definition import EXCLUDES, REQUIRES, Group, OptionSpec, RuleSpec
from store.rules.terms import Term

GLAZES = (OptionSpec("chalk", "Chalk"), OptionSpec("ink", "Ink"), OptionSpec("sage", "Sage"))
GLAZE = Group("glaze", "Glaze", options=GLAZES)
RIM = Group("rim", "Rim", required=False, options=(OptionSpec("gold", "Gold"), OptionSpec("blue", "Blue")))
EXTRA = Group(
    "extra", "Besides", kind="several", required=False, max_options=2,
    options=(OptionSpec("cork", "Cork"), OptionSpec("box", "Box"), OptionSpec("card", "Card")),
)  # fmt: skip
WORDS = Group("words", "Words", kind="text", required=False, max_length=10, characters="latin")
RULES = (
    RuleSpec(EXCLUDES, "Gold does not stay on chalk.", (Term("rim", ("gold",)),), (Term("glaze", ("chalk",)),)),
    RuleSpec(REQUIRES, "Cork breaks without its box.", (Term("extra", ("cork",)),), (Term("extra", ("box",)),)),
)
MUG = ProductDefinition(product=1, groups=(GLAZE, RIM, EXTRA, WORDS), rules=RULES)


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
        ({"glaze": ["ink"], "words": "q\u0336"}, ["We cannot make these characters in “Words”: ◌\u0336"]),
    ],
)
def test_what_is_wrong_is_said(choices, said):
    assert [problem.message for problem in rule_problems(MUG, choices)] == said


@pytest.mark.parametrize(
    ("choices", "blocked", "forced"),
    [
        ({"glaze": ["ink"]}, set(), set()),
        ({"glaze": ["chalk"]}, {"gold"}, set()),
        ({"glaze": ["ink"], "rim": ["gold"]}, {"chalk"}, set()),
        ({"glaze": ["ink"], "extra": ["cork"]}, {"card"}, {"box"}),
        ({"glaze": ["ink"], "extra": ["box", "card"]}, {"cork"}, set()),
    ],
)
def test_each_option_is_free_forced_or_blocked(choices, blocked, forced):
    found = [state for group in states(MUG, choices) for state in group.options]

    assert {state.option.key for state in found if state.blocked} == blocked
    assert {state.option.key for state in found if state.forced} == forced


@pytest.mark.parametrize(
    ("kind", "more", "answer", "said"),
    [
        ("number", {"low": Decimal(120), "high": Decimal(200)}, "180", []),
        ("number", {"high": Decimal(200), "unit": "cm"}, "240", ["“It” goes from 0 to 200 cm."]),
        ("number", {"step": Decimal(5), "unit": "cm"}, "12", ["“It” goes from 0 cm in steps of 5 cm."]),
        ("number", {}, "wide", ["“wide” in “It” is not a number."]),
        ("date", {}, "2026-02-30", ["“It” is not a day. Please write it like 2030-12-31."]),
        ("text", {"lines": 2}, "Anna\nund\nJo", ["“It” has room for 2 lines."]),
        ("names", {}, ["A", "", "B"], ["In “It” number 2 is empty. Please write something or take the line out."]),
        ("names", {}, ["Ann"], ["“It” has 1 text for 3 pieces; each piece needs one."]),
        ("file", {}, "cat.png", ["The picture for “It” is not here. Please send it again."]),
        ("file", {}, "", ["Please send us a picture for “It”."]),
    ],
)
def test_each_kind_says_what_is_wrong_with_an_answer(kind, more, answer, said):
    definition = ProductDefinition(product=1, groups=(Group("it", "It", kind=kind, **more),))

    assert [problem.message for problem in rule_problems(definition, {"it": answer}, 3)] == said


def test_a_question_that_is_not_asked_has_no_answer():
    pad = Group("pad", "Cushion", applies_if=(Term("seat", ("pad",)),), options=(OptionSpec("red", "Red"),))
    wool = Group("wool", "Wool", applies_if=(Term("pad"),), required=False, options=(OptionSpec("new", "New"),))
    seat = Group("seat", "Seat", options=(OptionSpec("pad", "Cushion"), OptionSpec("wood", "Wood")))
    chair = ProductDefinition(product=1, groups=(seat, pad, wool))
    chosen = {"pad": ["red"], "wool": ["new"]}

    assert Choices.of(chair, chosen | {"seat": ["pad"]}) == chosen | {"seat": ["pad"]}
    assert Choices.of(chair, chosen | {"seat": ["wood"]}) == {"seat": ["wood"]}


def test_all_of_many_chosen_options_are_read_and_too_many_names_are_refused_not_dropped():
    options = tuple(OptionSpec(f"o{number}", f"Option {number}") for number in range(120))
    lists = (Group("all", "All", kind="several", options=options), Group("names", "Names", kind="names"))
    definition = ProductDefinition(product=1, groups=lists)
    data = QueryDict(mutable=True)
    data.setlist("choice-all", [f"o{number}" for number in range(120)] + ["gone"])
    data["choice-names"] = "\n".join(f"Name {number}" for number in range(1200))

    choices = Choices.of(definition, choices_from(definition, data))

    assert len(choices["all"]) == 121
    assert named_quantity(definition, choices) == 1000  # One more than a basket takes: it says so.


def test_a_text_has_room_for_so_many_characters_not_code_points():
    definition = ProductDefinition(product=1, groups=(Group("words", "Words", kind="text", max_length=3),))

    assert rule_problems(definition, {"words": "नमस्ते"}) == []
    assert "has 4 characters" in rule_problems(definition, {"words": "नमस्तेस"})[0].message


def test_a_repair_may_name_as_many_options_as_a_set_has():
    options = tuple(OptionSpec(f"an-option-with-a-long-key-{number}", f"Option {number}") for number in range(300))
    definition = ProductDefinition(product=1, groups=(Group("all", "All", kind="several", options=options),))
    changes = {"all": [option.key for option in options]}

    assert changes_from(definition, QueryDict(urlencode({"take": take_value(changes)}))) == changes
