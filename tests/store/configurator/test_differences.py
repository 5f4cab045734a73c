"""A button names the whole difference for the choices as they stand: what it costs, and what it brings along."""

from decimal import Decimal

import pytest

from config.sample.choices import CHOICES
from store.configurator.definition import ProductDefinition, SurchargeRule
from store.configurator.definitions import initial_choices
from store.configurator.differences import Difference, price_differences
from store.configurator.line_price import LinePricing, PriceLine
from store.configurator.models import PriceRule
from store.money.amounts import Money
from store.rules import BLOCKED, finish, judge
from store.rules.choices import Choices, applies
from store.rules.definition import REQUIRES, Group, OptionSpec, RuleSpec
from store.rules.terms import Term
from tests.config.test_sample_products import SETS, definition
from tests.makers import make_variant

SEAT, RACK = OptionSpec("seat", "Child seat", surcharge=Money(90)), OptionSpec("rack", "Rack", surcharge=Money(40))
EXTRAS = Group("extras", "With it", kind="several", required=False, options=(SEAT, RACK))
FRAME = Group("frame", "Frame", options=(OptionSpec("low", "Low"), OptionSpec("high", "High", surcharge=Money(20))))
NAME = Group("name", "Name", kind="text", required=False, surcharge=Money(3))
LETTERS = Group(
    "letters", "Letters", applies_if=(Term("name"),),
    options=(OptionSpec("gold", "Gold", surcharge=Money(30)), OptionSpec("pale", "Pale")),
)  # fmt: skip
PHOTO = Group("photo", "Photograph", kind="file", required=False, surcharge=Money(6))
WIDTH = Group("width", "Width", kind="number", required=False)
NEEDS = RuleSpec(REQUIRES, "The seat stands on the rack.", (Term("extras", ("seat",)),), (Term("extras", ("rack",)),))
PRICES = (
    SurchargeRule("By the letter", "character", Money("0.25"), group="name"),
    SurchargeRule("Screens", "setup", Money(18), when=(Term("name"),)),
    SurchargeRule("Press", "setup", Money(8), when=(Term("photo"),)),
    SurchargeRule("High and wide", "unit", Money(2), when=(Term("frame", ("high",)),), group="width"),
)
BICYCLE = ProductDefinition(
    product=1, groups=(EXTRAS, FRAME, NAME, LETTERS, PHOTO, WIDTH), rules=(NEEDS,), prices=PRICES
)


def differences(rules: ProductDefinition, answers: dict) -> dict:
    choices = Choices.of(rules, answers)
    pricing = LinePricing(rules, PriceLine("It", Money(1000)))
    return price_differences(rules, choices, judge(rules, choices), pricing, pricing.line)


@pytest.mark.parametrize(
    ("answers", "place", "label"),
    [
        ({"frame": ["low"]}, ("frame", "high"), "+ €20.00"),
        ({"frame": ["high"]}, ("frame", "low"), "− €20.00"),
        ({"frame": ["high"]}, ("frame", "high"), ""),
        ({"frame": ["low"], "width": "40"}, ("frame", "high"), "+ €100.00"),
        ({"frame": ["low"]}, ("extras", "rack"), "+ €40.00"),
        ({"frame": ["low"]}, ("extras", "seat"), "+ €130.00 with Rack"),
        ({"frame": ["low"], "extras": ["rack"]}, ("extras", "seat"), "+ €90.00"),
        ({"frame": ["low"], "extras": ["rack"]}, ("extras", "rack"), "+ €40.00"),
        ({"frame": ["low"]}, ("name", ""), "+ €33.00, + €0.25 a character, + €18.00 once"),
        ({"frame": ["low"], "name": "Nora"}, ("name", ""), "+ €33.00, + €0.25 a character, + €18.00 once"),
        ({"frame": ["low"], "name": "Nora", "letters": ["gold"]}, ("letters", "pale"), "− €30.00"),
        ({"frame": ["low"]}, ("photo", ""), "+ €6.00, + €8.00 once"),
        ({"frame": ["low"], "photo": "0" * 64}, ("photo", ""), "+ €6.00, + €8.00 once"),
    ],
)
def test_it_is_said_in_words(answers, place, label):
    assert differences(BICYCLE, answers)[place].label == label


def test_what_does_not_apply_has_none():
    assert not [place for place in differences(BICYCLE, {"frame": ["low"]}) if place[0] == "letters"]


@pytest.mark.parametrize("code", CHOICES)
def test_it_is_what_the_price_changes_by(code):
    rules = definition(SETS[code])
    choices = initial_choices(rules)
    pricing, judgement = LinePricing(rules, PriceLine("It", Money(1000))), judge(rules, choices)
    found = price_differences(rules, choices, judgement, pricing, pricing.line)
    for group in rules.groups:
        for option in group.options if group.kind == "one" and applies(group, choices) else ():
            if judgement.state(group.key, option.key) != BLOCKED and option.key not in choices.get(group.key, []):
                after = choices.with_answers({group.key: [option.key]})
                after = pricing(finish(rules, after) or after)
                now = pricing(choices)
                assert found[group.key, option.key].each == after.unit - now.unit, (group.key, option.key)
                assert found[group.key, option.key].once == after.once - now.once


def test_words_that_a_price_counts_are_not_taken_from_other_words():
    counted = SurchargeRule("By the letter", "character", Money(1), when=(Term("frame", ("high",)),), group="name")
    rules = ProductDefinition(product=1, groups=(FRAME, NAME), prices=(counted,))

    few, many = (differences(rules, {"frame": ["low"], "name": words})["frame", "high"] for words in ("Jo", "Johanna"))
    assert (few.each, many.each) == (Money(22), Money(27))


def test_the_page_names_it_on_buttons_and_fields(client, mug):
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink").content.decode()

    assert "− €3.00" in page
    assert "+ €6.00" in page
    assert "+ €3.00" not in page


def test_prices_by_quantity_stand_as_a_ladder(client, mug):
    for amount, quantity in (("-2.00", 10), ("-4.00", 25)):
        PriceRule.objects.create(
            option_set=mug.made_to_order.option_set, name="Many", amount=Decimal(amount), min_quantity=quantity
        )
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&quantity=12")
    steps = [(step.quantity, str(step.unit), step.is_current) for step in page.context["ladder"]]

    assert steps == [(1, "€27.00", False), (10, "€25.00", True), (25, "€23.00", False)]
    assert "from 25" in page.content.decode()
    assert client.get(f"{mug.get_absolute_url()}?choice-glaze=ink").context["ladder"][0].is_current


def test_each_size_costs_what_one_piece_costs_with_the_choices(client, mug):
    mug.made_to_order.several_sizes = True
    mug.made_to_order.save()
    large = make_variant(mug, sku="large", price="28.00", stock=None, name="Large")
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&quantity-{large.pk}=2").content.decode()

    assert f'<small id="each-{large.pk}">€31.00</small>' in page
    assert "2 × Large at €31.00" in page
    assert "€62.00" in page


def test_sizes_add_up_as_they_do_in_the_basket(client, mug):
    """The first size pays for setting up, and tax is rounded for each line."""
    options, small = mug.made_to_order.option_set, mug.variants.get()
    PriceRule.objects.create(option_set=options, name="Screen", amount=Decimal("18.00"), kind="setup")
    mug.made_to_order.several_sizes = True
    mug.made_to_order.save()
    large = make_variant(mug, sku="large", price="28.00", stock=None, name="Large")
    quantities = {f"quantity-{small.pk}": 1, f"quantity-{large.pk}": 2, "choice-glaze": "ink"}
    page = client.get(mug.get_absolute_url(), quantities)
    client.post("/basket/add/", quantities | {"variant": small.pk})
    basket = client.get("/basket/").context

    assert f"1 × {small.name} at €27.00 and €18.00 once" in page.content.decode()
    assert "2 × Large at €31.00</dt>" in page.content.decode()
    assert page.context["total"] == basket["priced"].subtotal
    assert page.context["tax"].amount == basket["priced"].taxes[0].tax


def test_nothing_reads_as_nothing():
    assert Difference().label == ""
