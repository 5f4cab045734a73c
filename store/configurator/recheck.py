"""What was chosen once, judged by today's rules: what no longer holds, and what would help."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant
from store.money.amounts import Money
from store.rules import finish, repairs
from store.rules.definition import Group
from store.rules.terms import Choices

from .configuration import lost, tidied
from .definition import ProductDefinition
from .forms import fields_of
from .models import Configuration
from .services import Evaluation, described, evaluate, gone

#: Ways out that are offered.
MOST_OFFERS = 3


@dataclass(frozen=True)
class Broken:
    """One thing that no longer holds: the key and name of its group, as far as there is one, and a sentence."""

    group: str
    name: str
    sentence: str
    #: Nothing is wrong with it, an answer is still to come.
    missing: bool = False


@dataclass(frozen=True)
class Offer:
    """A way out, to be taken with one click: what it changes, in words, and what one piece costs then."""

    sentence: str
    choices: Choices
    definition: ProductDefinition
    unit_price: Money

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Its choices as fields of a form."""
        return fields_of(self.definition, self.choices)


@dataclass(frozen=True)
class Recheck:
    """Stored choices as they stand today."""

    evaluation: Evaluation
    stored: Mapping[str, object]
    broken: tuple[Broken, ...]

    @property
    def holds(self) -> bool:
        """Whether it can be ordered as it is."""
        return not self.broken

    @property
    def only_missing(self) -> bool:
        """Whether nothing is wrong but that answers are still to come."""
        return bool(self.broken) and all(each.missing for each in self.broken)

    @cached_property
    def offers(self) -> list[Offer]:
        """One to three of the smallest changes with which it can be ordered; none if only the shopper's words help."""
        return list(_offers(self)) if self.broken else []


def recheck(configuration: Configuration, *, variant: Variant | None = None, quantity: int = 1) -> Recheck:
    """Judge a stored configuration by the rules, options and prices of today; nothing in it is replaced."""
    return rechecked(configuration.product, configuration.content["choices"], variant=variant, quantity=quantity)


def rechecked(
    product: Product, choices: Mapping[str, object], *, variant: Variant | None = None, quantity: int = 1
) -> Recheck:
    """The same for choices that are not stored yet."""
    evaluation = evaluate(product, variant, choices, quantity)
    groups = evaluation.definition.by_key
    away = [Broken("", name, gone(name)) for name in lost(evaluation.definition, choices)]
    wrong = [
        Broken(each.group, groups[each.group].name if each.group in groups else "", each.message, each.missing)
        for each in evaluation.problems
    ]
    return Recheck(evaluation, choices, (*away, *wrong))


def _offers(check: Recheck) -> Iterator[Offer]:
    """The solver repairs what contradicts itself; what must be answered besides is filled with the defaults."""
    now = check.evaluation
    definition = now.definition
    before = tidied(definition, check.stored)
    for repair in repairs(definition, before, most=MOST_OFFERS):
        choices = tidied(definition, repair.choices)
        after = evaluate(now.product, now.variant, choices, now.quantity)
        if after.problems:
            choices = tidied(definition, finish(definition, choices) or choices)
            after = evaluate(now.product, now.variant, choices, now.quantity)
        if not after.problems:
            sentence = in_words(definition, before, choices) or _("Go on without it")
            yield Offer(sentence, choices, definition, after.unit_price)


def in_words(definition: ProductDefinition, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """What has changed between two sets of choices, group by group, in one line; empty if nothing has."""
    changed = [group for group in definition.groups if before.get(group.key) != after.get(group.key)]
    return "; ".join(_change(definition, group, before, after) for group in changed)


def _change(
    definition: ProductDefinition, group: Group, before: Mapping[str, object], after: Mapping[str, object]
) -> str:
    names = {
        "group": group.name,
        "before": _said(definition, group, before),
        "after": _said(definition, group, after),
    }
    if not names["after"]:
        return _("%(group)s: without “%(before)s”") % names
    if not names["before"]:
        return _("%(group)s: %(after)s") % names
    return _("%(group)s: %(after)s instead of %(before)s") % names


def _said(definition: ProductDefinition, group: Group, choices: Mapping[str, object]) -> str:
    """The answer to one group; an option that is gone has left nothing but its key."""
    answer = choices.get(group.key)
    if group.has_options and isinstance(answer, list):
        return ", ".join(group.by_key[key].name if key in group.by_key else key for key in answer)
    return ", ".join(line["text"] or line["label"] for line in described(definition, {group.key: answer}) if answer)
