"""The lowest sum of charges, against trying everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules import lowest as module
from store.rules.definition import NUMBER, Group, OptionSpec, RuleSet
from store.rules.lowest import Charge, NotProven, knowing_terms, lowest, stretches
from store.rules.terms import Term

from .brute import complete_answers, holds
from .made import _terms, definitions


@st.composite
def charged(draw) -> tuple[RuleSet, list[Charge]]:
    """A small set of rules, and charges on it."""
    definition = draw(definitions())
    terms = st.lists(_terms(definition.groups), max_size=2)
    charges = draw(st.lists(st.builds(Charge, st.integers(-300, 900), terms.map(tuple)), max_size=6))
    return knowing_terms(definition, (term for charge in charges for term in charge.when)), charges


def total(definition: RuleSet, charges: list[Charge], whole: dict) -> int:
    return sum(each.amount for each in charges if all(holds(term, definition, whole) for term in each.when))


@given(charged())
def test_nothing_that_can_be_bought_costs_less_and_something_costs_as_much(made):
    definition, charges = made
    sums = [total(definition, charges, whole) for whole in complete_answers(definition)]
    found = lowest(definition, charges)

    assert (found.amount if found else None) == (min(sums) if sums else None)


@given(charged())
def test_its_answers_cost_what_it_says(made):
    definition, charges = made
    found = lowest(definition, charges)
    if found is None:
        return
    whole = dict.fromkeys(definition.by_key, ()) | {
        key: tuple(answer) if isinstance(answer, list) else (answer or "given",)
        for key, answer in found.answers.items()
    }

    assert total(definition, charges, whole) == found.amount


def test_a_number_falls_into_stretches_between_the_bounds_that_charges_name():
    width = Group("width", "Width", kind=NUMBER)
    rules = knowing_terms(RuleSet(groups=(width,)), [Term("width", low=40), Term("width", high=60)])

    assert stretches(rules, "width") == [(0, 39), (40, 60), (61, 100)]
    assert stretches(rules, "height") == []


def test_a_search_that_takes_too_long_proves_nothing(monkeypatch):
    class Slow(module.RC2):
        def compute(self, expect_interrupt=False):
            self.interrupted = True

    monkeypatch.setattr(module, "RC2", Slow)
    wood = Group("wood", "Wood", options=(OptionSpec("oak", "Oak"),))

    with pytest.raises(NotProven):
        lowest(RuleSet(groups=(wood,)), [Charge(1, (Term("wood"),))])
