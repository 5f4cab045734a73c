"""What is used is archived instead of erased: it leaves choosers and shop, stays in old orders, and can come back."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.foundation.archive_uses import uses_of
from customers.people.models import User
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import quotes_for
from store.calendars.promise import Destination
from store.catalogue.models import Product
from store.configurator.models import Drawing, MadeToOrder, OptionSet
from store.money.amounts import Money
from store.promotions.models import Voucher
from store.promotions.services import VoucherRefused, voucher_for
from store.stock.models import StockLevel, Warehouse
from tests.makers import make_order, make_product

pytestmark = pytest.mark.django_db
#: Model → the names of its screens.
SCREENS = {
    Product: "wagtailsnippets_catalogue_product",
    OptionSet: "wagtailsnippets_configurator_optionset",
    Drawing: "drawings_admin",
    Warehouse: "warehouses_admin",
    DeliveryMethod: "delivery_methods_admin",
    Voucher: "vouchers_admin",
}


@pytest.fixture
def placed_order(alice):
    """An order of two mugs, one of them made to order."""
    return make_order(alice)


@pytest.fixture
def used(placed_order):
    """One row of each kind that an order or a product uses."""
    order = placed_order
    StockLevel.objects.update(on_hand=0, held=0)
    Warehouse.objects.create(code="second", name="Second", priority=9)
    MadeToOrder.objects.update(drawing=Drawing.objects.create(name="Drawn mug", source="<svg/>"))
    voucher = Voucher.objects.create(code="SPRING", percent=10)
    type(order).objects.filter(pk=order.pk).update(voucher_code="SPRING")
    return {
        Product: Product.objects.get(slug="plain-mug"),
        OptionSet: OptionSet.objects.get(),
        Drawing: Drawing.objects.get(name="Drawn mug"),
        Warehouse: Warehouse.objects.get(code="main"),
        DeliveryMethod: DeliveryMethod.objects.get(code=order.delivery_code),
        Voucher: voucher,
    }


def screen(row, act: str) -> str:
    return reverse(f"{SCREENS[type(row)]}:{act}", args=[row.pk])


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_what_is_used_is_not_deleted_and_the_screen_says_by_what(client, owner, used, model):
    client.force_login(owner)
    page = client.get(screen(used[model], "delete")).content.decode()
    answer = client.post(screen(used[model], "delete"), follow=True)

    assert "It is used, so it cannot be deleted:" in page
    assert "Yes, delete" not in page
    assert answer.status_code == 200
    assert model.objects.filter(pk=used[model].pk).exists()


@pytest.mark.parametrize("role", ["Merchandiser", "Owner"])
@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_owner_and_merchandiser_archive_and_restore(client, used, model, role):
    user = User.objects.create_user("staff@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    row, index = used[model], reverse(f"{SCREENS[model]}:{'list' if model in (Product, OptionSet) else 'index'}")

    assert "is archived" in client.post(screen(row, "archive"), follow=True).content.decode()
    assert not model.objects.not_archived().filter(pk=row.pk).exists()
    assert screen(row, "edit") not in client.get(index).content.decode()
    assert screen(row, "edit") in client.get(f"{index}?archived").content.decode()
    assert "Restore it before" in client.get(screen(row, "edit"), follow=True).content.decode()
    client.post(screen(row, "restore"))
    assert model.objects.not_archived().filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", ["Agent", "Order clerk", "Editor"])
def test_others_do_not_archive(client, used, role):
    user = User.objects.create_user("staff@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    for row in used.values():
        client.post(screen(row, "archive"))

    assert not [row for row in used.values() if type(row).objects.get(pk=row.pk).archived_at]


def test_a_line_that_names_product_and_variant_is_one_use(used):
    labels = [use.label for use in uses_of(used[Product])]

    assert len(labels) == len(set(labels))


def test_what_nothing_uses_may_be_deleted(client, owner):
    voucher = Voucher.objects.create(code="NEVER", percent=10)
    client.force_login(owner)
    client.post(screen(voucher, "delete"))

    assert not Voucher.objects.exists()


def test_an_archived_product_leaves_the_shop_and_stays_in_its_order(client, owner, used, placed_order):
    product = used[Product]
    client.force_login(owner)
    assert client.get(product.get_absolute_url()).status_code == 200
    client.post(screen(product, "archive"))

    assert client.get(product.get_absolute_url()).status_code == 404
    assert placed_order.lines.first().name
    assert client.get(f"/admin/orders/inspect/{placed_order.pk}/").status_code == 200
    chooser = "/admin/snippets/choose/catalogue/product/results/"
    assert product.name not in client.get(chooser).content.decode()


def test_publishing_an_old_draft_does_not_bring_an_archived_product_back(client, owner, used):
    product = used[Product]
    draft = product.save_revision()
    client.force_login(owner)
    client.post(screen(product, "archive"))
    draft.publish()

    assert Product.objects.get(pk=product.pk).archived_at
    assert client.get(product.get_absolute_url()).status_code == 404


def test_archived_delivery_methods_and_vouchers_are_offered_to_nobody(client, owner, used):
    client.force_login(owner)
    for model in (DeliveryMethod, Voucher):
        client.post(screen(used[model], "archive"))

    assert used[DeliveryMethod] not in [quote.method for quote in quotes_for(Destination("DE"), Money("10"))]
    with pytest.raises(VoucherRefused):
        voucher_for("SPRING")


def test_a_warehouse_with_stock_is_not_archived(client, owner):
    make_product(stock=3)
    Warehouse.objects.create(code="second", name="Second")
    client.force_login(owner)
    page = client.post(screen(Warehouse.objects.get(code="main"), "archive"), follow=True).content.decode()

    assert "There is still stock in “Main warehouse”. Count them to 0 first." in page
    assert not Warehouse.objects.archived().exists()


def test_several_at_once_is_refused_too(client, owner, used):
    client.force_login(owner)
    product = used[Product]
    page = client.post(f"/admin/bulk/catalogue/product/delete/?id={product.pk}", follow=True)

    assert "is used, so it cannot be deleted" in page.content.decode()
    assert Product.objects.filter(pk=product.pk).exists()
