"""What was chosen once is judged by today's rules: told with sentences, repaired by a click, never replaced."""

import pytest

from orders.basket.models import BasketLine
from store.configurator.models import Rule
from store.storefront.designs.pages import configured_as
from tests.makers import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def forbid_ink(mug):
    """The merchant forbids ink glaze with words."""

    def forbid() -> None:
        Rule.objects.create(
            option_set=mug.made_to_order.option_set, conditions="words", kind="excludes",
            results="glaze: ink", reason="Words do not show on ink.",
        )  # fmt: skip

    return forbid


def fields(repair) -> dict:
    return {name: value for name, value in repair.fields if value}


def test_what_still_holds_has_nothing_to_repair(configured, mug):
    today = configured_as(configured(words="Zoë"), mug.variants.get(), 1)

    assert today.can_be_ordered
    assert today.repairs_to_order == []


def test_a_new_rule_is_named_with_its_sentence_and_the_smallest_repairs(configured, mug, forbid_ink):
    configuration = configured(glaze=["ink"], words="Zoë")
    forbid_ink()

    today = configured_as(configuration, mug.variants.get(), 1)

    assert [each.message for each in today.objections] == ["Words do not show on ink."]
    assert [each.sentence for each in today.repairs_to_order] == ["Change Glaze to Chalk", "Take away “Zoë”"]
    assert str(today.repairs_to_order[0].unit_price) == "€30.00"


def test_a_question_that_was_deleted_is_named_too(configured, mug):
    configuration = configured(glaze=["ink"], rim=["gold"])
    mug.made_to_order.option_set.groups.get(key="rim").delete()

    today = configured_as(configuration, mug.variants.get(), 1)

    assert [each.message for each in today.objections] == ["“Rim” is no longer offered for this."]
    assert today.repairs_to_order[0].choices == {"glaze": ["ink"]}


def test_an_option_that_was_deleted_is_replaced_by_a_repair_only(client, alice, mug, saved):
    design = saved(alice, glaze=["ink"])
    mug.made_to_order.option_set.groups.get(key="glaze").options.get(key="ink").delete()

    page = client.get(f"/designs/{design.token}/")

    assert "This can no longer be made like this." in page.content.decode()
    assert "Change Glaze to Chalk" in page.content.decode()
    assert "Add it to the basket like this:" in page.content.decode()


def test_a_repair_of_an_own_design_is_its_next_version(client, alice, mug, saved, forbid_ink):
    design = saved(alice, glaze=["ink"], words="Zoë")
    forbid_ink()
    client.force_login(alice.user)
    repair = client.get(f"/designs/{design.token}/").context["current"].configured.repairs_to_order[0]

    client.post("/designs/save/", {"variant": design.variant_id, "design": design.token, **fields(repair)})

    design.refresh_from_db()
    assert design.version == 2
    assert design.configuration.content["choices"] == {"glaze": ["chalk"], "words": "Zoë"}


def test_a_design_that_no_longer_holds_is_not_put_into_a_basket(client, alice, saved, forbid_ink):
    design = saved(alice, glaze=["ink"], words="Zoë")
    forbid_ink()

    answer = client.post(f"/basket/design/{design.token}/")

    assert answer["location"] == f"/designs/{design.token}/"
    assert not BasketLine.objects.exists()


def order_again(client, line):
    return client.post(
        "/basket/again/",
        {"variant": line.variant_id, "configuration": line.configuration.hash, "quantity": line.quantity},
    )


def test_an_order_is_ordered_again_from_its_page(client, alice, mug):
    order = make_order(alice, products=(mug,))
    client.force_login(alice.user)

    page = client.get(f"/account/orders/{order.number}/").content.decode()
    answer = order_again(client, order.lines.get())

    assert "Order again" in page
    assert answer["location"] == "/basket/"
    assert BasketLine.objects.get(basket__customer=alice, basket__ordered_at=None).configuration == (
        order.lines.get().configuration
    )


def test_an_order_that_no_longer_holds_leads_to_what_would_help(client, mug):
    line = make_order(products=(mug,), words="Zoë").lines.get()
    mug.made_to_order.option_set.rules.all().delete()
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, conditions="words", kind="excludes",
        results="glaze: chalk", reason="Chalk takes no words.",
    )  # fmt: skip

    answer = order_again(client, line)
    page = client.get(answer["location"])

    assert "Chalk takes no words." in page.content.decode()
    assert "Change Glaze to Ink" in page.content.decode()
    assert not BasketLine.objects.filter(basket__ordered_at=None).exists()


@pytest.mark.parametrize("variant", ["", "x", "999999", "\x00"])
def test_what_is_no_longer_sold_is_said(client, mug, variant):
    assert client.post("/basket/again/", {"variant": variant, "quantity": "1"})["location"] == "/basket/"
    assert client.get("/basket/").status_code == 200


def test_the_repair_page_of_something_that_was_never_made_is_not_found(client, db):
    assert client.get(f"/designs/again/{'0' * 64}/").status_code == 404


@pytest.fixture
def broken_line(client, mug, forbid_ink):
    """A line in the basket of the client whose choices no longer hold."""
    client.post("/basket/add/", {"variant": mug.variants.get().pk, "choice-glaze": "ink", "choice-words": "Zoë"})
    forbid_ink()
    return BasketLine.objects.get()


def test_the_basket_names_a_line_that_is_no_longer_valid_and_the_smallest_repair(client, broken_line):
    page = client.get("/basket/").content.decode()

    assert "Words do not show on ink." in page
    assert "Change Glaze to Chalk" in page


def test_one_click_repairs_the_line(client, broken_line):
    repair = client.get("/basket/").context["contents"].items[0].repairs[0]

    client.post(f"/basket/{broken_line.pk}/repair/", fields(repair))

    broken_line.refresh_from_db()
    assert broken_line.configuration.content["choices"] == {"glaze": ["chalk"], "words": "Zoë"}
    assert client.get("/basket/").context["contents"].can_be_ordered


def test_a_repaired_line_joins_the_same_thing(client, mug, broken_line):
    client.post("/basket/add/", {"variant": mug.variants.get().pk, "choice-glaze": "chalk", "choice-words": "Zoë"})
    repair = client.get("/basket/").context["contents"].items[0].repairs[0]

    client.post(f"/basket/{broken_line.pk}/repair/", fields(repair))

    assert BasketLine.objects.get().quantity == 2


def test_a_forged_repair_is_refused_with_a_sentence(client, broken_line):
    answer = client.post(f"/basket/{broken_line.pk}/repair/", {"choice-glaze": "chalk", "choice-rim": "gold"})

    broken_line.refresh_from_db()
    assert answer.status_code == 422
    assert "Gold does not stay on chalk." in answer.content.decode()
    assert broken_line.configuration.content["choices"]["glaze"] == ["ink"]


def test_other_peoples_lines_are_not_repaired(client, broken_line):
    client.cookies.clear()

    assert client.post(f"/basket/{broken_line.pk}/repair/", {"choice-glaze": "chalk"}).status_code == 404
