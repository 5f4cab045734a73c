"""What a merchant can say: up to five conditions, each with *not*, up to five results, variant and quantity."""

import pytest
from django.core.exceptions import ValidationError

from orders.basket.services import BasketRefused
from store.configurator.conditions import read_conditions
from store.configurator.definition import ProductDefinition
from store.configurator.models import Option, OptionSet, PriceRule, Rule
from store.configurator.models._values import conditions_value, line_conditions_value
from store.configurator.sentences import rule_sentence
from store.configurator.services import ChoiceRefused, configure, defaults_of, store_configuration
from store.money.amounts import Money
from store.rules.definition import Group, OptionSpec, RuleSpec
from tests.makers import make_basket, make_product

from .test_editing import RULE, add, edit, group, merchandiser

__all__ = ["merchandiser"]
WOOD = Group("wood", "Wood", options=(OptionSpec("oak", "Oak"), OptionSpec("ash", "Ash"), OptionSpec("elm", "Elm")))
OIL = Group("oil", "Oil", required=False, options=(OptionSpec("hard", "Hard oil"),))
WIDE = Group("wide", "Width", kind="number", unit="cm")
TABLE = ProductDefinition(product=1, groups=(WOOD, OIL, WIDE))
FIVE = "wood: not oak, ash\noil: not\nwide: not 100 to 180\n@quantity: at least 10\n@variant: not af-1"


def rule(conditions: str, results: str, kind: str = "requires") -> dict:
    return RULE | {"kind": kind, "conditions": conditions, "results": results}


@pytest.mark.parametrize(
    ("conditions", "results", "sentence"),
    [
        (
            FIVE,
            "oil: hard\nwood: elm",
            "None of Oak, Ash and not Oil and not Width of 100 to 180 cm and quantity of at least 10 "
            "and not variant AF-1 requires Hard oil or Wood: Elm, because it swells.",
        ),
        ("@variant: af-1, af-2", "wide: not at most 80", "variant AF-1 or AF-2 requires not Width of at most 80 cm"),
    ],
)
def test_a_rule_of_many_conditions_and_results_reads_as_a_sentence(conditions, results, sentence):
    spec = RuleSpec("requires", "it swells", read_conditions(conditions), read_conditions(results))

    assert rule_sentence(TABLE, spec).lower().startswith(sentence.lower())


@pytest.mark.parametrize("text", ["oak wood: x", "wood: at least x y", "@price: 3", "a: b\n" * 6])
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(ValidationError):
        line_conditions_value(text)


@pytest.mark.parametrize(
    "text", ["@quantity: 10 to 2", "@quantity: at most 0", "wide: 180 to 100", "wood: oak\nwide: not 9 to 8.5"]
)
def test_a_range_without_a_number_is_refused_with_a_sentence(text):
    with pytest.raises(ValidationError, match="Write the smaller number first"):
        line_conditions_value(text)


@pytest.mark.parametrize("text", ["@quantity: 2 to 2", "@quantity: at most 1", "wide: -5 to 0", "wide: at most 0"])
def test_a_range_of_one_number_is_accepted(text):
    line_conditions_value(text)  # It raises for what it refuses.


def test_only_rules_and_prices_know_the_line():
    line_conditions_value("@quantity: at least 10")
    with pytest.raises(ValidationError, match="in rules and prices only"):
        conditions_value("@quantity: at least 10")


@pytest.mark.django_db
def test_five_conditions_and_two_results_are_saved_and_read_again(client, merchandiser):
    many = rule(FIVE.replace("\n@variant: not af-1", "") + "\nwood: not elm", "oil: hard\nwood: elm")
    add(client, group("wood", "oak", "ash", "elm"), group("oil", "hard", required=""), group("wide", kind="number"),
        rules=[many])  # fmt: skip

    made = OptionSet.objects.get()
    page = client.get(edit(made)).content.decode()

    assert (len(Rule.objects.get().when), len(Rule.objects.get().then)) == (5, 2)
    assert "wood: not oak, ash\noil: not\nwide: not 100 to 180\n@quantity: at least 10\nwood: not elm" in page
    assert "none of Oak, Ash and not Oil" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        ("@variant: nothing-here", "There is no variant with the article number “NOTHING-HERE”."),
        ("@quantity", "Say which quantity: “at least 10” or “10 to 49”."),
        ("wood: not elm", "“Wood” has no option “elm”."),
        ("wood oak", "“wood oak” is no condition."),
    ],
)
def test_a_condition_that_cannot_be_meant_is_refused(client, merchandiser, conditions, sentence):
    page = add(client, group("wood", "oak"), group("use", "in"), rules=[rule(conditions, "use: in")]).content.decode()

    assert sentence in page
    assert not OptionSet.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "refused"),
    [("100 to 180 | oak, ash", ""), ("at least 120 | elm", ""), ("wide | oak", "“Wide” has no options."),
     ("180 to 100 | oak", "no number lies from 180 to 100. Write the smaller number first."),
     ("100 | oak, fir", "“Wood” has no option “fir”."),
     ("100 | oak | ash", "“100 | oak | ash” does not fit the first line: cells 3, groups 2."),
     ("100", "“100” does not fit the first line: cells 1, groups 2.")],
)  # fmt: skip
def test_a_table_takes_ranges_of_numbers_and_several_options(client, merchandiser, row, refused):
    table = RULE | {"kind": "allowed", "conditions": "", "results": "", "table": f"wide | wood\n{row}"}
    groups = (group("wood", "oak", "ash", "elm"), group("wide", kind="number", low="0", high="200"))

    page = add(client, *groups, rules=[table]).content.decode()

    assert refused in page
    assert OptionSet.objects.exists() == (not refused)


@pytest.fixture
def only_ten_or_more(mug):
    """Gold only from ten pieces on."""
    return Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="requires", conditions="rim: gold",
        results="@quantity: at least 10", reason="Gold is fired for ten or more.",
    )  # fmt: skip


GOLD = {"glaze": ["ink"], "rim": ["gold"]}


def test_a_rule_on_the_quantity_holds_on_page_store_and_basket(mug, only_ten_or_more):
    variant = mug.variants.select_related("price").get()

    few, many = (configure(mug, GOLD, variant=variant, quantity=quantity) for quantity in (9, 10))

    assert [problem.message for problem in few.problems] == ["Gold is fired for ten or more."]
    assert many.can_be_ordered
    with pytest.raises(ChoiceRefused, match="ten or more"):
        store_configuration(mug, GOLD, quantity=9)


def test_a_rule_on_the_variant_is_asked_where_the_variant_is_known(mug):
    variant = mug.variants.select_related("price").get()
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="excludes", conditions=f"@variant: {variant.sku}",
        results="rim: gold", reason="This one has no rim.",
    )  # fmt: skip
    configuration = store_configuration(mug, GOLD)

    assert not configure(mug, GOLD, variant=variant).can_be_ordered
    with pytest.raises((ChoiceRefused, BasketRefused), match="no rim"):
        store_configuration(mug, GOLD, variant=variant)
    assert configuration.content["choices"] == GOLD
    assert make_basket(variant).lines.count() == 1


def test_a_price_counts_for_a_range_of_quantities(mug):
    PriceRule.objects.create(
        option_set=mug.made_to_order.option_set,
        name="Small series",
        amount=2,
        conditions="@quantity: 2 to 9\nrim: not gold",
    )
    variant = mug.variants.select_related("price").get()
    plain = {"glaze": ["chalk"]}

    prices = [configure(mug, plain, variant=variant, quantity=quantity).unit_price for quantity in (1, 2, 9, 10)]

    assert prices == [Money(24), Money(26), Money(26), Money(24)]
    assert configure(mug, GOLD, variant=variant, quantity=2).unit_price == Money("31.50")
    assert Option.objects.get(key="gold").surcharge == Money("4.50")


@pytest.mark.django_db
def test_a_variant_is_named_whatever_its_letters(client, merchandiser):
    make_product("Board").variants.update(sku="GRÖSSE-L")
    large = rule("@variant: grösse-l", "use: in")

    add(client, group("wood", "oak"), group("use", "in"), rules=[large])

    assert Rule.objects.get().when == read_conditions("@variant: grösse-l")


@pytest.mark.django_db
def test_two_prices_of_which_only_one_could_count_are_refused(client, merchandiser):
    price = {"name": "Care", "kind": "each", "amount": "7", "min_quantity": "1", "group": "", "second": ""}
    prices = [price | {"conditions": "wood: oak\nuse: in"}, price | {"conditions": "use: in\nwood: oak", "amount": "3"}]
    groups = (group("wood", "oak"), group("use", "in"))

    page = add(client, *groups, prices=prices).content.decode()
    prices[1]["min_quantity"] = "10"
    add(client, *groups, prices=prices)

    assert "Only one of two prices with this name, these conditions and this quantity would count." in page
    assert PriceRule.objects.count() == 2


def test_a_shopper_arrives_with_choices_that_go_with_the_variant_at_hand(client, mug):
    sku = mug.variants.get().sku
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="excludes", conditions=f"@variant: {sku}",
        results="glaze: chalk", reason="This one is not made in chalk.",
    )  # fmt: skip

    pages = [client.get(mug.get_absolute_url() + more).content.decode() for more in ("", "?quantity=2")]

    assert defaults_of(mug, mug.variants.get())["glaze"] == ["ink"]
    assert not any("not made in chalk" in page for page in pages)
