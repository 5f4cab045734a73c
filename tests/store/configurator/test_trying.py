"""A set is tried as it stands in the form, refused where nobody could buy it, and counted once it is published."""

import pytest
from django.urls import reverse

from store.configurator.models import CombinationCount, MadeToOrder, OptionSet
from tests.makers import make_mug_with_words, make_product

from .test_editing import TABLE, add, excludes, form, group, merchandiser

__all__ = ["merchandiser"]
pytestmark = pytest.mark.django_db
DARK = "it is too dark"


def tried(client, *groups, **fields) -> str:
    return client.post(reverse("configurator_try"), form(*(groups or TABLE), **fields)).content.decode()


def test_what_nobody_could_buy_is_refused_with_the_rules_that_conflict(client, merchandiser):
    none = [excludes("wood.oak", f"use.{use}") for use in ("indoors", "outdoors")]
    none += [excludes("wood.ash", f"use.{use}", reason=DARK) for use in ("indoors", "outdoors")]
    fine = excludes("legs.steel", "wood.ash", reason="they bend")

    page = add(client, *TABLE, group("legs", "steel", "wood"), rules=[*none, fine]).content.decode()

    assert not OptionSet.objects.exists()
    assert "Nothing can be bought like this." in page
    assert "Ash excludes Use: Outdoors, because it is too dark." in page
    assert "they bend" not in page[page.index("Nothing can be bought") : page.index("Nothing can be bought") + 600]


def test_after_saving_it_is_said_what_is_never_and_what_is_always_chosen(client, merchandiser):
    rules = [excludes("wood.oak", f"use.{use}") for use in ("indoors", "outdoors")]

    page = client.get(add(client, rules=rules)["location"]).content.decode()

    assert "Can never be chosen: Wood: Oak." in page
    assert "Always chosen: Wood: Ash." in page


def test_the_combinations_are_counted_after_publishing(client, merchandiser, run_work):
    add(client, rules=[excludes("wood.oak", "use.outdoors")])
    being_counted = str(CombinationCount.objects.get())

    run_work()

    assert (being_counted, str(CombinationCount.objects.get())) == ("being counted", "3 combinations")
    assert "3 combinations" in client.get(reverse("wagtailsnippets_configurator_optionset:list")).content.decode()


def test_a_draft_does_not_undo_what_was_counted(client, merchandiser, run_work):
    add(client)
    run_work()
    OptionSet.objects.get().save_revision()

    OptionSet.objects.get().get_latest_revision().publish()

    assert CombinationCount.objects.get().number == "4"


def test_what_was_never_counted_is_counted_within_the_hour(run_work):
    from store.configurator.jobs import count_imported_sets

    make_mug_with_words()
    count_imported_sets()
    run_work()

    assert CombinationCount.objects.get().number == "6"


def test_a_set_is_tried_before_it_is_saved(client, merchandiser):
    page = tried(client, rules=[excludes("wood.oak", "use.outdoors")], **{"choice-wood": "oak"})

    assert 'value="use:outdoors"' in page  # A blocked option is a button that says why.
    assert "Oak excludes Use: Outdoors, because it swells." in page
    assert not OptionSet.objects.exists()


def test_a_blocked_option_says_why_and_offers_a_way_out(client, merchandiser):
    page = tried(client, rules=[excludes("wood.oak", "use.outdoors")], **{"choice-wood": "oak", "why": "use:outdoors"})

    assert "Why not “Outdoors”?" in page
    assert "Change Wood to Ash" in page


def test_a_set_is_tried_with_a_product_its_price_and_its_picture(client, merchandiser):
    drawing = make_mug_with_words().made_to_order.drawing
    empty = OptionSet.objects.create(name="Table", code="table")
    MadeToOrder.objects.create(product=make_product("Table", price="90.00"), option_set=empty, drawing=drawing)

    page = tried(client, **{"try-set": empty.pk})

    assert "<svg" in page
    assert "€90.00" in page


def test_rows_that_the_form_does_not_know_are_no_error_of_ours(client, merchandiser):
    mug = make_mug_with_words()

    page = tried(client, group("glaze", "ink"), **{"try-set": mug.made_to_order.option_set_id})

    assert "Two groups have the key “glaze”." in page


def test_what_cannot_be_tried_says_why(client, merchandiser):
    assert "There is no group “wod” in this set." in tried(client, rules=[excludes("wod.oak", "use.outdoors")])


def test_a_rule_that_is_half_written_says_what_it_lacks(client, merchandiser):
    half = excludes("wood.oak", "use.outdoors", results="")

    assert "what it requires or excludes" in tried(client, rules=[half])


@pytest.mark.parametrize("key", ["x", "9" * 30, "\x00", "77"])
def test_a_forged_key_tries_a_new_set(client, merchandiser, key):
    assert client.post(reverse("configurator_try"), form(*TABLE) | {"try-set": key}).status_code == 200


def test_who_may_not_write_sets_may_not_try_them(client, alice):
    client.force_login(alice.user)

    assert client.post(reverse("configurator_try"), form(*TABLE)).status_code == 302


def test_a_count_of_very_many_digits_is_said_about():
    assert str(CombinationCount(due_at=None, number="3.02e+4816")) == "about 3.02e+4816 combinations"
