"""Finishing for a low price."""

import pytest

from store.rules import finish, search
from store.rules.definition import EXCLUDES, REQUIRES, SEVERAL, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.terms import Term

from .test_contradictions import CountingSolver

AB = (OptionSpec("a", "A"), OptionSpec("b", "B"))


def excludes(one, other):
    return RuleSpec(EXCLUDES, "Because", when=(Term(one[:-1], (one[-1],)),), then=(Term(other[:-1], (other[-1],)),))


def total(choices, prices):
    return sum(prices.get(key + option, 0) for key, answer in choices.items() for option in answer)


def finished(rules, prices, choices=None):
    return finish(rules, choices or {}, cost=lambda group, option: prices.get(group + option, 0))


def test_the_cheapest_of_one_group_does_not_make_another_dear():
    prices = {"woodb": 1, "framea": 1, "frameb": 500}
    rules = RuleSet(groups=(Group("wood", "Wood", options=AB), Group("frame", "Frame", options=AB)),
                    rules=(excludes("wooda", "framea"),))  # fmt: skip

    assert finished(rules, prices) == {"wood": ["b"], "frame": ["a"]}


def test_many_groups_that_each_make_the_next_one_dear():
    groups = tuple(Group(f"g{place}", f"G{place}", options=AB) for place in range(10))
    rules = tuple(excludes(f"g{place}a", f"g{place + 1}a") for place in range(0, 10, 2))
    prices = {f"g{place}b": (1 if place % 2 == 0 else 500) for place in range(10)}

    assert total(finished(RuleSet(groups=groups, rules=rules), prices), prices) == 5


def test_what_a_shopper_chose_stays_however_dear():
    prices = {"woodb": 500, "frameb": 1}
    rules = RuleSet(groups=(Group("wood", "Wood", options=AB), Group("frame", "Frame", options=AB)))

    assert finished(rules, prices, {"wood": ["b"]}) == {"wood": ["b"], "frame": ["a"]}


def test_options_a_rule_asks_for_are_the_cheap_ones():
    extras = Group("extras", "Extras", SEVERAL, required=False, options=AB)
    wants = RuleSpec(REQUIRES, "Because", when=(Term("wood"),), then=(Term("extras"),))
    rules = RuleSet(groups=(Group("wood", "Wood", options=AB), extras), rules=(wants,))

    assert finished(rules, {"extrasa": 9, "extrasb": 2})["extras"] == ["b"]


@pytest.mark.parametrize("number", [40, 400])
def test_looking_for_a_low_price_takes_a_bounded_number_of_questions(monkeypatch, number):
    monkeypatch.setattr(search, "Solver", CountingSolver)
    groups = tuple(Group(f"g{place}", f"G{place}", options=AB) for place in range(number))
    rules = tuple(excludes(f"g{place}a", f"g{place + 1}a") for place in range(0, number, 2))
    CountingSolver.calls = 0

    finished(RuleSet(groups=groups, rules=rules), {f"g{place}b": place for place in range(number)})

    assert CountingSolver.calls < 3000 + 3 * number
