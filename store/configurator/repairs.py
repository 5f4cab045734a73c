"""Why an option cannot be chosen, and the smallest changes that would allow it or end a contradiction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from store import rules
from store.money.amounts import Money
from store.rules.choices import Choices
from store.rules.definition import Group

from .answers import AnswerProblem
from .definition import ProductDefinition
from .differences import NO_DIFFERENCE, Difference
from .forms import fields_of, take_value
from .line_price import LinePricing, more_days
from .problems import rule_problems
from .repair_words import repair_in_words
from .wording import answer_in_words

#: Repairs that are proposed; open answers that one names.
MAX_REPAIRS, _MAX_NAMED = 3, 3


@dataclass(frozen=True)
class ProposedRepair:
    """A repair to take with one click: what it changes in words, and the choices then.

    ``price`` and ``days`` are what that adds, for one piece and in working days. ``needs``: what is wrong or open
    afterwards, as a sentence; empty if it can be ordered then.
    """

    sentence: str
    before: Choices
    choices: Choices
    price: Difference = NO_DIFFERENCE
    days: int = 0
    needs: str = ""
    #: What one piece costs then, where the choices can be ordered.
    unit_price: Money | None = None

    @property
    def label(self) -> str:
        """The sentence with price and days: “Change Glaze to Chalk, add Gold rim: + €4.50”."""
        more = [self.price.label] if self.price.label else []
        if self.days > 0:
            more.append(
                ngettext("%(days)s working day longer", "%(days)s working days longer", self.days) % {"days": self.days}
            )
        elif self.days < 0:
            more.append(
                ngettext("%(days)s working day sooner", "%(days)s working days sooner", -self.days)
                % {"days": -self.days}
            )
        if not more:
            return self.sentence
        return _("%(change)s: %(more)s") % {"change": self.sentence, "more": ", ".join(more)}

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


@dataclass(frozen=True)
class Repairing:
    """Choices on a line that is priced, and repairs of them."""

    definition: ProductDefinition
    choices: Choices
    price_of: LinePricing
    quantity: int | None = None

    def why_blocked(self, question: str) -> Why | None:
        """The answer to ``group:option`` of an address; None for what does not exist or is not blocked."""
        key, _colon, option = question[:200].partition(":")
        group = self.definition.by_key.get(key)
        known = group is not None and option in group.by_key
        reason = rules.why(self.definition, self.choices, key, option) if known else None
        if group is None or reason is None:
            return None
        own = ((self.definition.by_key[each], answer) for each, answer in reason.choices)
        return Why(
            group=key,
            option=group.by_key[option].name,
            choices=tuple(f"{each.name}: {answer_in_words(each, answer)}" for each, answer in own),
            sentences=tuple(reason.sentences),
            repairs=self._proposed(rules.repairs(self.definition, self.choices, key, option, limit=MAX_REPAIRS), key),
        )

    def repairs(self) -> tuple[ProposedRepair, ...]:
        """The smallest changes for choices that break a rule or name an option that is gone; none if only answers are
        missing."""
        broken = any(rules.is_broken(rule, self.choices) for rule in self.definition.rules)
        if not (broken or any(_names_missing_options(group, self.choices) for group in self.definition.groups)):
            return ()
        return self._proposed(rules.repairs(self.definition, self.choices, limit=MAX_REPAIRS))

    def propose(self, after: Choices, *, wanted: str = "", unit_price: Money | None = None) -> ProposedRepair:
        """A repair in words; ``wanted`` is the group whose new answer was asked for, so it goes without saying."""
        before, problems = self.choices, rule_problems(self.definition, after, self.quantity)
        now, then = self.price_of(before), self.price_of(after)
        return ProposedRepair(
            repair_in_words(self.definition, before, after, without=wanted) or _("Go on without it"),
            before,
            after,
            Difference(then.unit - now.unit, then.once - now.once),
            more_days(self.definition, after) - more_days(self.definition, before),
            _needs(self.definition, problems),
            unit_price,
        )

    def _proposed(self, found: Iterable[rules.Repair], wanted: str = "") -> tuple[ProposedRepair, ...]:
        return tuple(self.propose(self._completed(repair.choices), wanted=wanted) for repair in found if repair.changes)

    def _completed(self, after: Choices) -> Choices:
        """The repair with the usual answers to what it asks for besides; what was open before stays open."""
        open_now = {each.group for each in rule_problems(self.definition, self.choices, self.quantity) if each.missing}
        new = {each.group for each in rule_problems(self.definition, after, self.quantity)} - open_now
        whole = rules.finish(self.definition, after) if new else None
        if whole is None:
            return after
        added = {key: answer for key, answer in whole.items() if after.get(key) != answer and key not in open_now}
        return after.with_answers(added)


def _names_missing_options(group: Group, choices: Choices) -> bool:
    return group.has_options and any(key not in group.by_key for key in choices.get(group.key, []))


def _needs(definition: ProductDefinition, problems: list[AnswerProblem]) -> str:
    wrong = [each.message for each in problems if not each.missing]
    names = list(_open_groups(definition, problems))
    if len(names) > _MAX_NAMED:
        count = len(names) - _MAX_NAMED
        more = ngettext("%(count)s more", "%(count)s more", count) % {"count": count}
        names = [*names[:_MAX_NAMED], more]
    if names:
        wrong.append(_("Still to come then: %(groups)s.") % {"groups": ", ".join(names)})
    return " ".join(wrong)


def _open_groups(definition: ProductDefinition, problems: list[AnswerProblem]) -> Iterator[str]:
    for key in dict.fromkeys(each.group for each in problems if each.missing):
        if key in definition.by_key:
            yield definition.by_key[key].name
