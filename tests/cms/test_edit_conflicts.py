"""Two who edit the same row: the second is told what moved, and nothing of either is lost."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Revision

from cms.faq.models import FaqEntry
from cms.foundation.models import ShopSettings, SiteImage
from orders.delivery.models import DeliveryMethod
from orders.production.models import Plan, PlanStep
from store.calendars.models import ClosedDay
from store.catalogue.models import Product
from store.configurator.models import MadeToOrder, OptionSet
from store.money.amounts import Money
from store.pricing.models import TaxRate
from store.promotions.models import Voucher
from store.stock.models import Warehouse
from tests.makers import make_category, make_delivery, make_faq, make_mug_with_words, make_product, make_tax_class
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
FORM = "#w-editor-form"


@pytest.fixture
def back_office(client, owner):
    client.force_login(owner)
    return client


def make_voucher() -> Voucher:
    return Voucher.objects.create(code="SPRING", amount=Money("5.00"))


def make_rate() -> TaxRate:
    return TaxRate.objects.create(tax_class=make_tax_class(), country="FR", percent=20)


def make_closed_day() -> ClosedDay:
    return ClosedDay.objects.create(day=date(2027, 5, 7), reason="Fair")


def make_warehouse() -> Warehouse:
    return Warehouse.objects.create(code="attic", name="Attic")


def make_made_to_order() -> MadeToOrder:
    make_mug_with_words()
    return MadeToOrder.objects.get()


#: What is edited, its screen, what a colleague changes meanwhile, and what the second types.
CASES = {
    "delivery method": (make_delivery, "delivery_methods_admin", {"price": Money("9.00")}, {"days": "4"}),
    "voucher": (make_voucher, "vouchers_admin", {"amount": Money("7.00")}, {"active": ""}),
    "tax rate": (make_rate, "tax_rates_admin", {"percent": 21}, {"country": "IT"}),
    "closed day": (make_closed_day, "closed_days_admin", {"reason": "Wedding"}, {"day": "2027-05-08"}),
    "warehouse": (make_warehouse, "warehouses_admin", {"priority": 3}, {"name": "Cellar"}),
    "category": (lambda: make_category("Mugs"), "categories_admin", {"summary": "New"}, {"name": "Cups"}),
    "made to order": (make_made_to_order, "made_to_order_admin", {"several_sizes": True}, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_form_undoes_nothing_that_a_colleague_saved_meanwhile(back_office, case):
    make, screen, meanwhile, typed = CASES[case]
    row = make()
    address = reverse(f"{screen}:edit", args=[row.pk])
    sent = fields_of(back_office.get(address).content, FORM) | typed
    type(row).objects.filter(pk=row.pk).update(**meanwhile)

    answer = back_office.post(address, sent)

    assert answer.status_code == 409
    assert "By now it says" in answer.content.decode()
    now = type(row).objects.get(pk=row.pk)
    assert {name: getattr(now, name) for name in meanwhile} == meanwhile


@pytest.mark.parametrize("case", CASES)
def test_what_was_typed_is_still_there_and_is_saved_the_second_time(back_office, case):
    make, screen, meanwhile, typed = CASES[case]
    row = make()
    address = reverse(f"{screen}:edit", args=[row.pk])
    sent = fields_of(back_office.get(address).content, FORM) | typed
    type(row).objects.filter(pk=row.pk).update(**meanwhile)

    again = fields_of(back_office.post(address, sent).content, FORM)

    assert {name: again.get(name, [""])[0] for name in typed} == typed
    assert back_office.post(address, again).status_code == 302


@pytest.mark.parametrize("case", CASES)
def test_nobody_else_was_there_and_it_is_saved(back_office, case):
    make, screen, _meanwhile, typed = CASES[case]
    address = reverse(f"{screen}:edit", args=[make().pk])

    assert back_office.post(address, fields_of(back_office.get(address).content, FORM) | typed).status_code == 302


@pytest.mark.parametrize("seen", [None, "", "x", "[]", "{}", '{"price": 1}', "[" * 9999])
def test_a_form_that_does_not_say_what_it_showed_is_refused(back_office, seen):
    method = make_delivery()
    address = reverse("delivery_methods_admin:edit", args=[method.pk])
    sent = fields_of(back_office.get(address).content, FORM) | {"days": "9"} | {"seen": seen or ""}
    if seen is None:
        del sent["seen"]

    assert back_office.post(address, sent).status_code == 409
    assert DeliveryMethod.objects.get().days != 9


def test_uses_of_a_voucher_counted_while_its_form_was_open_are_not_lost(back_office):
    voucher = make_voucher()
    address = reverse("vouchers_admin:edit", args=[voucher.pk])
    sent = fields_of(back_office.get(address).content, FORM) | {"code": "SUMMER"}
    Voucher.objects.update(uses=7)

    assert back_office.post(address, sent).status_code == 302
    voucher.refresh_from_db()
    assert (voucher.code, voucher.uses) == ("SUMMER", 7)


def test_rows_that_hang_on_it_count_too(back_office):
    plan = Plan.objects.create(product=make_product())
    PlanStep.objects.create(plan=plan, name="Glaze")
    address = reverse("plans_admin:edit", args=[plan.pk])
    sent = fields_of(back_office.get(address).content, FORM)
    PlanStep.objects.update(minutes=9)

    answer = back_office.post(address, sent)

    assert answer.status_code == 409
    assert "Somebody changed these rows meanwhile" in answer.content.decode()


def test_a_row_that_was_deleted_meanwhile_is_no_page(back_office):
    day = make_closed_day()
    address = reverse("closed_days_admin:edit", args=[day.pk])
    sent = fields_of(back_office.get(address).content, FORM)
    day.delete()

    assert back_office.post(address, sent).status_code == 404


def test_the_settings_of_the_shop_are_no_exception(back_office):
    settings = ShopSettings.load()
    settings.save()
    address = reverse("wagtailsettings:edit", args=["foundation", "shopsettings", settings.pk])
    sent = fields_of(back_office.get(address).content, FORM) | {"phone": "0341 1"}
    ShopSettings.objects.update(claim="Made for you")

    assert "By now it says “Made for you”" in back_office.post(address, sent).content.decode()
    assert ShopSettings.objects.get().phone != "0341 1"


@pytest.mark.parametrize(
    ("kind", "screen"),
    [(Product, "wagtailsnippets_catalogue_product:edit"), (OptionSet, "wagtailsnippets_configurator_optionset:edit")],
)
def test_a_draft_is_not_saved_over_a_newer_one(back_office, kind, screen):
    make_mug_with_words()
    row = kind.objects.get()
    address = reverse(screen, args=[row.pk])
    sent = fields_of(back_office.get(address).content, FORM) | {"name": "Mine"}
    row.name = "Theirs"
    row.save_revision()

    answer = back_office.post(address, sent)

    assert answer.status_code == 409
    assert "somebody saved a newer version meanwhile" in answer.content.decode()
    assert kind.objects.get().get_latest_revision_as_object().name == "Theirs"
    assert back_office.post(address, fields_of(answer.content, FORM)).status_code == 302
    assert kind.objects.get().get_latest_revision_as_object().name == "Mine"


def test_a_page_is_not_published_over_a_newer_version(back_office):
    make_faq()
    entry = FaqEntry.objects.first()
    address = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    opened = fields_of(back_office.get(address).content, "#page-edit-form") | {"action-publish": "action-publish"}
    assert back_office.post(address, opened | {"title": "Theirs"}).status_code == 302
    Revision.objects.filter(object_id=str(entry.pk)).update(user=None)

    answer = back_office.post(address, opened | {"title": "Mine"})

    assert answer.status_code == 409
    assert "somebody saved a newer version meanwhile" in answer.content.decode()
    assert FaqEntry.objects.get(pk=entry.pk).title == "Theirs"
    again = fields_of(answer.content, "#page-edit-form") | {"action-publish": "action-publish"}
    assert back_office.post(address, again).status_code == 302
    assert FaqEntry.objects.get(pk=entry.pk).title == "Mine"


def test_an_autosave_on_its_way_does_not_stop_its_person_from_publishing(back_office):
    make_faq()
    entry = FaqEntry.objects.first()
    address = reverse("wagtailadmin_pages:edit", args=[entry.pk])
    entry.save_revision()
    opened = fields_of(back_office.get(address).content, "#page-edit-form")
    assert back_office.post(address, opened | {"title": "Half a ti"}).status_code == 302

    publish = opened | {"title": "Half a title", "action-publish": "action-publish"}
    assert back_office.post(address, publish).status_code == 302
    assert FaqEntry.objects.get(pk=entry.pk).title == "Half a title"


def make_image() -> SiteImage:
    return SiteImage.objects.create(title="Mug", file=get_test_image_file())


def make_document() -> Document:
    return Document.objects.create(title="Mug", file=ContentFile(b"x", "mug.txt"))


@pytest.mark.parametrize(("make", "screen"), [(make_image, "wagtailimages:edit"), (make_document, "wagtaildocs:edit")])
def test_pictures_and_documents_are_no_exception(back_office, make, screen):
    row = make()
    address = reverse(screen, args=[row.pk])
    opened = fields_of(back_office.get(address).content, FORM)
    type(row).objects.update(title="Theirs")

    answer = back_office.post(address, opened)

    assert "By now it says “Theirs”" in answer.content.decode()
    assert type(row).objects.get().title == "Theirs"
    assert back_office.post(address, fields_of(answer.content, FORM)).status_code == 302


def test_redirects_are_no_exception(back_office):
    row = Redirect.objects.create(old_path="/sale", redirect_link="https://example.com/shop/")
    address = reverse("wagtailredirects:edit", args=[row.pk])
    opened = fields_of(back_office.get(address).content, FORM)
    Redirect.objects.update(redirect_link="https://example.com/gifts/")

    assert back_office.post(address, opened).status_code == 409
    assert Redirect.objects.get().redirect_link == "https://example.com/gifts/"


def test_a_collection_is_not_moved_back(back_office):
    root = Collection.get_first_root_node()
    row, other = root.add_child(name="Mugs"), root.add_child(name="Shop")
    address = reverse("wagtailadmin_collections:edit", args=[row.pk])
    opened = fields_of(back_office.get(address).content, FORM)
    row.refresh_from_db()
    row.move(Collection.objects.get(pk=other.pk), "sorted-child")

    assert back_office.post(address, opened).status_code == 409
    assert Collection.objects.get(pk=row.pk).get_parent().pk == other.pk
    assert (
        back_office.post(address, fields_of(back_office.get(address).content, FORM) | {"name": "Cups"}).status_code
        == 302
    )
