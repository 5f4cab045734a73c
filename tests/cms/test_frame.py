"""Header and footer are cached, and never show anything old or anything of somebody else."""

import pytest

from cms.foundation.models import ShopSettings
from cms.foundation.versions import invalidate
from tests.makers import make_category

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def page(client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_name_of_the_shop_changes_at_the_next_request(client):
    page(client, "/basket/")
    ShopSettings.objects.create(name="Birch & Wren")

    assert "© 20" in page(client, "/basket/")
    assert "Birch &amp; Wren" in page(client, "/basket/").split("<footer")[1]


def test_a_new_category_is_in_the_menu_of_every_page(client):
    page(client, "/basket/")
    make_category("Lamps")
    invalidate("catalogue")

    assert page(client, "/basket/").count(">Lamps</a>") == 3


def test_only_the_current_category_is_highlighted(client):
    make_category("Mugs")
    make_category("Lamps")
    page(client, "/shop/lamps/")

    assert '/shop/mugs/" aria-current="page"' in page(client, "/shop/mugs/")
    assert "aria-current" not in page(client, "/basket/").split("<main")[0]


def test_the_words_of_one_search_stand_in_no_other_page(client):
    assert 'value="oak desk"' in page(client, "/search/?q=oak+desk").split("<main")[0]

    assert 'value=""' in page(client, "/basket/").split("<main")[0]
    assert 'value="mug"' in page(client, "/search/?q=mug").split("<main")[0]
