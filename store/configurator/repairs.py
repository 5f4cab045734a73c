"""Why an option cannot be chosen, and the smallest changes that would allow it or end a contradiction."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from store import rules
from store.money.amounts import Money
from store.rules.choices import Choices
from store.rules.definition import Group

from .definition import ProductDefinition
from .forms import fields_of, take_value
from .wording import answer_in_words, changes_in_words

#: Repairs that are proposed.
MAX_REPAIRS = 3


@dataclass(frozen=True)
class ProposedRepair:
    """A repair to take with one click: what it changes in words, and the choices then."""

    sentence: str
    before: Choices
    choices: Choices
    #: What one piece costs then, where the choices can be ordered.
    unit_price: Money | None = None

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Its choices as fields of a form."""
        return fields_of(self.choices.rules, self.choices)

    @property
    def value(self) -> str:
        """What differs, as the value of a button on the product's page."""
        changed = {key for key in {*self.before, *self.choices} if self.before.get(key) != self.choices.get(key)}
        return take_value({key: self.choices.get(key) or "" for key in sorted(changed)})


@dataclass(frozen=True)
class Why:
    """Why an option cannot be chosen: the merchant's sentences, the shopper's choices, and what would allow it."""

    group: str
    option: str
    choices: tuple[str, ...]
    sentences: tuple[str, ...]
    repairs: tuple[ProposedRepair, ...]


def why_blocked(definition: ProductDefinition, choices: Choices, question: str) -> Why | None:
    """The answer to ``group:option`` of an address; None for what does not exist or is not blocked."""
    key, _colon, option = question[:200].partition(":")
    group = definition.by_key.get(key)
    reason = rules.why(definition, choices, key, option) if group is not None and option in group.by_key else None
    if group is None or reason is None:
        return None
    own = ((definition.by_key[each], answer) for each, answer in reason.choices)
    return Why(
        group=key,
        option=group.by_key[option].name,
        choices=tuple(f"{each.name}: {answer_in_words(each, answer)}" for each, answer in own),
        sentences=tuple(reason.sentences),
        repairs=_proposed(definition, choices, rules.repairs(definition, choices, key, option, limit=MAX_REPAIRS), key),
    )


def repairs_of(definition: ProductDefinition, choices: Choices) -> tuple[ProposedRepair, ...]:
    """The smallest changes for choices that break a rule or name an option that is gone; none if only answers are
    missing."""
    broken = any(rules.is_broken(rule, choices) for rule in definition.rules)
    if not (broken or any(_names_missing_options(group, choices) for group in definition.groups)):
        return ()
    return _proposed(definition, choices, rules.repairs(definition, choices, limit=MAX_REPAIRS))


def _names_missing_options(group: Group, choices: Choices) -> bool:
    return group.has_options and any(key not in group.by_key for key in choices.get(group.key, []))


def _proposed(
    definition: ProductDefinition, before: Choices, repairs: Iterable[rules.Repair], wanted: str = ""
) -> tuple[ProposedRepair, ...]:
    return tuple(propose(definition, before, repair.choices, wanted=wanted) for repair in repairs if repair.changes)


def propose(
    definition: ProductDefinition,
    before: Choices,
    after: Choices,
    *,
    wanted: str = "",
    unit_price: Money | None = None,
) -> ProposedRepair:
    """A repair in words; ``wanted`` is the group whose new answer was asked for, so it goes without saying."""
    sentence = changes_in_words(definition, before, after, without=wanted) or _("Go on without it")
    return ProposedRepair(sentence, before, after, unit_price)
