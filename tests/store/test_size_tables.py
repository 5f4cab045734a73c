"""Size tables, and which measurement an option fits."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from store.catalogue.models import SizeTable
from store.catalogue.services import place_category
from tests.makers import make_category, make_product, make_staff, make_variant

pytestmark = pytest.mark.django_db
ROWS = "Size | Chest, cm\nS | 48\nM | 52"


@pytest.fixture
def shirt():
    """A shirt in two sizes; the category above its own has a size table."""
    clothes = make_category("Clothes")
    clothes.size_table = SizeTable.objects.create(name="Sizes of shirts", rows=ROWS, note="Laid flat.")
    place_category(clothes)
    product = make_product("Shirt", category=make_category("Shirts", parent=clothes))
    make_variant(product, sku="m", name="M", options={"Size": "M"}, position=1)
    return product


def text_of(client, product) -> str:
    return client.get(product.get_absolute_url()).content.decode()


def test_the_table_of_a_category_opens_beside_the_size_without_scripts(client, shirt):
    page = text_of(client, shirt)

    assert re.search(r'<button[^>]*type="button" popovertarget="size-table">Size table</button>', page)
    assert re.search(r'id="size-table" popover.*<th scope="col">Chest, cm</th>.*<td class="num">52</td>', page, re.S)
    assert "Laid flat." in page


def test_a_products_own_table_goes_before_that_of_its_category(client, shirt):
    shirt.size_table = SizeTable.objects.create(name="Sizes of this shirt", rows=ROWS)
    shirt.save()

    assert "Sizes of this shirt" in text_of(client, shirt)
    assert "Sizes of shirts" not in text_of(client, shirt)


def test_a_changed_table_is_seen_at_once(client, shirt):
    text_of(client, shirt)
    table = SizeTable.objects.get()
    table.rows = ROWS.replace("52", "53")
    table.save()

    assert '<td class="num">53</td>' in text_of(client, shirt)


def test_without_a_table_there_is_no_button(client):
    assert "size-table" not in text_of(client, make_product())


def test_a_merchandiser_pastes_a_table_from_a_spreadsheet(client):
    client.force_login(make_staff("Merchandiser"))
    sent = {"name": "Hoodies", "rows": "Size\tChest, cm\r\nS\t53\r\nM\t57", "note": ""}
    client.post(reverse("size_tables_admin:add"), sent)

    assert SizeTable.objects.get(name="Hoodies").rows.count("\t") == 3


@pytest.mark.parametrize(
    "rows", ["", "Size | Chest", "Size\nS", "Size | Chest\nS | 1 | 2", "Size | Chest\nS | " + "x" * 41]
)
def test_what_is_no_table_is_refused_with_a_sentence(rows):
    with pytest.raises(ValidationError) as refused:
        SizeTable(name="x", rows=rows).full_clean()

    assert "rows" in refused.value.message_dict
