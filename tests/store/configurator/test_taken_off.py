"""An extra that was taken off stays off wherever the choices are opened again: an empty answer is an answer."""

import pytest

from orders.basket import edit_line, services
from orders.basket.models import Basket
from store.catalogue.former_addresses import FormerProductAddress
from store.configurator.models import Option, OptionGroup
from store.configurator.services import defaults_of, store_configuration
from store.designs.services import save_design
from store.money.amounts import Money
from store.storefront.designs.pages import configured_as, current_design


@pytest.fixture
def without_box(mug):
    """A stored mug whose usual box was taken off."""
    group = {"key": "extra", "name": "Besides", "kind": "several", "required": False, "max_options": 2}
    extra = OptionGroup.objects.create(option_set=mug.made_to_order.option_set, **group)
    Option.objects.create(group=extra, key="box", name="Box", surcharge=Money("2.00"))
    mug.made_to_order.defaults = {"extra": ["box"]}
    mug.made_to_order.save()
    return store_configuration(mug, defaults_of(mug).with_answers({"extra": []}))


def is_off(client, address: str) -> bool:
    """Whether the page at an address has the box unticked and unpaid."""
    page = client.get(address, follow=True).content.decode()
    return 'value="box"' in page and 'value="box" checked' not in page and "<b>€24.00</b>" in page


def test_in_the_form_that_edits_a_line_of_the_basket(client, mug, without_box):
    line = services.add(Basket.objects.create(), mug.variants.get(), configuration=without_box)

    assert is_off(client, edit_line.edit_address(line))


def test_in_a_saved_design(client, mug, without_box):
    design = save_design(without_box, variant=mug.variants.get(), quantity=1, name="", customer=None)

    assert is_off(client, current_design(design).begin)
    assert is_off(client, current_design(design).change)


def test_in_what_is_ordered_again(client, mug, without_box):
    again = configured_as(without_box, mug.variants.get(), 1)

    assert again.answers == {"glaze": ["chalk"]}


def test_behind_a_former_address(client, mug):
    FormerProductAddress.objects.create(address="old-mug", owner=mug)

    answer = client.get("/product/old-mug/?choice-extra=&choice-glaze=ink")
    assert answer["Location"].endswith("/?choice-extra=&choice-glaze=ink")
