"""What each answer would add to the price of the choices as they stand, with all that it brings along."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from store.money.amounts import Money
from store.rules import BLOCKED, Judgement, finish, is_broken
from store.rules.answers import is_open
from store.rules.choices import Choices, applies
from store.rules.definition import DATE, FILE, ONE, REQUIRES, Group, RuleSpec
from store.rules.judge import is_short
from store.rules.terms import Answer

from .definition import PER_CHARACTER, ProductDefinition
from .line_price import ConfiguredPrice, chosen_of

#: The price of choices on the line that is being chosen.
PriceOf = Callable[[Mapping[str, Answer]], ConfiguredPrice]
#: Characters from which the price of one more is told.
_MANY = 11


@dataclass(frozen=True)
class Difference:
    """What is added for each piece and once for all of them, below zero if it costs less.

    ``with_options`` are the names of options that the answer brings along and that cost something.
    """

    each: Money = field(default_factory=Money)
    once: Money = field(default_factory=Money)
    per_character: Money = field(default_factory=Money)
    with_options: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """In words: ``+ €3.00, + €18.00 once``; empty where nothing changes."""
        sums = [_signed(self.each)] if self.each.amount else []
        sums += (
            [_("%(price)s a character") % {"price": _signed(self.per_character)}] if self.per_character.amount else []
        )
        sums += [_("%(price)s once") % {"price": _signed(self.once)}] if self.once.amount else []
        if sums and self.with_options:
            sums[-1] = _("%(price)s with %(options)s") % {"price": sums[-1], "options": ", ".join(self.with_options)}
        return ", ".join(sums)

    @property
    def look(self) -> Hashable:
        """Equal for differences that read alike."""
        return self.each.amount, self.once.amount, self.per_character.amount, self.with_options


#: Where nothing changes, or prices were not asked.
NO_DIFFERENCE = Difference()
#: By group and option; an empty option is to take the answer back. Of a text, a picture or a day: what giving one
#: costs.
Differences = Mapping[tuple[str, str], Difference]


def price_differences(
    definition: ProductDefinition, choices: Choices, judgement: Judgement, price_of: PriceOf, line: Hashable
) -> Differences:
    """The difference of every option that can be chosen, and of giving each text, picture and day.

    An option that needs others counts with the usual ones. ``line`` is equal for lines that are priced alike: the
    result is cached with the judgement.
    """
    key = (line, _words(definition, choices))
    known = judgement.cache.get(_CACHE)
    if known is None or known[0] != key:
        found = dict(_Pricing(definition, choices, judgement, price_of).all())
        known = judgement.cache[_CACHE] = (key, found)
    return known[1]


_CACHE = "@differences"


def _words(definition: ProductDefinition, choices: Choices) -> Hashable:
    """The words that the price of other answers depends on; judgements are the same for all words."""
    if not any(rule.kind == PER_CHARACTER and rule.when for rule in definition.prices):
        return ()
    return tuple(str(choices.get(group.key)) for group in definition.groups if is_open(group))


class _Pricing:
    """One pass over all groups."""

    def __init__(
        self, definition: ProductDefinition, choices: Choices, judgement: Judgement, price_of: PriceOf
    ) -> None:
        self.definition, self.choices, self.judgement, self.price_of = definition, choices, judgement, price_of
        self.now = price_of(choices)
        self.priced = {key for rule in definition.prices for key in (rule.group, rule.second)}
        self.priced |= {term.group for rule in definition.prices for term in rule.when}
        self.opening = {term.group for group in definition.groups for term in group.applies_if}
        self.forcing: dict[str, list[RuleSpec]] = {}
        for rule in definition.rules:
            if rule.kind == REQUIRES and not is_broken(rule, choices):
                for key in {term.group for term in rule.when}:
                    self.forcing.setdefault(key, []).append(rule)

    def all(self) -> Iterator[tuple[tuple[str, str], Difference]]:
        """Every option that is not blocked, every text, picture and day."""
        for group in self.definition.groups:
            if not applies(group, self.choices):
                continue
            if group.is_text:
                yield (group.key, ""), self._writing(group)
            elif group.kind in {FILE, DATE}:
                yield (group.key, ""), self._giving(group)
            elif group.has_options:
                yield from self._options(group)

    def _options(self, group: Group) -> Iterator[tuple[tuple[str, str], Difference]]:
        chosen = {option.key for option in chosen_of(group, self.choices)}
        for option in group.options:
            if option.key in chosen or self.judgement.state(group.key, option.key) != BLOCKED:
                yield (group.key, option.key), self._option(group, option.key, option.key in chosen)
        if group.kind == ONE and not group.required:
            yield (group.key, ""), self._between(self.now, self.price_of(self._with(group, [])))

    def _option(self, group: Group, option: str, is_chosen: bool) -> Difference:
        """Of one that is chosen: nothing, or of several what it costs beside the others."""
        if group.kind == ONE and is_chosen:
            return NO_DIFFERENCE
        before = [each.key for each in chosen_of(group, self.choices)]
        if is_chosen:
            return self._between(self.price_of(self._with(group, [key for key in before if key != option])), self.now)
        answer = [option] if group.kind == ONE else [*before, option]
        if self._needs_more(group, answer):
            return self._completed(group, answer)
        if group.key in self.priced or group.key in self.opening:
            return self._between(self.now, self.price_of(self._with(group, answer)))
        gone = sum((group.by_key[each].surcharge.amount for each in before), Decimal(0)) if group.kind == ONE else 0
        return _of_surcharge(group.by_key[option].surcharge.amount - gone)

    def _needs_more(self, group: Group, answer: Answer) -> bool:
        """Whether this answer brings up a question that must be answered, or needs an option that is not chosen."""
        after = {**self.choices, group.key: answer}
        if any(is_broken(rule, after) for rule in self.forcing.get(group.key, ())):
            return True
        if group.key not in self.opening:
            return False
        conditional = (each for each in self.definition.groups if each.applies_if and not is_open(each))
        return any(applies(each, after) and is_short(each, after.get(each.key)) for each in conditional)

    def _completed(self, group: Group, answer: Answer) -> Difference:
        """The same with all that the answer needs; what that costs is named."""
        after = self.choices.with_answers({group.key: answer})
        whole = finish(self.definition, after) or after
        plain, found = (self._between(self.now, self.price_of(each)) for each in (after, whole))
        if found == plain:
            return plain
        return Difference(found.each, found.once, with_options=tuple(self._brought(after, whole)))

    def _brought(self, after: Choices, whole: Choices) -> Iterator[str]:
        """Names of the options that cost something and were added."""
        for group in self.definition.groups:
            if group.has_options:
                new = (each for each in chosen_of(group, whole) if each.key not in after.get(group.key, ()))
                yield from (option.name for option in new if option.surcharge.amount)

    def _with(self, group: Group, answer: Answer) -> Mapping[str, Answer]:
        """The choices with this answer, as far as prices look at them."""
        if group.key in self.opening:
            return self.choices.with_answers({group.key: answer})
        return {**self.choices, group.key: answer}

    def _writing(self, group: Group) -> Difference:
        """Of a first character, of each further one, and once; the same whatever is written now."""
        none = self.price_of(self._with(group, ""))
        one = self.choices.with_answers({group.key: "x"})
        whole = (finish(self.definition, one) or one) if self._needs_more(group, "x") else one
        found = self._between(none, self.price_of(whole))
        more = self._between(self.price_of(whole), self.price_of(whole.with_answers({group.key: "x" * _MANY})))
        per_character = Money(more.each.amount / (_MANY - 1))
        return Difference(found.each - per_character, found.once, per_character)

    def _giving(self, group: Group) -> Difference:
        """Of a picture or a day, whichever it is, with all that it needs."""
        none = self.price_of(self._with(group, ""))
        one = self.choices.with_answers({group.key: "x"})
        whole = (finish(self.definition, one) or one) if self._needs_more(group, "x") else one
        return self._between(none, self.price_of(whole))

    @staticmethod
    def _between(before: ConfiguredPrice, after: ConfiguredPrice) -> Difference:
        return Difference(after.unit - before.unit, after.once - before.once)


@lru_cache(maxsize=1000)
def _of_surcharge(amount: Decimal) -> Difference:
    return Difference(Money(amount))


def _signed(amount: Money) -> str:
    written = (amount if amount.amount > 0 else -amount).format(get_language() or "en")
    return f"+ {written}" if amount.amount > 0 else f"− {written}"
