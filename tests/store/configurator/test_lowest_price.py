"""Every *from* is the price of choices that can be had, that one click opens, and that nothing undercuts."""

from decimal import Decimal

import pytest

from store.catalogue.models import ProductFigures
from store.configurator import lowest_price
from store.configurator.from_prices import lowest_price_of, request_lowest_prices, sold_variants, write_lowest_price
from store.configurator.jobs import find_changed_prices
from store.configurator.lowest_price import find_lowest_price
from store.configurator.models import LowestPrice, Option, OptionGroup, PriceRule, Rule
from store.money.amounts import Money
from store.pricing.services import set_price
from store.rules.lowest import NotProven
from tests.makers import make_product, make_variant


@pytest.fixture
def find(mug):
    """Finds the lowest price of the mug as it is now."""

    def found():
        return find_lowest_price(mug, sold_variants(mug))

    return found


@pytest.fixture
def written(mug):
    """Lets the worker write it down."""

    def write() -> LowestPrice:
        request_lowest_prices([mug.pk])
        row = LowestPrice.objects.get(product=mug)
        write_lowest_price(row)
        row.refresh_from_db()
        return row

    return write


def price(mug, **values) -> PriceRule:
    return PriceRule.objects.create(option_set=mug.made_to_order.option_set, **values)


def group(mug, key: str, **values) -> OptionGroup:
    return OptionGroup.objects.create(option_set=mug.made_to_order.option_set, key=key, name=key.title(), **values)


def test_it_is_the_price_of_choices_that_can_be_ordered(find):
    found = find()

    assert (found.is_proven, found.made.total, found.made.can_be_ordered) == (True, Money("24.00"), True)
    assert found.made.answers == {"glaze": ["chalk"]}


def test_what_must_be_answered_is_paid_for(mug, find):
    mug.made_to_order.option_set.groups.filter(key="words").update(required=True, per_character=Money("0.50"))

    assert find().made.total == Money("30.50")


def test_the_cheapest_option_counts_only_where_it_can_be_chosen(mug, find):
    Option.objects.filter(key="chalk").update(surcharge=Money("-5.00"))
    Rule.objects.create(option_set=mug.made_to_order.option_set, conditions="glaze: chalk", kind="requires",
                        results="rim: gold", reason="Because.")  # fmt: skip

    assert find().made.total == Money("27.00")


def test_of_all_variants_the_cheapest_with_its_own_prices(mug, find):
    make_variant(mug, sku="small", price="20.00", stock=None)
    price(mug, name="Small ones are dear", amount=Decimal(9), conditions="@variant: small")

    assert find().made.total == Money("24.00")


@pytest.mark.parametrize(
    ("kind", "amount", "total"), [("unit", 2, "44.00"), ("percent", 10, "26.40"), ("setup", 7, "31.00")]
)
def test_every_kind_of_price_counts(mug, find, kind, amount, total):
    group(mug, "width", kind="number", low=Decimal(10), high=Decimal(20))
    price(mug, name="It", kind=kind, amount=Decimal(amount), group="width" if kind == "unit" else "")

    assert find().made.total == Money(total)


def test_a_measurement_stays_open(mug, find):
    group(mug, "height", kind="number", low=Decimal(150), high=Decimal(200), is_measurement=True)

    found = find()
    assert (found.is_proven, "height" in found.made.answers) == (True, False)


def test_without_a_proof_it_is_what_the_product_opens_with_and_no_lowest_price(mug, find, written, monkeypatch):
    def too_long(*_args):
        raise NotProven

    monkeypatch.setattr(lowest_price, "lowest", too_long)

    assert (find().is_proven, find().made.total) == (False, Money("24.00"))
    assert lowest_price_of(written().product) is None


def test_one_click_opens_it(client, mug, written):
    written()
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&choice-words=Ada")
    link = page.context["lowest_price"]

    assert link.price == Money("24.00")
    assert "From €24.00" in page.content.decode()
    opened = client.get(link.address)
    assert opened.context["total"] == link.price
    assert "From €24.00" not in opened.content.decode()


def test_card_and_back_office_show_it(client, owner, mug, written):
    Option.objects.filter(key="chalk").update(surcharge=Money("1.00"))
    written()
    client.force_login(owner)

    assert ProductFigures.objects.get(product=mug).configured_price == Money("25.00")
    assert "€25.00" in client.get("/admin/made-to-order/").content.decode()


def test_it_is_found_again_when_a_price_or_a_rule_changes(mug, written):
    LowestPrice.objects.filter(pk=written().pk).update(due_at=None)

    set_price(mug.variants.get(), amount=Money("30.00"))
    assert LowestPrice.objects.get().due_at is not None

    assert written().amount == Money("30.00")
    LowestPrice.objects.update(due_at=None)
    chalk = Option.objects.get(key="chalk")
    chalk.surcharge = Money("2.00")
    chalk.save()
    find_changed_prices()
    assert LowestPrice.objects.get().due_at is not None


def test_a_product_that_is_deleted_leaves_nothing_to_find(mug, written):
    written()
    mug.delete()

    assert not LowestPrice.objects.exists()


def test_what_is_not_made_to_order_has_none(db):
    product = make_product("Spoon")
    find_changed_prices()

    assert lowest_price_of(product) is None
    assert not LowestPrice.objects.exists()
