"""What helps a shopper on: why an option is blocked, what would allow it, and the rest chosen for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from store import rules
from store.rules.definition import NUMBER, Group
from store.rules.terms import Choices

from .definition import ProductDefinition
from .forms import offer
from .services import Evaluation
from .states import breaks

#: Offers to repair something.
MOST_OFFERS = 3


@dataclass(frozen=True)
class Offer:
    """A change to take with one click: what it says, and the value of its button."""

    label: str
    value: str


@dataclass(frozen=True)
class Why:
    """Why an option cannot be chosen: the merchant's sentences, the shopper's choices, and what would allow it."""

    group: str
    option: str
    choices: tuple[str, ...]
    sentences: tuple[str, ...]
    offers: tuple[Offer, ...]


def why_asked(definition: ProductDefinition, choices: Choices, asked: str) -> Why | None:
    """The answer to ``group:option`` of an address; nothing for what does not exist or is not blocked."""
    key, _colon, option = asked[:200].partition(":")
    group = definition.by_key.get(key)
    reason = rules.why(definition, choices, key, option) if group is not None and option in group.by_key else None
    if group is None or reason is None:
        return None
    return Why(
        group=key,
        option=group.by_key[option].name,
        choices=tuple(said(definition.by_key[each], answer) for each, answer in reason.choices),
        sentences=tuple(reason.sentences),
        offers=offers(definition, choices, rules.repairs(definition, choices, key, option, most=MOST_OFFERS)),
    )


def mends(evaluation: Evaluation) -> tuple[Offer, ...]:
    """The smallest changes that mend choices which break a rule or name an option that is gone; none if only answers
    are missing."""
    definition, choices = evaluation.definition, evaluation.choices
    if not evaluation.problems:
        return ()
    broken = any(breaks(definition, rule, choices) for rule in definition.rules)
    if not (broken or any(_names_what_is_gone(group, choices) for group in definition.groups)):
        return ()
    return offers(definition, choices, rules.repairs(definition, choices, most=MOST_OFFERS))


def _names_what_is_gone(group: Group, choices: Choices) -> bool:
    return group.has_options and any(key not in group.by_key for key in choices.get(group.key, []))


def offers(definition: ProductDefinition, choices: Choices, repairs: Iterable[rules.Repair]) -> tuple[Offer, ...]:
    """Repairs as buttons: each says what changes and takes all of it."""
    found = []
    for repair in repairs:
        if not repair.changes:
            continue
        keys = {change.group for change in repair.changes} | {
            key for key in {*choices, *repair.choices} if choices.get(key) != repair.choices.get(key)
        }
        label = ", ".join(_change(definition.by_key[change.group], change) for change in repair.changes)
        found.append(Offer(label, offer({key: repair.choices.get(key, []) for key in sorted(keys)})))
    return tuple(found)


def said(group: Group, answer: list[str] | str) -> str:
    """An answer in words: “Frame: Steel”."""
    if group.has_options:
        keys = answer if isinstance(answer, list) else [answer]
        words = ", ".join(group.by_key[key].name if key in group.by_key else key for key in keys)
    else:
        words = ", ".join(answer) if isinstance(answer, list) else answer
    return f"{group.name}: {words} {group.unit}".strip() if group.kind == NUMBER else f"{group.name}: {words}"


def can_finish(evaluation: Evaluation) -> bool:
    """Whether an answer is missing that can be given without the shopper's own words."""
    open_groups = {problem.group for problem in evaluation.problems if problem.missing}
    return any(
        key in evaluation.definition.by_key and evaluation.definition.by_key[key].has_options for key in open_groups
    )


def finished(definition: ProductDefinition, choices: Choices, *, cheapest: bool = False) -> Choices:
    """Choices with what is missing: the merchant's usual answers, or group by group the cheapest that is still free.

    Where nothing fits any more they come back as they were; the page then says why.
    """
    cost = partial(_cost, definition) if cheapest else None
    return rules.finish(definition, choices, cost) or choices


def _cost(definition: ProductDefinition, group: str, option: str):
    return definition.by_key[group].by_key[option].surcharge


def _change(group: Group, change: rules.Change) -> str:
    if not change.after:
        return _("Without %(answer)s") % {"answer": said(group, change.before)}
    return said(group, change.after)
