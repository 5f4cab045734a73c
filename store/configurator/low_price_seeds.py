"""Answers that bring a surcharge below zero: where ``low_prices`` begins to look."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from store.money.amounts import Money
from store.rules.definition import NAMES, NUMBER, ONE, TEXT, Group
from store.rules.steps import Steps
from store.rules.terms import Answer, Term, number_in

from .definition import PER_AREA, PER_CHARACTER, PER_UNIT, PERCENT, ProductDefinition, SurchargeRule

#: Characters of a text that a shopper could send.
_MAX_TEXT = 1000
_COUNTED = {PER_CHARACTER, PER_UNIT, PER_AREA}


@dataclass(frozen=True)
class Seed:
    """Answers that bring a surcharge below zero, and how large it is for a product that costs 100."""

    answers: dict[str, Answer]
    amount: Decimal


def seeds_of(definition: ProductDefinition) -> Iterator[Seed]:
    """A seed for each surcharge that can be below zero: of an option, of an answer, of a price rule."""
    for group in definition.groups:
        for option in group.options if group.has_options else ():
            if option.surcharge < Money(0):
                yield Seed({group.key: [option.key]}, option.surcharge.amount)
        if not group.has_options and group.surcharge < Money(0):
            yield Seed({group.key: _sizes_of(group)[-1][0]}, group.surcharge.amount)
    for rule in definition.prices:
        seed = _seed_of_rule(definition, rule)
        if seed and seed.amount < 0:
            yield seed


def _seed_of_rule(definition: ProductDefinition, rule: SurchargeRule) -> Seed | None:
    """The sizes with the lowest amount, and an answer for each condition; None where a condition cannot hold."""
    lowest = _lowest(definition, rule)
    terms: dict[str, list[Term]] = {}
    for term in rule.when:
        if not term.is_about_line:
            terms.setdefault(term.group, []).append(term)
    answers = lowest.answers
    for key, conditions in terms.items():
        group = definition.by_key.get(key)
        answer = _answer_for(group, conditions, answers.get(key)) if group else None
        if answer is None and not all(term.negated for term in conditions):
            return None
        answers = {**answers, key: answer} if answer is not None else answers
    return Seed(answers, lowest.amount)


def _lowest(definition: ProductDefinition, rule: SurchargeRule) -> Seed:
    amount = rule.percent if rule.kind == PERCENT else rule.amount.amount
    keys = [key for key in (rule.group, rule.second) if rule.kind in _COUNTED and key in definition.by_key]
    found = []
    for sizes in itertools.product(*(_sizes_of(definition.by_key[key]) for key in keys)):
        counted = amount
        for _answer, size in sizes:
            counted *= size
        found.append(Seed({key: answer for key, (answer, _size) in zip(keys, sizes, strict=True)}, counted))
    return min(found, key=lambda seed: seed.amount)


def _sizes_of(group: Group) -> list[tuple[Answer, Decimal]]:
    """The smallest and the largest answer that is counted, and how much it counts."""
    if group.kind == NUMBER:
        steps = Steps.of(group)
        return [(f"{number:f}", number) for number in (steps.low, steps.high)]
    text = "x" * min(group.max_length, _MAX_TEXT)
    if group.kind == TEXT:
        return [(text, Decimal(len(text)))]
    if group.kind == NAMES:
        return [([text], Decimal(len(text)))]
    return [(["x"] if group.is_list else "x", Decimal(1))]


def _answer_for(group: Group, terms: Sequence[Term], wanted: Answer | None) -> Answer | None:
    """An answer with which all of the conditions hold; None if there is none or none is needed."""
    if group.kind == NUMBER:
        return _number_for(group, terms, number_in(wanted))
    if all(term.negated for term in terms) and not group.required:
        return None
    if not group.has_options:
        return _sizes_of(group)[0][0]
    fitting = [
        option
        for option in sorted(group.options, key=lambda option: option.surcharge)
        if all(term.allows(option.key) for term in terms if term.negated or group.kind == ONE)
    ]
    if group.kind == ONE or all(term.negated for term in terms):
        return [fitting[0].key] if fitting else None
    wants = (term for term in terms if not term.negated)
    picks = [next((option.key for option in fitting if term.allows(option.key)), None) for term in wants]
    return None if None in picks else list(dict.fromkeys(filter(None, picks)))


def _number_for(group: Group, terms: Sequence[Term], wanted: Decimal | None) -> str | None:
    """The number nearest to the wanted one, or the highest, of those at an end of a range."""
    steps = Steps.of(group)
    ends = [steps.low, steps.high]
    for term in terms:
        starts = (
            None if term.low is None else steps.ceiling(term.low),
            None if term.high is None else steps.above(term.high),
        )
        ends += [end for start in starts if start is not None for end in (steps.before(start), start)]
    fitting = [end for end in ends if end in steps and all(term.holds({group.key: f"{end:f}"}) for term in terms)]
    nearest = steps.high if wanted is None else wanted
    return f"{min(fitting, key=lambda end: abs(end - nearest)):f}" if fitting else None
