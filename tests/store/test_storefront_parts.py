"""Parts of a product's page that are kept show at once what has changed, and nothing of somebody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from store.calendars.models import ClosedDay
from store.configurator.models import Option
from store.money.amounts import Money
from store.stock.services import set_stock
from tests.makers import make_delivery, make_mug_with_words, make_product, make_variant

pytestmark = pytest.mark.django_db
CHOSEN = {"choice-glaze": "ink", "choice-words": "Für Zoë"}


def _page(client, product, **choices):
    return client.get(product.get_absolute_url(), CHOSEN | choices).content.decode()


def _pieces(client, product, **choices):
    return client.get(reverse("storefront:configure", args=[product.slug]), CHOSEN | choices).content.decode()


@pytest.mark.parametrize("see", [_page, _pieces])
def test_a_new_price_of_an_option_is_seen_at_once(client, see):
    product = make_mug_with_words()
    assert "€3.00" in see(client, product)
    ink = Option.objects.get(key="ink")
    ink.surcharge = Money("3.50")
    ink.save()

    assert "€3.50" in see(client, product)
    assert "€3.00" not in see(client, product)


@pytest.mark.parametrize("see", [_page, _pieces])
def test_a_size_that_sells_out_is_seen_at_once(client, see):
    product = make_product(stock=2)
    large = make_variant(product, sku="large", name="Large", stock=1)
    assert "sold out" not in see(client, product)
    set_stock(large, on_hand=0)

    assert "sold out" in see(client, product)


@pytest.mark.parametrize("see", [_page, _pieces])
def test_nobody_sees_the_words_of_another(client, see):
    product = make_mug_with_words()
    assert "Für Zoë" in see(client, product)
    assert "Für Zoë" not in see(client, product, **{"choice-words": "Für Mia"})
    assert "Für Mia" in see(client, product, **{"choice-words": "Für Mia"})


@pytest.mark.parametrize("see", [_page, _pieces])
def test_what_is_blocked_follows_the_other_answers(client, see):
    product = make_mug_with_words()
    assert "why not?" not in see(client, product)
    assert "why not?" in see(client, product, **{"choice-glaze": "chalk"})
    assert "why not?" not in see(client, product)


def test_the_words_of_a_draft_are_not_kept_for_shoppers(client):
    product = make_mug_with_words()
    assert "Written today." not in _page(client, product)
    draft = type(product).objects.get()
    draft.description = "<p>Written today.</p>"
    assert "Written today." in draft.make_preview_request().rendered_content

    assert "Written today." not in _page(client, product)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # Nothing is kept inside a transaction.
@pytest.mark.parametrize(
    "see", [_page, _pieces, lambda client, product: client.get(product.get_absolute_url()).content]
)
def test_a_closed_day_moves_the_promise_at_once(client, see):
    product = make_mug_with_words()
    make_delivery()
    before = see(client, product)
    days = [ClosedDay(day=localdate() + timedelta(days=ahead)) for ahead in range(1, 20)]
    for day in days:
        day.save()
    assert see(client, product) != before
    for day in days:
        day.delete()

    assert see(client, product) == before


def test_the_picture_opens_large_with_the_choices_as_they_stand(client):
    product = make_mug_with_words()
    link = re.search(r'<a [^>]*href="([^"]+)"[^>]* data-enlarge', _pieces(client, product))[1]
    picture = client.get(unescape(link))

    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert "Für Zoë" in picture.content.decode()
    assert "no-cache" in picture["Cache-Control"]


def test_a_draft_has_no_large_picture(client):
    product = make_mug_with_words()
    product.unpublish(log_action=False)

    assert client.get(reverse("storefront:picture", args=[product.slug])).status_code == 404
