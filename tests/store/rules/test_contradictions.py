"""Answers that contradict each other, of which anybody can send any number by an address."""

import pytest
from pysat.solvers import Solver

from store.rules import judge, search, why
from store.rules.definition import EXCLUDES, SEVERAL, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.terms import Term

OPTIONS = (OptionSpec("a", "A"), OptionSpec("b", "B"))


class CountingSolver(Solver):
    calls = 0

    def solve(self, *args, **more):
        CountingSolver.calls += 1
        return super().solve(*args, **more)


@pytest.fixture
def questions(monkeypatch):
    """How many questions to the solver a call takes."""
    monkeypatch.setattr(search, "Solver", CountingSolver)

    def count(ask, *args):
        CountingSolver.calls = 0
        ask(*args)
        return CountingSolver.calls

    return count


def pairs(number):
    """Groups of which each excludes the next one's first option."""
    keys = [f"g{place}" for place in range(2 * number)]
    rules = [
        RuleSpec(EXCLUDES, "Because", when=(Term(one, ("a",)),), then=(Term(other, ("a",)),))
        for one, other in zip(keys[::2], keys[1::2], strict=True)
    ]
    groups = tuple(Group(key, key.title(), options=OPTIONS) for key in keys)
    return RuleSet(groups=groups, rules=tuple(rules)), {key: ["a"] for key in keys}


def test_judging_contradictions_takes_few_questions_for_each_group(questions):
    for number in (10, 40, 160):
        definition, choices = pairs(number)

        assert questions(judge, definition, choices) <= 6 * len(definition.groups) + 100


def test_a_reason_beside_contradictions_takes_few_questions(questions):
    definition, choices = pairs(160)

    assert questions(why, definition, choices, "g1", "a") <= 100


def test_every_option_at_once_takes_few_questions_for_each_option(questions):
    groups = tuple(Group(f"g{n}", f"G{n}", SEVERAL, max_options=1, options=OPTIONS) for n in range(100))

    assert questions(judge, RuleSet(groups=groups), {group.key: ["a", "b"] for group in groups}) <= 6 * 200 + 100


def test_a_thousand_options_where_five_hundred_are_allowed_take_few_questions_for_each_option(questions):
    keys = [f"o{n}" for n in range(1000)]
    options = tuple(OptionSpec(key, key.upper()) for key in keys)
    definition = RuleSet(groups=(Group("many", "Many", SEVERAL, max_options=500, options=options),))

    assert questions(judge, definition, {"many": keys}) <= 1.5 * 1000


def test_what_is_blocked_among_many_contradictions_has_a_reason():
    definition, choices = pairs(50)
    judgement = judge(definition, choices)

    for group in definition.groups:
        for option in group.options:
            blocked = judgement.state(group.key, option.key) == "blocked"
            assert bool(why(definition, choices, group.key, option.key)) == blocked


def test_one_answer_too_many_leaves_all_others_standing():
    definition, choices = pairs(50)
    one = {key: (["b"] if place % 2 and place > 1 else ["a"]) for place, key in enumerate(choices)}
    judgement = judge(definition, one)

    assert judgement.conflict.choices == (("g0", "a"), ("g1", "a"))
    assert judgement.state("g1", "a") == "blocked"
    assert judgement.state("g3", "a") == "blocked"
    assert judgement.state("g0", "b") == "forced"
