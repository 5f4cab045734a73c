"""Changing a line on its product's page: the form itself says which line it replaces, and with what number."""

from urllib.parse import parse_qs, urlsplit

import pytest

from orders.basket.models import BasketLine
from store.configurator.models import MadeToOrder
from tests.makers import make_mug_with_words, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    return make_mug_with_words().variants.get()


class Tab:
    """A tab with the form of a product in it, as its page was opened."""

    def __init__(self, client, page) -> None:
        self.client, self.page = client, page
        context = page.context
        self.fields = {"variant": context["variant"].pk, "quantity": context["quantity"]}
        self.fields |= {f"choice-{key}": each for key, each in context["configured"].answers.items()}
        self.fields |= {each.field_name: each.quantity for each in context["sizes"] or ()}
        if context["line"]:
            self.fields["line"] = context["line"]

    def save(self, words: str = "", **changes):
        changes |= {"choice-words": words} if words else {}
        return self.client.post("/basket/add/", self.fields | changes)


def put(client, mug, words: str, quantity: int = 1) -> BasketLine:
    data = {"variant": mug.pk, "quantity": quantity, "choice-glaze": "chalk", "choice-words": words}
    client.post("/basket/add/", data)
    return BasketLine.objects.latest("pk")


def change(client, line: BasketLine) -> Tab:
    return Tab(client, client.get(f"/basket/{line.pk}/change/", follow=True))


def basket() -> dict[str, int]:
    return {line.configuration.content["choices"]["words"]: line.quantity for line in BasketLine.objects.all()}


def test_saved_unchanged_it_stays_what_it_was(client, mug):
    line = put(client, mug, "Anna")

    assert change(client, line).save().url == "/basket/"
    assert basket() == {"Anna": 1}


def test_the_number_that_is_typed_is_the_number_there_is(client, mug):
    line = put(client, mug, "Anna")

    change(client, line).save(quantity=3)

    assert basket() == {"Anna": 3}


def test_other_words_take_the_lines_place(client, mug):
    anna = put(client, mug, "Anna", quantity=2)
    put(client, mug, "Berta")

    change(client, anna).save("Otto")

    assert list(basket().items()) == [("Otto", 2), ("Berta", 1)]


def test_looking_at_the_product_afresh_adds_and_replaces_nothing(client, mug):
    line = put(client, mug, "Anna")
    change(client, line)
    afresh = Tab(client, client.get(mug.product.get_absolute_url()))

    afresh.save("Otto")

    assert basket() == {"Anna": 1, "Otto": 1}


def test_two_tabs_change_each_their_own_line(client, mug):
    tabs = [change(client, put(client, mug, words)) for words in ("Anna", "Berta")]

    tabs[0].save("Otto")
    tabs[1].save("Paul")

    assert basket() == {"Otto": 1, "Paul": 1}


def test_a_line_that_is_gone_is_said_and_nothing_typed_is_lost(client, mug):
    line = put(client, mug, "Anna")
    tab = change(client, line)
    client.post(f"/basket/{line.pk}/remove/")

    refused = tab.save("Otto", quantity=3)

    assert refused.status_code == 422
    assert "no longer in your basket" in refused.content.decode()
    assert not BasketLine.objects.exists()
    Tab(client, refused).save()
    assert basket() == {"Otto": 3}


def test_a_line_changed_in_another_tab_is_said_before_it_is_replaced(client, mug):
    line = put(client, mug, "Anna")
    first, second = change(client, line), change(client, line)
    first.save("Otto")

    refused = second.save("Paul")

    assert refused.status_code == 422
    assert "changed in another window" in refused.content.decode()
    assert basket() == {"Otto": 1}
    Tab(client, refused).save()
    assert basket() == {"Paul": 1}


def test_the_same_thing_as_another_line_joins_it(client, mug):
    anna = put(client, mug, "Anna", quantity=2)
    put(client, mug, "Otto", quantity=3)

    change(client, anna).save("Otto")

    assert basket() == {"Otto": 5}


def test_the_button_without_a_script_keeps_naming_the_line(client, mug):
    line = put(client, mug, "Anna")
    tab = change(client, line)

    updated = client.get(mug.product.get_absolute_url(), tab.fields | {"choice-words": "Otto", "update": "1"})

    assert "Save the change" in updated.content.decode()
    Tab(client, updated).save()
    assert basket() == {"Otto": 1}


def test_a_size_is_replaced_by_several(client, mug):
    MadeToOrder.objects.update(several_sizes=True)
    large = make_variant(mug.product, sku="large", stock=None, name="Large")
    client.post("/basket/add/", {"variant": mug.pk, f"quantity-{mug.pk}": 2, "choice-glaze": "chalk"})
    line = BasketLine.objects.get()

    change(client, line).save(**{f"quantity-{mug.pk}": 1, f"quantity-{large.pk}": 4})

    assert list(BasketLine.objects.values_list("variant", "quantity")) == [(mug.pk, 1), (large.pk, 4)]


@pytest.mark.parametrize("name", ["1-000000000000", "x", "\x00", "9" * 18 + "-" + "0" * 12, "1-0'--"])
def test_a_line_that_is_not_theirs_is_gone_for_them(client, mug, name):
    refused = client.post("/basket/add/", {"variant": mug.pk, "choice-glaze": "chalk", "line": name})

    assert refused.status_code == 422
    assert not BasketLine.objects.exists()


def test_nothing_of_it_is_stored_in_the_session(client, mug):
    line = put(client, mug, "Anna")

    there = client.get(f"/basket/{line.pk}/change/")

    assert parse_qs(urlsplit(there.url).query)["line"] == [f"{line.pk}-{line.state}"]
    assert "changing" not in client.session
