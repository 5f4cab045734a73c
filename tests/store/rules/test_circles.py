"""Groups that apply only because of each other."""

from store.rules import Choices, check, judge
from store.rules.definition import Group, OptionSpec, RuleSet
from store.rules.terms import Term

YES = (OptionSpec("yes", "Yes"),)


def group(key, *conditions):
    return Group(key, key.title(), required=False, options=YES, applies_if=conditions)


def circles(*groups):
    return check(RuleSet(groups=groups)).circles


def test_two_groups_that_wait_for_each_other_are_named():
    a, b = group("a", Term("b")), group("b", Term("a", ("yes",)))

    assert circles(group("c"), a, b) == (("a", "b"),)
    assert check(RuleSet(groups=(a, b))).never == (("a", "yes"), ("b", "yes"))


def test_a_group_that_waits_for_itself_is_named():
    assert circles(group("a", Term("a"))) == (("a",),)


def test_each_circle_is_named_once_and_without_groups_that_only_hang_on_it():
    ring = group("a", Term("b")), group("b", Term("c")), group("c", Term("a"))

    assert circles(*ring, group("d", Term("a")), group("e", Term("f")), group("f", Term("e"))) == (
        ("a", "b", "c"),
        ("e", "f"),
    )


def test_a_circle_with_another_entrance_is_none():
    assert circles(group("start"), group("a", Term("b"), Term("start")), group("b", Term("a"))) == ()
    assert circles(group("a", Term("b", negated=True)), group("b", Term("a"))) == ()


def test_a_group_that_does_not_exist_is_no_circle():
    assert circles(group("a", Term("gone"))) == ()


def test_nobody_reaches_a_circle_whatever_they_send():
    rules = RuleSet(groups=(group("a", Term("b")), group("b", Term("a"))))

    assert Choices.of(rules, {"a": ["yes"], "b": ["yes"]}) == {}
    assert judge(rules, {}).state("a", "yes") == "blocked"


def test_a_negated_condition_waits_until_its_group_is_decided():
    late = group("late", Term("early", negated=True))
    rules = RuleSet(groups=(group("start"), group("early", Term("start")), late))

    assert Choices.of(rules, {"early": ["yes"], "late": ["yes"]}) == {"late": ["yes"]}
    assert Choices.of(rules, {"start": ["yes"], "early": ["yes"], "late": ["yes"]}).keys() == {"start", "early"}
