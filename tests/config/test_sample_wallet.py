"""The sample shop sells a gift card, and its shopper has credit and cards with history."""

import pytest

from cms.foundation.books import check_books
from config.sample.loading import wallet
from customers.timeline.models import Reaction
from customers.wallet.models import GiftCard
from customers.wallet.services import balance_of
from store.catalogue.models import Brand, Product
from store.configurator.services import check_configuration, configure, store_configuration
from store.money.amounts import Money
from tests.makers import make_category, make_tax_class

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(alice):
    make_category("Small")
    make_tax_class("standard")
    Brand.objects.create(name="Alder & Finch", slug="alder-finch")
    wallet.load(alice)
    return alice


def test_the_shopper_has_credit_and_cards_with_history(loaded):
    assert balance_of(loaded) == Money("35.50")
    assert sorted(card.status for card in GiftCard.objects.all()) == ["active", "active", "planned"]
    assert not Reaction.objects.exists()
    assert [each for each in check_books() if each.wrong] == []


def test_the_card_is_sold_for_its_amount(client, loaded):
    product = Product.objects.get(slug="gift-card")
    choices = {"amount": "75", "email": "rita@example.com"}
    variant = product.variants.get()

    assert configure(product, choices, variant=variant).unit_price == Money("75")
    check_configuration(store_configuration(product, choices, variant=variant))
    page = client.get(product.get_absolute_url())
    assert page.status_code == 200
    assert "E-mail of the recipient" in page.content.decode()
