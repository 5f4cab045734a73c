"""Variants, prices and stock are typed on one sheet; only what somebody typed is written."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User
from store.catalogue.models import Product, Variant
from store.money.amounts import Money
from store.pricing.services import set_price
from store.stock.models import StockLevel, StockMovement
from store.stock.services import hold, set_stock
from tests.makers import make_product, make_variant
from tests.pages import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchandiser(client):
    user = User.objects.create_user("merch@example.com", "correct horse battery", name="Mia", is_staff=True)
    user.groups.add(Group.objects.get(name="Merchandiser"))
    client.force_login(user)
    return user


@pytest.fixture
def mug(merchandiser) -> Product:
    """A mug for 20.00 in two sizes, three pieces each."""
    product = make_product("Mug", price="20.00", stock=3)
    make_variant(product, sku="mug-big", price="30.00", stock=3, position=1)
    return product


def address(product: Product) -> str:
    return reverse("variants_admin", args=[product.pk])


def shown(client, product: Product) -> dict:
    """The sheet as a browser would send it back."""
    return fields_of(client.get(address(product)).content, "form.k-ui")


def stock_of(sku: str) -> str:
    return f"stock_{StockLevel.objects.get(variant__sku=sku).warehouse_id}"


def type_in(sheet: dict, row: int, **cells: str) -> dict:
    return sheet | {f"form-{row}-{name}": value for name, value in cells.items()}


def test_prices_stock_and_a_new_variant_are_typed_on_one_sheet(client, mug):
    sheet = type_in(shown(client, mug), 0, price="25.00", **{stock_of("mug"): "9"})
    new = {"sku": "mug-small", "options": "Size: 150 ml", "price": "15.00", "counts_stock": "on"}
    sheet = type_in(sheet, 2, **new, **{stock_of("mug"): "4"})

    client.post(address(mug), sheet)

    assert Variant.objects.get(sku="mug").price.amount == Money("25.00")
    assert Variant.objects.get(sku="mug-small").options == {"Size": "150 ml"}
    on_hand = StockLevel.objects.order_by("variant__position").values_list("variant__sku", "on_hand")
    assert list(on_hand) == [("mug", 9), ("mug-big", 3), ("mug-small", 4)]


def test_renaming_one_row_brings_back_nothing_that_moved_meanwhile(client, mug):
    sheet = type_in(shown(client, mug), 0, name="350 ml")
    for variant in mug.variants.all():
        set_price(variant, amount=Money("99.00"))
        set_stock(variant, on_hand=1)

    client.post(address(mug), sheet)

    assert Variant.objects.get(sku="mug").name == "350 ml"
    assert {variant.price.amount for variant in mug.variants.all()} == {Money("99.00")}
    assert set(StockLevel.objects.values_list("on_hand", flat=True)) == {1}
    assert not StockMovement.objects.exclude(by=None).exists()


def test_what_moved_meanwhile_is_refused_in_its_cell_and_nothing_typed_is_lost(client, mug):
    sheet = type_in(shown(client, mug), 0, price="25.00", name="350 ml")
    sheet = type_in(sheet, 1, name="450 ml")
    set_price(Variant.objects.get(sku="mug"), amount=Money("22.00"))

    answer = client.post(address(mug), sheet)

    assert answer.status_code == 409
    assert "By now it says “22.00”" in answer.content.decode()
    assert set(mug.variants.values_list("name", flat=True)) == {""}
    again = fields_of(answer.content, "form.k-ui")
    assert (again["form-0-price"], again["form-1-name"]) == (["25.00"], ["450 ml"])
    assert client.post(address(mug), again).status_code == 302
    assert Variant.objects.get(sku="mug").price.amount == Money("25.00")


def test_stock_is_written_as_a_count_by_whoever_typed_it(client, mug, merchandiser):
    client.post(address(mug), type_in(shown(client, mug), 1, **{stock_of("mug"): "8"}))

    row = StockMovement.objects.exclude(by=None).get()
    assert (row.level.variant.sku, row.quantity, row.kind, row.by) == ("mug-big", 5, "counted", merchandiser)


def test_stock_that_moved_meanwhile_is_counted_again(client, mug):
    sheet = type_in(shown(client, mug), 0, **{stock_of("mug"): "9"})
    set_stock(Variant.objects.get(sku="mug"), on_hand=2)

    answer = client.post(address(mug), sheet)

    assert answer.status_code == 409
    assert StockLevel.objects.get(variant__sku="mug").on_hand == 2


@pytest.mark.parametrize(("typed", "status"), [("1", 409), ("", 422)])
def test_fewer_than_are_held_or_no_number_is_refused(client, mug, typed, status):
    hold("order:1", quantities={Variant.objects.get(sku="mug"): 2}, lifetime=None)

    answer = client.post(address(mug), type_in(shown(client, mug), 0, name="350 ml", **{stock_of("mug"): typed}))

    assert answer.status_code == status
    assert Variant.objects.get(sku="mug").name == ""
    assert StockLevel.objects.get(variant__sku="mug").on_hand == 3


@pytest.mark.parametrize("typed", ["-1", "1e3", "12 pcs", "1.000", "2,5", "9" * 30])
def test_stock_that_is_no_number_is_refused_by_row_and_column(client, mug, typed):
    answer = client.post(address(mug), type_in(shown(client, mug), 1, **{stock_of("mug"): typed}))

    assert answer.status_code == 422
    assert "Row 2, In Main warehouse" in answer.content.decode()
    assert StockLevel.objects.get(variant__sku="mug-big").on_hand == 3


def test_stock_of_a_variant_whose_stock_does_not_count_is_refused(client, mug):
    Variant.objects.filter(sku="mug").update(counts_stock=False)

    answer = client.post(address(mug), type_in(shown(client, mug), 0, **{stock_of("mug"): "9"}))

    assert answer.status_code == 422
    assert "Tick “Stock counts”" in answer.content.decode()
    assert StockLevel.objects.get(variant__sku="mug").on_hand == 3


def test_a_variant_whose_stock_begins_to_count_needs_a_number(client, mug):
    StockLevel.objects.filter(variant__sku="mug").delete()
    Variant.objects.filter(sku="mug").update(counts_stock=False)
    sheet = type_in(shown(client, mug), 0, counts_stock="on")

    answer = client.post(address(mug), sheet)

    assert "Write how many are there, 0 if none." in answer.content.decode()
    assert client.post(address(mug), type_in(sheet, 0, **{stock_of("mug-big"): "0"})).status_code == 302
    assert StockMovement.objects.exclude(by=None).get().level.variant.sku == "mug"


def test_a_variant_that_came_in_meanwhile_shifts_no_row(client, mug):
    sheet = type_in(shown(client, mug), 1, name="450 ml")
    mug.variants.update(position=5)
    make_variant(mug, sku="first", position=0)

    client.post(address(mug), sheet)

    assert dict(mug.variants.values_list("sku", "name")) == {"first": "", "mug": "", "mug-big": "450 ml"}


def test_a_variant_that_was_deleted_meanwhile_is_named(client, mug):
    sheet = type_in(shown(client, mug), 1, name="450 ml")
    Variant.objects.get(sku="mug-big").delete()

    answer = client.post(address(mug), sheet)

    assert answer.status_code == 409
    assert "deleted meanwhile" in answer.content.decode()


def test_a_row_of_another_product_is_not_reached(client, mug):
    other = make_product("Bowl").variants.get()
    sheet = type_in(shown(client, mug), 0, pk=str(other.pk), name="Mine", sku="mine")

    assert client.post(address(mug), sheet).status_code == 409
    other.refresh_from_db()
    assert other.name == ""


def test_what_does_not_say_what_was_shown_is_refused(client, mug):
    sheet = {name: value for name, value in shown(client, mug).items() if not name.startswith("initial-")}

    assert client.post(address(mug), type_in(sheet, 0, price="1.00")).status_code in {409, 422}
    assert Variant.objects.get(sku="mug").price.amount == Money("20.00")


@pytest.mark.parametrize(
    "wrong", [{"price": "-1"}, {"price": "x"}, {"sku": "taken"}, {"options": "red"}, {"lead_days": "999999"}]
)
def test_a_wrong_cell_is_named_and_nothing_is_saved(client, mug, wrong):
    make_product("Taken", slug="taken")

    answer = client.post(address(mug), type_in(shown(client, mug), 0, **{"price": "25.00"} | wrong))

    assert answer.status_code == 422
    assert Variant.objects.get(sku="mug").price.amount == Money("20.00")


def test_the_lowest_price_follows_what_is_sold(client, mug):
    sheet = shown(client, mug)
    del sheet["form-0-active"]

    client.post(address(mug), sheet)

    mug.figures.refresh_from_db()
    assert mug.figures.price_from == Money("30.00")


def test_a_clerk_changes_no_price(client, mug, merchandiser):
    sheet = type_in(shown(client, mug), 0, price="1.00")
    merchandiser.groups.set([Group.objects.get(name="Order clerk")])

    client.post(address(mug), sheet)

    assert Variant.objects.get(sku="mug").price.amount == Money("20.00")


@pytest.mark.parametrize("data", [{}, {"form-TOTAL_FORMS": "x"}, {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}])
def test_half_a_form_is_refused(client, mug, data):
    assert client.post(address(mug), data).status_code in {409, 422}
