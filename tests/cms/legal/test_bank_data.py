"""Bank and legal data belong to the owner: checked, recorded, told by mail."""

import pytest
from django.contrib.auth.models import Group

from cms.foundation.models import ShopSettings
from cms.legal.accounts import masked, read_iban
from cms.legal.models import LegalChange
from customers.messaging.models import OutgoingMail
from customers.people.models import User
from tests.pages import seen

OLD, NEW = "DE89 3704 0044 0532 0130 00", "FR14 2004 1010 0505 0001 3M02 606"
VALUES = {"name": "Alder", "street": "Lindenwerk 4", "town": "Dresden", "account_holder": "Alder GmbH", "bank": "Bank"}


@pytest.fixture
def shop(db) -> ShopSettings:
    return ShopSettings.objects.create(iban=OLD, bic="COBADEFFXXX", **VALUES)


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("editor@example.com", "correct horse battery", name="Ed Editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    return user


@pytest.fixture
def save(client, owner, shop):
    """The owner saves the screen with these values changed; gives the answer."""

    def post(**changed):
        client.force_login(owner)
        address = f"/admin/settings/legal/legaldetails/{shop.pk}/"
        sent = VALUES | {"iban": OLD, "bic": "COBADEFFXXX"} | seen(client, address)
        return client.post(address, sent | changed, follow=True)

    return post


def test_an_editor_changes_what_the_shop_says_and_not_where_its_money_goes(client, editor, shop):
    client.force_login(editor)
    address = f"/admin/settings/foundation/shopsettings/{shop.pk}/"
    sent = {"claim": "Made for you.", "email": "", "phone": "", "iban": NEW, "name": "Mine"}
    assert client.post(address, sent | seen(client, address)).status_code == 302

    shop.refresh_from_db()
    assert (shop.claim, shop.iban, shop.name) == ("Made for you.", OLD, "Alder")
    assert client.get(f"/admin/settings/legal/legaldetails/{shop.pk}/").status_code == 302
    assert client.get("/admin/legal-changes/").status_code == 302


def test_the_owner_changes_the_account_and_it_is_recorded_with_masked_numbers(client, save, shop, owner):
    save(iban="fr14 2004 1010 0505 0001 3m02-606")

    shop.refresh_from_db()
    change = LegalChange.objects.get()
    assert shop.iban == NEW
    assert (change.field, change.before, change.after) == ("iban", "DE89…3000", "FR14…2606")
    assert (change.changed_by, change.changed_by_name) == (owner, "Olga Owner <owner@example.com>")
    assert "FR14…2606" in client.get("/admin/legal-changes/").content.decode()


def test_every_owner_is_notified_by_mail(save):
    other = User.objects.create_user("second@example.com", "correct horse battery", is_staff=True)
    other.groups.add(Group.objects.get(name="Owner"))
    save(iban=NEW, town="Leipzig")

    mails = OutgoingMail.objects.all()
    assert {mail.recipient for mail in mails} == {"owner@example.com", "second@example.com"}
    assert "IBAN: DE89…3000 → FR14…2606" in mails[0].text
    assert "Dresden → Leipzig" in mails[0].html
    assert NEW not in mails[0].text + mails[0].html


def test_saving_without_a_change_says_nothing_to_anybody(save):
    save()

    assert not LegalChange.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("iban", ["DE89 3704 0044 0532 0130 01", "ZZ89 3704 0044 0532 0130 00", "none", "DE89"])
def test_a_wrong_account_number_is_refused_with_a_sentence(save, shop, iban):
    page = save(iban=iban)

    shop.refresh_from_db()
    assert "This IBAN does not add up" in page.content.decode()
    assert shop.iban == OLD


def test_a_wrong_bic_is_refused(save):
    assert "This is no BIC." in save(bic="COBA").content.decode()


@pytest.mark.parametrize("typed", [NEW, "IBAN: " + NEW, "ＦＲ14 20041010 0505 0001 3M02606", NEW.lower()])
def test_an_account_number_is_read_as_it_is_meant(typed):
    assert read_iban(typed) == NEW


def test_a_short_number_is_masked_whole():
    assert masked("12345678") == "…"
    assert masked("") == ""
