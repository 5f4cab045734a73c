"""Rules about the variant and the quantity of a line."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules import Choices, check, contradictory_rules, count, for_line, is_broken, judge, line_answers, why
from store.rules.definition import ALLOWED, EXCLUDES, REQUIRES, Group, OptionSpec, RuleSet, RuleSpec
from store.rules.line_terms import with_line_groups
from store.rules.terms import QUANTITY, VARIANT, Term, read_term

from .made import definitions

FRAME = Group("frame", "Frame", options=(OptionSpec("steel", "Steel"), OptionSpec("beech", "Beech")))
LAMP = Group("lamp", "Lamp", required=False, options=(OptionSpec("yes", "Yes"),))
MANY = read_term(QUANTITY, "at least 10")
LARGE = read_term(VARIANT, "AF-1 L, AF-1 XL")


def rules(*found, groups=(FRAME, LAMP)):
    return RuleSet(groups=groups, rules=found)


def requires(*when, then, reason="Because"):
    return RuleSpec(REQUIRES, reason, when=when, then=then)


def test_a_range_of_the_quantity_is_a_condition():
    table = rules(requires(MANY, then=(Term("frame", ("steel",)),), reason="Ten or more come in steel."))

    assert judge(for_line(table, quantity=9), {}).state("frame", "beech") == "free"
    assert judge(for_line(table, quantity=10), {}).state("frame", "beech") == "blocked"
    assert why(for_line(table, quantity=10), {}, "frame", "beech").sentences == ["Ten or more come in steel."]


def test_a_variant_is_a_condition_in_any_case_and_may_be_negated():
    large_only = RuleSpec(EXCLUDES, "Too small.", when=(replace(LARGE, negated=True),), then=(Term("lamp"),))

    assert judge(for_line(rules(large_only), variant="AF-1 xl"), {}).state("lamp", "yes") == "free"
    assert judge(for_line(rules(large_only), variant="AF-1 S"), {}).state("lamp", "yes") == "blocked"


def test_what_a_line_excludes_is_broken_by_finished_choices():
    few = for_line(rules(RuleSpec(EXCLUDES, "Few.", when=(Term("lamp"),), then=(MANY,))), quantity=12)

    assert [is_broken(rule, Choices.of(few, {"lamp": ["yes"]})) for rule in few.rules] == [True]
    assert [is_broken(rule, Choices.of(few, {})) for rule in few.rules] == [False]


def test_a_table_may_have_a_column_of_the_quantity():
    rows = (("1 to 9", "beech"), ("at least 10", "steel"))
    table = rules(RuleSpec(ALLOWED, "So", groups=(QUANTITY, "frame"), rows=rows))

    assert judge(for_line(table, quantity=3), {}).state("frame", "steel") == "blocked"
    assert judge(for_line(table, quantity=30), {}).state("frame", "steel") == "forced"


def test_a_group_may_apply_to_some_lines_only():
    gift = replace(LAMP, applies_if=(MANY,))

    assert Choices.of(for_line(rules(groups=(gift,)), quantity=10), {"lamp": ["yes"]}) == {"lamp": ["yes"]}
    assert Choices.of(for_line(rules(groups=(gift,)), quantity=9), {"lamp": ["yes"]}) == {}
    assert judge(for_line(rules(groups=(gift,)), quantity=9), {}).state("lamp", "yes") == "blocked"


def test_a_set_that_names_neither_stays_itself_and_others_are_made_once():
    plain, named = rules(), rules(requires(MANY, then=(Term("lamp"),)))

    assert for_line(plain, quantity=10) is plain
    assert for_line(named, quantity=10) is for_line(named, variant="x", quantity=5000)
    assert count(named) == 4


def test_an_option_never_goes_if_it_goes_with_no_line():
    both = (Term("lamp", negated=True),)
    found = check(rules(requires(MANY, then=both), requires(replace(MANY, negated=True), then=both)))

    assert (found.possible, found.never, found.broken) == (True, (("lamp", "yes"),), ())


def test_rules_that_leave_no_line_are_named():
    table = rules(requires(MANY, then=()), requires(replace(MANY, negated=True), then=()), requires(LARGE, then=()))

    assert (check(table).possible, contradictory_rules(table)) == (False, table.rules[:2])


@st.composite
def _on_lines(draw):
    definition = draw(definitions())
    terms = st.sampled_from([MANY, LARGE, replace(MANY, negated=True), replace(LARGE, negated=True)])
    mixed = tuple(
        replace(
            rule,
            when=(*rule.when, *draw(st.lists(terms, max_size=2))),
            then=(*rule.then, *draw(st.lists(terms, max_size=1))),
        )
        for rule in definition.rules
        if rule.kind != ALLOWED
    )
    return (
        replace(definition, rules=mixed),
        draw(st.sampled_from(["AF-1 L", "AF-1 XL"])),
        draw(st.sampled_from([1, 10])),
    )


@settings(deadline=None)
@given(_on_lines())
def test_a_line_is_judged_as_if_its_variant_and_quantity_were_answers(made):
    definition, variant, quantity = made
    beside = judge(with_line_groups(definition, (LARGE, MANY)), line_answers(variant, quantity))
    decided = judge(for_line(definition, variant=variant, quantity=quantity), {})

    if beside.conflict is None:
        for group in definition.groups:
            assert decided.bounds(group.key) == beside.bounds(group.key) if group.kind == "number" else True
            for option in group.options:
                assert decided.state(group.key, option.key) == beside.state(group.key, option.key)


def test_numbers_of_a_term_are_exact():
    assert Term(QUANTITY, low=Decimal(10), high=Decimal(49)) == read_term(QUANTITY, "10 to 49")
