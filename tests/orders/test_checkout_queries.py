"""How often the pages of the checkout ask the database: the same for any number of lines."""

from base64 import b64decode
from io import BytesIO

import pytest
from django.core.files.images import ImageFile

from cms.foundation.models import SiteImage
from customers.profiles.models import Address
from store.catalogue.models import ProductPicture
from tests.makers import ADDRESS, make_mug_with_words, make_product
from tests.queries import queries_of

# Nothing is kept inside a transaction.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
PAGES = ["/basket/", "/checkout/", "/checkout/delivery/", "/checkout/payment/", "/checkout/summary/"]


def photographed(count):
    """Variants of so many products that have a photograph instead of a drawing."""
    picture = SiteImage.objects.create(title="A mug", file=ImageFile(BytesIO(_PIXEL), name="mug.png"))
    variants = [make_product(f"Mug {number}").variants.get() for number in range(count)]
    for variant in variants:
        ProductPicture.objects.create(product=variant.product, image=picture)
    return variants


def counts_of(client, pages):
    """Queries of each page."""
    return {page: queries_of(client, page) for page in pages}


@pytest.mark.parametrize("signed_in", [False, True], ids=["guest", "customer"])
def test_twenty_lines_cost_no_more_queries_than_one(shopping, alice, signed_in):
    Address.objects.create(customer=alice, **ADDRESS)
    if signed_in:
        shopping.client.force_login(alice.user)
    many = photographed(19)
    shopping.come_to_summary(many.pop())
    one = counts_of(shopping.client, PAGES)
    for variant in many:
        shopping.put(variant)
    shopping.come_to_summary(make_mug_with_words().variants.get(), **{"choice-glaze": "chalk", "choice-words": "Zoë"})

    assert counts_of(shopping.client, PAGES) == one
    assert max(one.values()) <= 12


def test_the_thank_you_page_asks_the_same_for_any_number_of_lines(shopping):
    variants = photographed(12)
    few = shopping.order(shopping.come_to_summary(variants[0])).url
    for variant in variants[1:]:
        shopping.put(variant)
    many = shopping.order(shopping.come_to_summary(variants[0])).url

    counts = counts_of(shopping.client, [few, many])

    assert counts[few] == counts[many] <= 12
