"""What the sample shop asks for what: from which price a product can be had, and what it opens with. No database."""

import pytest

from config.sample.products import ITEMS
from config.sample.shapes import SampleProduct
from store.configurator.charges import charges_of, with_price_terms
from store.configurator.definitions import initial_choices
from store.configurator.line_price import ConfiguredPrice, PriceLine, line_price
from store.configurator.problems import rule_problems
from store.money.amounts import Money
from store.rules.choices import Choices
from store.rules.lowest import Lowest, lowest

from .test_sample_products import MADE, SETS, definition


def price_of(item: SampleProduct, choices: dict, base: str = "") -> ConfiguredPrice:
    """One piece of the first variant, or of one that costs ``base``."""
    return line_price(definition(item), choices, PriceLine(item.name, Money(base or item.variants[0].price)), 1)


def bound(item: SampleProduct, base: str) -> Lowest:
    """What no allowed choices undercut."""
    rules = with_price_terms(definition(item))
    return lowest(rules, charges_of(rules, Money(base)))


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_the_lowest_price_is_that_of_choices_that_can_be_had(item: SampleProduct):
    base = min((variant.price for variant in item.variants), key=float)
    found = bound(item, base)
    answers = {key: "A" if answer is None else answer for key, answer in found.answers.items()}
    choices = Choices.of(definition(item), answers)

    assert price_of(item, choices, base).total(1).minor == found.amount
    assert [each.message for each in rule_problems(definition(item), choices, 1)] == []


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.address)
def test_a_product_opens_at_most_a_quarter_above_its_lowest_price(item: SampleProduct):
    opens = price_of(item, initial_choices(definition(item))).total(1).minor
    lowest_price = min(bound(item, variant.price).amount for variant in item.variants)

    assert opens <= 1.25 * lowest_price


@pytest.mark.parametrize(
    "item", [item for item in ITEMS if item.choice.startswith("shirt")], ids=lambda item: item.address
)
def test_a_shirt_can_be_had_at_the_price_of_a_shirt(item: SampleProduct):
    assert bound(item, item.variants[0].price).amount == Money(item.variants[0].price).minor


WORDS = {"print": "Ahoi", "back": "Au revoir"}


@pytest.mark.parametrize(
    ("answers", "each", "once"),
    [
        ({"place": ["front"], "icon": ["none"]}, "0", "0"),
        ({"place": ["both"], "icon": ["none"]}, "0", "0"),
        ({"place": ["front"], "icon": ["none"], "print": "Ahoi"}, "5", "0"),
        ({"place": ["front"], "icon": ["finch"]}, "5", "0"),
        ({"place": ["front"], "icon": ["finch"], "print": "Ahoi"}, "5", "0"),
        ({"place": ["back"], "icon": ["finch"], "back": "Ahoi"}, "5", "0"),
        ({"place": ["back"], "icon": ["none"], "back": "Ahoi"}, "5", "0"),
        ({"place": ["both"], "icon": ["none"], "back": "Ahoi"}, "5", "0"),
        ({"place": ["both"], "icon": ["none"], "print": "Ahoi"}, "5", "0"),
        ({"place": ["both"], "icon": ["none"], **WORDS}, "9", "18"),
        ({"place": ["both"], "icon": ["finch"], "back": "Ahoi"}, "9", "18"),
        ({"place": ["both"], "icon": ["finch"], **WORDS}, "9", "18"),
    ],
)
def test_printing_costs_what_is_printed(answers: dict, each: str, once: str):
    shirt = SETS["shirt"]
    price = price_of(shirt, Choices.of(definition(shirt), answers | {"body": ["chalk"]}))

    assert (price.unit - Money(shirt.variants[0].price), price.once) == (Money(each), Money(once))
