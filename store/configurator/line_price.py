"""What choices cost and how much longer they take. Every line is rounded once, so the lines add up to the penny.

The order, fixed:

1. The price of the variant.
2. Surcharges of options and of answers, a text's also by its characters (a letter with its marks is one, spaces
   are free), in the order of the groups.
3. Price rules for each piece that count: an amount, a percentage of the variant's price, so much for each
   character, unit or square unit of an answer. Of prices that differ only in amount and quantity, the one with the
   highest quantity counts; others of the same name count beside it.
   1 to 3 make the price of one piece.
4. Once for the whole line, whatever its pieces: the names of a list, each counted by itself, and setting up. Lines
   of one design, such as a shirt in several sizes, are set up once together, and their pieces count together.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cms.text.graphemes import count_graphemes
from store.money.amounts import Money, total_of
from store.rules import line_answers
from store.rules.definition import NAMES, Group, OptionSpec
from store.rules.terms import Answer, number_in

from .definition import PER_AREA, PER_CHARACTER, PER_UNIT, PERCENT, SETUP, ProductDefinition, SurchargeRule


class PriceLine(NamedTuple):
    """One line of the slip; ``yours`` are the shopper's own words, if it stands for some; ``once``: not each piece."""

    label: str
    amount: Money
    yours: str = ""
    once: bool = False


@dataclass(frozen=True)
class ConfiguredPrice:
    """What a line costs: ``unit`` for each piece, ``once`` for all of them; ``lines`` add up to both.

    Never below zero: where the lines add up to less, it is zero, and ``is_below_zero`` says that it cannot be sold.
    """

    lines: tuple[PriceLine, ...]

    @cached_property
    def _unit_sum(self) -> Money:
        return total_of(line.amount for line in self.lines if not line.once)

    @property
    def unit(self) -> Money:
        """One piece."""
        return max(self._unit_sum, Money(0))

    @cached_property
    def once(self) -> Money:
        """Added once to the line."""
        return total_of(line.amount for line in self.lines if line.once)

    def total(self, quantity: int) -> Money:
        """The whole line."""
        return max(self.unit * quantity + self.once, Money(0))

    def is_below_zero(self, quantity: int) -> bool:
        """Whether surcharges below zero take off more than there is."""
        return min(self._unit_sum, self._unit_sum * quantity + self.once) < Money(0)


def line_price(
    definition: ProductDefinition,
    choices: Mapping[str, Answer],
    base: PriceLine,
    quantity: int = 1,
    *,
    variant: str = "",
    is_set_up: bool = False,
) -> ConfiguredPrice:
    """The price of choices; choices that cost nothing have no line.

    Args:
        base: the line of the variant.
        quantity: pieces of this design, in this line and in others.
        variant: the article number of the variant.
        is_set_up: another line of this design pays for setting up.
    """
    answers = [line for group in definition.groups for line in _of_answer(group, choices.get(group.key))]
    counting = _counting(definition.prices, {**choices, **line_answers(variant, quantity)}, quantity)
    wanted = (rule for rule in counting if not (is_set_up and rule.kind == SETUP))
    rules = [_of_rule(rule, definition, choices, base.amount) for rule in wanted]
    return ConfiguredPrice((base, *(line for line in (*answers, *rules) if line.amount)))


@dataclass(frozen=True)
class LinePricing:
    """Prices choices on one line: its definition, the line of its variant, and what counts besides."""

    definition: ProductDefinition
    base: PriceLine
    quantity: int = 1
    variant: str = ""
    is_set_up: bool = False

    def __call__(self, choices: Mapping[str, Answer]) -> ConfiguredPrice:
        return line_price(
            self.definition, choices, self.base, self.quantity, variant=self.variant, is_set_up=self.is_set_up
        )

    @property
    def line(self) -> Hashable:
        """Equal for lines that are priced alike by the same definition."""
        return self.base.amount.amount, self.quantity, self.variant, self.is_set_up


def price_of_text(group: Group, text: str) -> Money:
    """The price of having a text at all, and of each character that is not a space."""
    return group.surcharge + group.per_character * _characters(text) if text else Money(0)


def more_days(definition: ProductDefinition, choices: Mapping[str, Answer]) -> int:
    """Working days the choices add: the longest path. A group begins when the groups it is made after are done;
    what waits for nothing is made at the same time."""
    days = {group.key: _days(group, choices) for group in definition.groups}
    done: dict[str, int] = {}
    return max((_done(definition, group.key, days, done) for group in definition.groups), default=0)


def named_quantity(definition: ProductDefinition, choices: Mapping[str, Answer]) -> int:
    """How many pieces a list of names asks for, one each; 0 if there is no list."""
    lists = (choices.get(group.key) for group in definition.groups if group.kind == NAMES)
    return max((len(names) for names in lists if isinstance(names, list)), default=0)


def chosen_of(group: Group, choices: Mapping[str, Answer]) -> list[OptionSpec]:
    """The chosen options of a group that exist."""
    answer = choices.get(group.key)
    return [group.by_key[key] for key in answer if key in group.by_key] if isinstance(answer, list) else []


def _of_answer(group: Group, answer: object) -> list[PriceLine]:
    if group.kind == NAMES:
        names = answer if isinstance(answer, list) else []
        return [PriceLine(group.name, total_of(price_of_text(group, name) for name in names), once=True)]
    if isinstance(answer, list):
        options = (group.by_key[key] for key in answer if key in group.by_key)
        return [PriceLine(f"{group.name}: {option.name}", option.surcharge) for option in options]
    if not isinstance(answer, str) or not answer:
        return []
    if group.is_text:
        return [PriceLine(group.name, price_of_text(group, answer), answer)]
    return [PriceLine(group.name, group.surcharge)]


def _counting(rules: Iterable[SurchargeRule], answers: Mapping[str, Answer], quantity: int) -> list[SurchargeRule]:
    """The rules that count; of the tiers of one price only that with the highest quantity."""
    best: dict[Hashable, SurchargeRule] = {}
    for rule in rules:
        counts = quantity >= rule.min_quantity and all(term.holds(answers) for term in rule.when)
        if counts and (rule.tier not in best or rule.min_quantity > best[rule.tier].min_quantity):
            best[rule.tier] = rule
    return list(best.values())


def _of_rule(
    rule: SurchargeRule, definition: ProductDefinition, choices: Mapping[str, Answer], base: Money
) -> PriceLine:
    if rule.kind == PERCENT:
        return PriceLine(rule.name, Money(base.amount * rule.percent / 100).rounded())
    answer = choices.get(rule.group)
    counted = {
        PER_CHARACTER: lambda: Decimal(_characters(answer)),
        PER_UNIT: lambda: number_in(answer) or Decimal(0),
        PER_AREA: lambda: (number_in(answer) or 0) * (number_in(choices.get(rule.second)) or 0),
    }.get(rule.kind, lambda: Decimal(1))()
    named = definition.by_key.get(rule.group)
    once = rule.kind == SETUP or (named is not None and named.kind == NAMES)
    return PriceLine(rule.name, Money(rule.amount.amount * counted).rounded(), once=once)


def _characters(answer: object) -> int:
    texts = answer if isinstance(answer, list) else [answer]
    return sum(count_graphemes("".join(text.split())) for text in texts if isinstance(text, str))


def _days(group: Group, choices: Mapping[str, Answer]) -> int:
    own = group.lead_days if choices.get(group.key) else 0
    return own + max((option.lead_days for option in chosen_of(group, choices)), default=0)


def _done(definition: ProductDefinition, key: str, days: dict[str, int], done: dict[str, int]) -> int:
    if key not in done:
        done[key] = 0  # Stands for the group while a circle of merchants' making leads back to it.
        group = definition.by_key.get(key)
        before = (_done(definition, each, days, done) for each in group.after) if group else ()
        done[key] = days.get(key, 0) + max(before, default=0)
    return done[key]
