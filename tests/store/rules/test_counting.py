"""What can be bought, counted and checked, beside trying everything."""

import os
import time
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules import check, count
from store.rules.count import count_models
from store.rules.definition import ALLOWED, ONE, REQUIRES, SEVERAL, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.terms import Term

from .brute import complete_answers
from .made import definitions

often = settings(max_examples=int(os.environ.get("EXAMPLES", 60)), deadline=None)
clauses = st.lists(st.lists(st.integers(-7, 7).filter(bool), max_size=4), max_size=14)


@often
@given(definitions())
def test_ways_options_never_and_options_always_are_those_of_all_complete_answers(definition):
    wholes, checked = list(complete_answers(definition)), check(definition)
    places = [(group.key, option.key) for group in definition.groups for option in group.options]

    assert count(definition) == len(wholes)
    assert checked.possible == bool(wholes)
    assert list(checked.never) == [place for place in places if not any(place[1] in w[place[0]] for w in wholes)]
    assert list(checked.always) == [
        place for place in places if wholes and all(place[1] in whole[place[0]] for whole in wholes)
    ]


@often
@given(clauses)
def test_models_are_counted_one_by_one(made):
    ways = sum(
        all(any((values[abs(literal) - 1]) == (literal > 0) for literal in clause) for clause in made)
        for values in product([False, True], repeat=7)
    )

    assert count_models(made, 7) == ways


def test_a_long_chain_needs_no_deep_stack():
    links = [[-place, place + 1] for place in range(1, 5000)]

    assert count_models(links, 5000) == 5001


def test_many_free_options_are_more_than_a_machine_word():
    letters = tuple(OptionSpec(f"o{place}", "Option") for place in range(200))

    assert count(RuleSet(groups=(Group("g", "G", SEVERAL, required=False, options=letters),))) == 2**200


def test_what_takes_too_long_is_not_counted():
    start = time.monotonic()
    tangle = [[(7 * place + step * step) % 400 + 1 for step in range(3)] for place in range(1500)]
    tangle = [
        [literal if (place + literal) % 3 else -literal for literal in clause] for place, clause in enumerate(tangle)
    ]

    assert count_models(tangle, 400, seconds=0.2) is None
    assert time.monotonic() - start < 5


def test_conditions_that_name_what_does_not_exist_are_listed():
    wood = Group("wood", "Wood", ONE, options=(OptionSpec("oak", "Oak"),))
    width = Group("width", "Width", "number", applies_if=(Term("wod"),))
    rules = (
        RuleSpec(REQUIRES, "Because", when=(Term("wood", options=("ash",)),), then=(Term("width", options=("200",)),)),
        RuleSpec(ALLOWED, "So", groups=("wood", "lamp"), rows=(("elm", ""), ("oak", "!"))),
    )
    broken = check(RuleSet(groups=(wood, width), rules=rules)).broken

    assert [(each.group, each.answer) for each in broken] == [
        *[("wod", ""), ("wood", "ash"), ("width", "200"), ("wood", "elm"), ("lamp", "")]
    ]
