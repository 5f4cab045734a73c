"""What the choices cost and how much longer they take. Every line is exact, so the lines add up to the total."""

from typing import NamedTuple

from store.money.amounts import Money, total_of

from .definition import Choices, Definition, Group, Option


class PriceLine(NamedTuple):
    """One line of the slip; ``yours`` are the shopper's own words, if it stands for some."""

    label: str
    amount: Money
    yours: str = ""


def surcharges(definition: Definition, choices: Choices) -> list[PriceLine]:
    """What is added to the price of the variant; choices that cost nothing have no line."""
    lines = []
    for group in definition.groups:
        answer = choices.get(group.key)
        if isinstance(answer, str) and answer:
            lines.append(PriceLine(group.name, price_of_text(group, answer), answer))
        else:
            lines += [
                PriceLine(f"{group.name}: {option.name}", option.surcharge) for option in chosen_of(group, choices)
            ]
    return [line for line in lines if line.amount]


def surcharge(definition: Definition, choices: Choices) -> Money:
    """All surcharges together."""
    return total_of(line.amount for line in surcharges(definition, choices))


def price_of_text(group: Group, text: str) -> Money:
    """The price of having a text at all, and of each character that is not a space."""
    return group.surcharge + group.per_character * len(text.replace(" ", "")) if text else Money(0)


def more_days(definition: Definition, choices: Choices) -> int:
    """Working days the slowest choice adds; what is made at the same time does not add up."""
    chosen = (option for group in definition.groups for option in chosen_of(group, choices))
    return max((option.lead_days for option in chosen), default=0)


def chosen_of(group: Group, choices: Choices) -> list[Option]:
    """The chosen options of a group that exist."""
    answer = choices.get(group.key)
    return [group.by_key[key] for key in answer if key in group.by_key] if isinstance(answer, list) else []
