"""The solver says what trying everything says."""

import os
from dataclasses import replace

from hypothesis import given, settings

from store.rules import BuiltIn, Choices, finish, judge, repairs, why
from store.rules.definition import NUMBER, ONE, RuleSet, RuleSpec

from .brute import applies, complete_answers, contains
from .made import cases

often = settings(max_examples=int(os.environ.get("EXAMPLES", 60)), deadline=None)


def parts_of(definition, choices, *, without=None, option=None):
    """The answers as pairs of group and answer, each option its own; without a group's own answer."""
    return [
        (group, part)
        for group in definition.groups
        for part in _parts(choices.get(group.key))
        if group.key != without or (group.kind == "several" and part != option)
    ]


def _parts(answer):
    return [] if not answer else answer if isinstance(answer, list) else [answer]


def matching(definition, wholes, parts, *, strictly=False):
    def stand(whole):
        return all(
            contains(whole, group, definition, [part] if group.has_options else part, strictly=strictly)
            for group, part in parts
        )

    return [whole for whole in wholes if stand(whole)]


def compatible(definition, wholes, parts, first=()):
    """As many as go together, the first first."""
    if matching(definition, wholes, parts):
        return parts
    chosen = []
    for part in [*(part for part in parts if part in first), *(part for part in parts if part not in first)]:
        if matching(definition, wholes, [*chosen, part]):
            chosen.append(part)
    return chosen


def beside(definition, wholes, choices, group, option=None):
    """All complete answers beside the answers to the other groups."""
    everything = parts_of(definition, choices)
    others = parts_of(definition, choices, without=group.key, option=option)
    return matching(
        definition, wholes, compatible(definition, wholes, others, compatible(definition, wholes, everything))
    )


@often
@given(cases())
def test_states_and_bounds_are_those_of_all_complete_answers(made):
    definition, choices = made
    wholes, judgement = list(complete_answers(definition)), judge(*made)
    own = Choices.of(definition, choices)

    for group in definition.groups:
        for option in group.options:
            around = [option.key in whole[group.key] for whole in beside(definition, wholes, own, group, option.key)]
            expected = "blocked" if not any(around) else "forced" if all(around) else "free"
            assert judgement.state(group.key, option.key) == expected
        if group.kind == NUMBER:
            answered = [
                float(whole[group.key][0]) for whole in beside(definition, wholes, own, group) if whole[group.key]
            ]
            expected = (min(answered), max(answered)) if answered else (group.low, group.high)
            assert judgement.bounds(group.key) == expected


@often
@given(cases())
def test_a_conflict_is_one_from_which_nothing_can_be_left_out(made):
    definition = made[0]
    own, conflict = Choices.of(*made), judge(*made).conflict

    assert bool(conflict) == (not matching(definition, complete_answers(definition), parts_of(definition, own)))
    if conflict:
        assert_minimal(definition, conflict, [])


@often
@given(cases())
def test_why_is_a_reason_from_which_nothing_can_be_left_out(made):
    definition, choices = made
    judgement = judge(*made)

    for group in definition.groups:
        for option in group.options:
            reason = why(definition, choices, group.key, option.key)
            assert bool(reason) == (judgement.state(group.key, option.key) == "blocked")
            if reason:
                assert_minimal(definition, reason, [(group, option.key)])


def assert_minimal(definition, reason, wanted):
    assert not possible(definition, reason.choices, reason.rules, wanted)
    for place in range(len(reason.choices)):
        assert possible(definition, _without(reason.choices, place), reason.rules, wanted)
    for place in range(len(reason.rules)):
        assert possible(definition, reason.choices, _without(reason.rules, place), wanted)


def _without(parts, place):
    return parts[:place] + parts[place + 1 :]


def possible(definition, chosen, rules, wanted):
    """Whether these answers and only these rules allow the answer that is wanted."""
    groups = tuple(
        _loosened(group, [rule for rule in rules if isinstance(rule, BuiltIn)]) for group in definition.groups
    )
    merchants = tuple(rule for rule in rules if isinstance(rule, RuleSpec))
    applies_if = [group for group in definition.groups if _is_of(rules, "applies", group)]
    loose = RuleSet(groups=groups, rules=merchants)
    answers = [(definition.by_key[key], answer) for key, answer in chosen]
    return any(
        all(contains(whole, group, definition, [part] if group.has_options else part) for group, part in answers)
        and all(_has(whole, group, part) for group, part in wanted)
        and all(not whole[group.key] or applies(group, definition, whole) for group in applies_if)
        and all(_has_enough(group, whole[group.key]) for group in groups)
        for whole in complete_answers(loose, conditions_of=definition)
    )


def _has_enough(group, chosen):
    """Where no answer is needed, the minimum counts once one option is chosen, whether the question applies or not."""
    return group.required or not chosen or len(chosen) >= group.min_options


def _has(whole, group, part):
    return contains(whole, group, None, [part] if group.has_options else part, strictly=True)


def _is_of(rules, kind, group):
    return any(isinstance(rule, BuiltIn) and rule.kind == kind and rule.group.key == group.key for rule in rules)


def _loosened(group, rules):
    needs = _is_of(rules, "required", group) or _is_of(rules, "min options", group)
    own = {"required": needs and group.required, "min_options": group.min_options if needs else 0}
    if group.kind == ONE and not _is_of(rules, "only one", group):
        return replace(group, kind="several", min_options=0, required=own["required"], max_options=0)
    return replace(group, **own, max_options=group.max_options if _is_of(rules, "max options", group) else 0)


@often
@given(cases())
def test_repairs_change_as_few_groups_as_possible(made):
    definition, choices = made
    wholes, own = list(complete_answers(definition)), Choices.of(*made)

    for group in definition.groups:
        for option in group.options:
            found = repairs(definition, choices, group.key, option.key)
            allowed = [whole for whole in wholes if option.key in whole[group.key]]
            costs = [_changed(definition, whole, own, group, option.key) for whole in allowed]
            assert bool(found) == bool(allowed)
            for repair in found:
                assert len(repair.changes) >= min(costs)
                assert_holds(definition, wholes, repair.choices, [(group, option.key)])
            if found:
                assert len(found[0].changes) == min(costs)
                assert [len(repair.changes) for repair in found] == sorted(len(repair.changes) for repair in found)


@often
@given(cases())
def test_what_contradicts_itself_is_repaired_with_fewest_changes(made):
    definition, choices = made
    wholes, own = list(complete_answers(definition)), Choices.of(*made)

    found = repairs(definition, choices)

    assert bool(found) == bool(wholes)
    if found:
        assert len(found[0].changes) == min(_changed(definition, whole, own) for whole in wholes)
        assert_holds(definition, wholes, found[0].choices, [])


def _changed(definition, whole, own, group=None, option=None):
    parts = parts_of(definition, own, without=group and group.key, option=option)
    return len({each.key for each, part in parts if not _has(whole, each, part)})


def assert_holds(definition, wholes, choices, wanted):
    parts = [*parts_of(definition, choices), *wanted]
    assert matching(definition, wholes, parts, strictly=True)


@often
@given(cases())
def test_finishing_keeps_every_answer_and_leaves_only_words_open(made):
    definition, choices = made
    wholes, own = list(complete_answers(definition)), Choices.of(*made)
    standing = matching(definition, wholes, parts_of(definition, own), strictly=True)

    for cost in (None, lambda group, option: ord(option[0])):
        finished = finish(definition, choices, cost)

        assert (finished is not None) == bool(standing)
        if finished is not None:
            assert own.items() <= finished.items() or _only_added(definition, own, finished)
            assert any(_same_but_words(definition, whole, finished) for whole in wholes)


def _only_added(definition, own, finished):
    return all(
        set(answer) <= set(finished[key]) if definition.by_key[key].kind == "several" else finished[key] == answer
        for key, answer in own.items()
    )


def _same_but_words(definition, whole, finished):
    """Words may still open groups that are not asked yet."""
    judgement = judge(definition, finished)
    settled = [group for group in definition.groups if group.kind != "text" and judgement.applies(group.key)]
    return all(_equal(group, whole[group.key], finished.get(group.key)) for group in settled)


def _equal(group, answer, given):
    if group.kind == NUMBER:
        return answer == () if not given else bool(answer) and float(answer[0]) == float(given)
    return set(answer) == set(given or [])
