"""What can be bought, counted and checked, beside trying everything."""

import os
import time
from itertools import product
from math import comb, prod

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.rules import check, count
from store.rules.compile import formula_of
from store.rules.count import count_models
from store.rules.definition import ALLOWED, EXCLUDES, ONE, REQUIRES, SEVERAL, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.limits import Limit
from store.rules.terms import Term

from .brute import complete_answers
from .made import definitions

often = settings(max_examples=int(os.environ.get("EXAMPLES", 60)), deadline=None)
clauses = st.lists(st.lists(st.integers(-7, 7).filter(bool), max_size=4), max_size=14)


@often
@given(definitions())
def test_the_count_and_options_never_and_always_are_those_of_all_complete_answers(definition):
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
    number = sum(
        all(any((values[abs(literal) - 1]) == (literal > 0) for literal in clause) for clause in made)
        for values in product([False, True], repeat=7)
    )

    assert count_models(made, 7) == number


literals = st.integers(1, 7).flatmap(lambda variable: st.sampled_from([variable, -variable]))
limits = st.builds(
    Limit,
    st.lists(literals, min_size=2, max_size=5, unique_by=abs).map(tuple),
    st.integers(1, 3),
    st.lists(literals, max_size=2, unique_by=abs).map(tuple),
)


@often
@example([[1, 5], [2, -5]], [Limit((1, 2, 3, 4), 2, (-1,))], {})
@given(clauses, st.lists(limits, max_size=3), st.dictionaries(st.integers(1, 7), st.tuples(*[st.integers(0, 3)] * 2)))
def test_models_within_limits_are_counted_one_by_one_with_their_weights(made, bounds, weights):
    total = 0
    for values in product([False, True], repeat=7):
        chosen = {place if value else -place for place, value in enumerate(values, 1)}
        if all(chosen & set(clause) for clause in made) and all(_is_within(limit, chosen) for limit in bounds):
            total += prod(weights.get(abs(each), (1, 1))[each < 0] for each in chosen)

    assert count_models(made, 7, weights, limits=bounds) == total


def _is_within(limit, chosen):
    return len(chosen & {*limit.literals}) <= limit.number or bool(chosen & {*limit.unless})


@pytest.mark.parametrize(("low", "high", "of"), [(0, 20, 40), (10, 20, 40), (0, 150, 300), (3, 3, 50)])
def test_some_of_many_are_counted(low, high, of):
    many = tuple(OptionSpec(f"o{place}", "Option") for place in range(of))
    group = Group("g", "G", SEVERAL, required=low > 0, min_options=low, max_options=high, options=many)

    assert count(RuleSet(groups=(group,))) == sum(comb(of, size) for size in range(low, high + 1))


def test_some_of_many_are_counted_beside_rules():
    many = tuple(OptionSpec(f"o{place}", "Option") for place in range(30))
    some = Group("some", "Some", SEVERAL, required=False, max_options=15, options=many)
    more = Group("more", "More", SEVERAL, required=False, options=many)
    rules = tuple(
        RuleSpec(EXCLUDES, "Not both", when=(Term("some", (option.key,)),), then=(Term("more", (option.key,)),))
        for option in many
    )

    assert count(RuleSet(groups=(some, more), rules=rules)) == sum(
        comb(30, size) * 2 ** (30 - size) for size in range(16)
    )


def test_a_limit_takes_few_clauses():
    many = tuple(OptionSpec(f"o{place}", "Option") for place in range(40))
    made = formula_of(RuleSet(groups=(Group("g", "G", SEVERAL, max_options=20, options=many),)))

    assert len(made.formula.clauses) < 500


def test_a_long_chain_needs_no_deep_stack():
    links = [[-place, place + 1] for place in range(1, 5000)]

    assert count_models(links, 5000) == 5001


def test_many_free_options_are_more_than_a_machine_word():
    many = tuple(OptionSpec(f"o{place}", "Option") for place in range(200))

    assert count(RuleSet(groups=(Group("g", "G", SEVERAL, required=False, options=many),))) == 2**200


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
