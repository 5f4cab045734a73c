"""What choices cost, and how much longer they take: tables, without a database."""

from decimal import Decimal

import pytest

from store.configurator.definition import ProductDefinition, SurchargeRule
from store.configurator.line_price import PriceLine, line_price, more_days
from store.money.amounts import Money
from store.rules.definition import Group, OptionSpec
from store.rules.terms import Term

WOODS = (OptionSpec("oak", "Oak"), OptionSpec("ash", "Ash", surcharge=Money("10"), lead_days=2))
WOOD = Group("wood", "Wood", options=WOODS)
OIL = Group("oil", "Oil", required=False, after=("wood",), options=(OptionSpec("hard", "Hard oil", lead_days=3),))
WIDE = Group("wide", "Width", kind="number", low=Decimal(80), high=Decimal(200), lead_days=1)
DEEP = Group("deep", "Depth", kind="number", low=Decimal(40), high=Decimal(90))
NAMES = Group(
    "names", "Names", kind="names", surcharge=Money("2"), per_character=Money("0.10"), required=False, lead_days=4
)
TOP = ProductDefinition(
    product=1,
    groups=(WOOD, OIL, WIDE, DEEP, NAMES),
    prices=(
        SurchargeRule("Area", "area", Money(Decimal("0.0125")), group="wide", second="deep"),
        SurchargeRule("Long", "unit", Money("0.5"), group="wide", when=(Term("wide", low=Decimal(150)),)),
        SurchargeRule("Oiled ash", "each", Money("7"), when=(Term("wood", ("ash",)), Term("oil"))),
        SurchargeRule("Rare", "percent", percent=Decimal("12.5"), when=(Term("wood", ("ash",)),)),
        SurchargeRule("Packing", "each", Money("5")),
        SurchargeRule("Packing", "each", Money("3"), min_quantity=10),
        SurchargeRule("Packing", "each", Money("1"), min_quantity=50),
        SurchargeRule("Template", "setup", Money("20"), when=(Term("names"),)),
    ),
)
LIST = PriceLine("Table top", Money("99.99"))


@pytest.mark.parametrize(
    ("choices", "pieces", "unit", "once"),
    [
        ({"wood": ["oak"]}, 1, "104.99", "0"),
        ({"wood": ["oak"]}, 10, "102.99", "0"),
        ({"wood": ["oak"]}, 49, "102.99", "0"),
        ({"wood": ["oak"]}, 50, "100.99", "0"),
        ({"wood": ["ash"]}, 1, "127.49", "0"),
        ({"wood": ["ash"], "oil": ["hard"]}, 1, "134.49", "0"),
        ({"wide": "121", "deep": "67"}, 1, "206.33", "0"),
        ({"wide": "150", "deep": "40"}, 1, "254.99", "0"),
        ({"wide": "none", "deep": "40"}, 1, "104.99", "0"),
        ({"names": ["Zoë", "Jo Li"]}, 2, "104.99", "24.70"),
    ],
)
def test_a_price_is_counted_by_its_rules(choices, pieces, unit, once):
    found = line_price(TOP, choices, LIST, pieces)

    assert (found.unit, found.once) == (Money(unit), Money(once))
    assert found.total(pieces) == Money(unit) * pieces + Money(once)


def test_a_letter_with_its_marks_costs_as_one_character():
    words = Group("words", "Words", kind="text", per_character=Money("0.50"))
    definition = ProductDefinition(product=1, groups=(words,))

    assert line_price(definition, {"words": "नमस्ते जी"}, LIST).unit == LIST.amount + Money("2.00")


def test_a_design_is_set_up_once_however_many_lines_it_has():
    found = line_price(TOP, {"names": ["Zoë"]}, LIST, is_set_up=True)

    assert "Template" not in [line.label for line in found.lines]


@pytest.mark.parametrize(
    ("choices", "days"),
    [
        ({"wood": ["oak"]}, 0),
        ({"wood": ["ash"]}, 2),
        ({"oil": ["hard"]}, 3),
        ({"wood": ["ash"], "oil": ["hard"], "wide": "100"}, 5),
        ({"wood": ["ash"], "names": ["Zoë"]}, 4),
    ],
)
def test_the_longest_path_counts(choices, days):
    assert more_days(TOP, choices) == days


def test_groups_that_wait_for_each_other_do_not_wait_for_ever():
    one = Group("one", "One", after=("two",), lead_days=1)
    two = Group("two", "Two", after=("one",), lead_days=2)

    assert more_days(ProductDefinition(product=1, groups=(one, two)), {"one": ["a"], "two": ["b"]}) == 3


def test_two_prices_of_one_name_with_different_conditions_are_both_charged():
    ash, oiled = Term("wood", ("ash",)), Term("oil")
    care = (
        SurchargeRule("Care", amount=Money("7"), when=(ash,)),
        SurchargeRule("Care", amount=Money("3"), when=(oiled,)),
    )
    definition = ProductDefinition(product=1, groups=(WOOD, OIL), prices=care)

    found = line_price(definition, {"wood": ["ash"], "oil": ["hard"]}, LIST)

    assert [line.amount for line in found.lines if line.label == "Care"] == [Money("7"), Money("3")]


def test_steps_of_one_price_are_known_whatever_the_order_of_their_conditions():
    ash, oiled = Term("wood", ("ash",)), Term("oil")
    care = (
        SurchargeRule("Care", amount=Money("7"), when=(ash, oiled)),
        SurchargeRule("Care", amount=Money("3"), when=(oiled, ash), min_quantity=10),
    )
    definition = ProductDefinition(product=1, groups=(WOOD, OIL), prices=care)

    found = line_price(definition, {"wood": ["ash"], "oil": ["hard"]}, LIST, 10)

    assert [line.amount for line in found.lines if line.label == "Care"] == [Money("3")]
