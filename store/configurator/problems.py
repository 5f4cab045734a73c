"""What is wrong with choices: with each answer, with the rules, with pictures of the shopper."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from store.rules import is_broken
from store.rules.choices import Choices, applies, no_longer_apply
from store.rules.definition import CONTRAST, EXCLUDES, RuleSpec
from store.uploads.models import Upload

from .answers import AnswerProblem, answer_problems
from .definition import ProductDefinition
from .definitions import known_rules
from .uploads import upload_problems


def problems_of(
    definition: ProductDefinition,
    answers: Mapping[str, object],
    quantity: int | None = None,
    *,
    uploads: Mapping[str, Upload] | None = None,
) -> tuple[AnswerProblem, ...]:
    """All that is wrong, in the order of the groups, then of the rules, then pictures; ``quantity`` if it is known.

    Asks the database at most once, for pictures that are not given by hash in ``uploads``.
    """
    choices = Choices.of(definition, answers)
    return (*rule_problems(definition, choices, quantity), *upload_problems(definition, choices, uploads))


def rule_problems(
    definition: ProductDefinition, answers: Mapping[str, object], quantity: int | None = None
) -> list[AnswerProblem]:
    """The same without pictures; no database. Rules that name an unknown variant or quantity are left out."""
    definition = known_rules(definition, None, quantity)
    choices = Choices.of(definition, answers)
    applying = (group for group in definition.groups if applies(group, choices))
    wrong = [each for group in applying for each in answer_problems(group, choices.get(group.key), quantity)]
    return wrong + [_problem(rule, choices) for rule in definition.rules if is_broken(rule, choices)]


def dropped_answers(choices: Choices, answers: Mapping[str, object]) -> tuple[AnswerProblem, ...]:
    """The answers that ``choices``, made from them, have no more, each with a sentence."""
    sentence = _("“%(group)s” is no longer offered for this.")
    return tuple(AnswerProblem("", sentence % {"group": name}) for name in no_longer_apply(choices, answers))


def _problem(rule: RuleSpec, choices: Choices) -> AnswerProblem:
    """What a rule requires is missing, what it forbids is wrong; named at the first group that can repair it."""
    places = rule.groups or tuple(term.group for term in rule.then or rule.when)
    to_come = rule.kind not in {EXCLUDES, CONTRAST} and not all(choices.get(group) for group in places)
    return AnswerProblem(places[0] if places else "", rule.reason, missing=to_come)
