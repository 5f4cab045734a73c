"""No price is below zero, and a merchant learns of it before a shopper does."""

from decimal import Decimal

import pytest
from django.http import QueryDict
from django.urls import reverse

from store.configurator.conditions import read_conditions
from store.configurator.definition import ProductDefinition, SurchargeRule
from store.configurator.line_price import PriceLine, line_price
from store.configurator.low_prices import PricedVariant, _below_zero
from store.configurator.models import MadeToOrder, Option, OptionSet, Rule
from store.configurator.services import configure
from store.money.amounts import Money
from store.rules.definition import Group, OptionSpec, RuleSpec
from store.rules.terms import Term
from store.storefront.choosing import choices_of
from tests.makers import make_mug_with_words
from tests.store.transfer.test_sheet_of_variants import address, shown, type_in

from .test_editing import edit, form, group, merchandiser

__all__ = ["merchandiser"]


def cheaper_chalk(amount: str) -> None:
    chalk = Option.objects.get(key="chalk")
    chalk.surcharge = Money(amount)
    chalk.save()


def test_a_configured_price_is_never_below_zero():
    glaze = Group("glaze", "Glaze", options=(OptionSpec("chalk", "Chalk", surcharge=Money("-54")),))
    definition = ProductDefinition(product=1, groups=(glaze,))

    found = line_price(definition, {"glaze": ["chalk"]}, PriceLine("Mug", Money("24")))

    assert (found.unit, found.total(3), found.is_below_zero(1)) == (Money(0), Money(0), True)


def test_a_rebate_once_for_the_line_counts_too():
    definition = ProductDefinition(product=1, prices=(SurchargeRule("Rebate", "setup", Money("-30")),))

    found = line_price(definition, {}, PriceLine("Mug", Money("24")))

    assert (found.is_below_zero(1), found.is_below_zero(2), found.total(2)) == (True, False, Money("18"))


def test_what_costs_less_than_nothing_cannot_be_ordered(mug):
    cheaper_chalk("-54.00")

    found = configure(mug, {"glaze": ["chalk"]}, variant=mug.variants.select_related("price").get())

    assert not found.can_be_ordered
    assert "it has no price at the moment" in found.problems[-1].message
    assert configure(mug, {"glaze": ["ink"]}, variant=mug.variants.select_related("price").get()).can_be_ordered


@pytest.mark.django_db
def test_saving_a_set_names_the_product_and_the_choices_that_go_below_zero(client, merchandiser):
    table = OptionSet.objects.create(name="Table", code="table")
    mug = make_mug_with_words()
    MadeToOrder.objects.filter(product=mug).update(option_set=table)
    data = form(group("wood", "oak", "ash"))
    data["groups-0-options-1-surcharge"] = "-25"

    page = client.get(client.post(edit(table), data)["location"]).content.decode()

    assert "Below zero: Straight mug costs €24.00, and these choices take off €25.00: Wood: Ash." in page


@pytest.mark.django_db
def test_joining_a_set_to_a_product_says_it_too(client, merchandiser, mug):
    cheaper_chalk("-54.00")
    made = mug.made_to_order
    data = {"product": mug.pk, "option_set": made.option_set_id, "drawing": made.drawing_id, "defaults": ""}
    address = reverse("made_to_order_admin:edit", args=[mug.pk])
    seen = client.get(address).context["form"].initial["seen"]

    page = client.post(address, data | {"seen": seen}, follow=True).content.decode()

    assert "Below zero: Straight mug costs €24.00, and these choices take off €54.00: Glaze: Chalk." in page


@pytest.mark.parametrize(
    ("prices", "found"),
    [
        ((SurchargeRule("Bundle", amount=Money("-20"), when=(Term("wood", ("ash",)), Term("oil"))),), False),
        ((SurchargeRule("Bundle", amount=Money("-20"), when=(Term("wood", ("oak",)), Term("oil"))),), True),
        ((SurchargeRule("Many", "percent", percent=-101, min_quantity=10),), True),
        ((SurchargeRule("Short", "unit", Money("-0.3"), group="wide"),), True),
        ((SurchargeRule("Short", "unit", Money("-0.01"), group="wide"),), False),
        (
            (SurchargeRule("Few", amount=Money("-20"), when=read_conditions("@variant: b-1\n@quantity: 5 to 9")),),
            True,
        ),
        ((SurchargeRule("Few", amount=Money("-20"), when=read_conditions("@variant: b-2")),), False),
        ((SurchargeRule("Ash", amount=Money("-20"), when=read_conditions("wood: not oak\noil: not")),), True),
        ((SurchargeRule("Ash", amount=Money("-20"), when=read_conditions("wood: not oak\noil")),), False),
        ((SurchargeRule("Slim", amount=Money("-20"), when=read_conditions("wide: not at least 30")),), True),
        (
            (SurchargeRule("Long", amount=Money("-20"), when=read_conditions("wide: not 7 to 95\nwide: at most 98")),),
            True,
        ),
        ((SurchargeRule("None", amount=Money("-20"), when=read_conditions("wide: at least 200")),), False),
        ((SurchargeRule("Below", "unit", Money("8"), group="low"),), True),
        ((SurchargeRule("Names", "character", Money("-2"), group="names"),), True),
    ],
)
def test_conditions_quantities_and_sizes_are_looked_at(prices, found):
    wood = Group("wood", "Wood", options=(OptionSpec("oak", "Oak"), OptionSpec("ash", "Ash")))
    oil = Group("oil", "Oil", required=False, options=(OptionSpec("hard", "Hard oil"),))
    wide = Group("wide", "Width", kind="number", required=False, low=Decimal(1), step=Decimal(7))
    low = Group("low", "Height", kind="number", required=False, low=Decimal(-2), high=Decimal(2))
    names = Group("names", "Names", kind="names", required=False, max_length=10)
    rule = RuleSpec("excludes", "it stains", (Term("wood", ("ash",)),), (Term("oil"),))
    definition = ProductDefinition(product=1, groups=(wood, oil, wide, low, names), rules=(rule,), prices=prices)

    assert bool(_below_zero(definition, [PricedVariant("Board", "B-1", Money("15"))])) == found


@pytest.mark.django_db
def test_a_lower_price_of_a_variant_says_it_too(client, merchandiser, mug):
    cheaper_chalk("-20.00")
    sheet = type_in(shown(client, mug), 0, price="19.00")

    page = client.post(address(mug), sheet, follow=True).content.decode()

    assert "Below zero: Straight mug costs €19.00, and these choices take off €20.00: Glaze: Chalk." in page


def test_what_the_shop_fills_in_keeps_to_rules_on_the_quantity(client, mug):
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="excludes", conditions="@quantity: at least 10",
        results="glaze: chalk", reason="Chalk is made singly.",
    )  # fmt: skip
    one, many = (choices_of(mug, QueryDict(f"choice-glaze=&finish=usual&quantity={count}")) for count in (1, 10))

    assert (one["glaze"], many["glaze"]) == (["chalk"], ["ink"])


def test_two_smaller_reductions_are_found_beside_a_larger_one_that_excludes_both():
    options = tuple(
        OptionSpec(key, key.title(), surcharge=Money(by)) for key, by in (("big", "-12"), ("b", "-9"), ("c", "-8"))
    )
    extras = Group("extras", "Extras", kind="several", required=False, options=options)
    alone = RuleSpec("excludes", "it stands alone", (Term("extras", ("big",)),), (Term("extras", ("b", "c")),))
    definition = ProductDefinition(product=1, groups=(extras,), rules=(alone,))

    assert "B, C" in _below_zero(definition, [PricedVariant("Board", "B-1", Money("15"))])
