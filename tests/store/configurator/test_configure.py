"""Price, picture and reasons follow what a shopper chooses, with scripts and without."""

import html
import re

import pytest
from django.http import QueryDict
from django.urls import reverse

from store.configurator.forms import choices_from
from store.configurator.models import Option, OptionGroup
from store.configurator.services import definition_of, store_configuration
from store.configurator.stored import canonical, content_hash
from store.money.amounts import Money
from tests.makers import make_delivery, make_product, make_variant


@pytest.fixture
def choose(client, mug):
    """The pieces that the page would show for these choices."""

    def ask(**values):
        data = {name.replace("_", "-", 1): value for name, value in values.items()}
        return client.get(reverse("storefront:configure", args=[mug.slug]), data).content.decode()

    return ask


@pytest.mark.parametrize(
    ("choices", "total"),
    [
        ({}, "€24.00"),
        ({"choice_glaze": "ink"}, "€27.00"),
        ({"choice_words": "Für Zoë"}, "€30.00"),
        ({"choice_words": "   "}, "€24.00"),
        ({"choice_glaze": "ink", "choice_rim": "gold", "choice_words": "A"}, "€37.50"),
        ({"choice_glaze": "ink", "quantity": "3"}, "€81.00"),
    ],
)
def test_the_price_follows(choose, choices, total):
    assert f"<b>{total}</b>" in choose(**choices)


def test_the_picture_follows_and_shows_the_words(choose):
    page = choose(choice_glaze="ink", choice_rim="gold", choice_words="Für <b>Zoë</b>")

    assert 'fill="#22304a"' in page
    assert 'fill="#c8a04e"' in page
    assert "Für &lt;b&gt;Zoë&lt;/b&gt;" in page
    assert "<b>Zoë" not in page


def test_the_picture_may_stand_in_a_strict_page(choose):
    assert not re.search(r"<script|<[^<>]*\s(style|on\w+)=", choose(choice_words="' onload='x"))


def test_longer_making_moves_the_date(choose):
    make_delivery()

    assert "Made in 3 working days." in choose()
    assert "Made in 5 working days." in choose(choice_glaze="ink")


def test_what_is_blocked_can_be_asked_why_and_taken_all_the_same(choose):
    page = choose(choice_glaze="chalk")
    assert re.search(r'name="why" value="rim:gold"', page)

    page = choose(choice_glaze="chalk", why="rim:gold")
    assert "Gold does not stay on chalk." in page
    assert "You chose: Glaze: Chalk" in page
    offer = html.unescape(re.search(r'name="take" value="([^"]+)"', page)[1])

    page = choose(choice_glaze="chalk", take=offer)
    assert re.search(r'value="gold" checked', page)
    assert not re.search(r'value="chalk" checked', page)


def test_a_conflict_that_was_sent_all_the_same_says_why(choose):
    page = choose(choice_glaze="chalk", choice_rim="gold")

    assert '<p class="error"><span>Gold does not stay on chalk.</span></p>' in page


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"choice_glaze": "forged"}, "does not exist"),
        ({"choice_words": "x" * 5000}, "there is room for 24"),
        ({"choice_words": "I 🖤 it"}, "We cannot make these characters"),
    ],
)
def test_what_cannot_be_made_is_said(choose, choices, sentence):
    assert sentence in choose(**choices)


@pytest.mark.parametrize(
    "query",
    [
        "variant=0", "variant=-1", "variant=%00", "variant=" + "9" * 400, "quantity=-5", "quantity=1e9", "quantity=٣",
        "quantity=", "choice-glaze=%00", "choice-words=%00%00", "choice-=x", "choice-glaze=ink&choice-glaze=chalk",
        "choice-rim=gold&choice-rim=gold", "price=0.01", "update=1", "choice-words=%FF%FE", "&&&==;;",
    ],
)  # fmt: skip
def test_no_nonsense_is_an_error(client, mug, query):
    for address in (mug.get_absolute_url(), reverse("storefront:configure", args=[mug.slug])):
        assert client.get(f"{address}?{query}").status_code == 200


def test_a_variant_of_another_product_is_not_looked_at(choose):
    other = make_product("Gold bar", price="9000.00").variants.get()

    assert "<b>€24.00</b>" in choose(variant=other.pk)


def test_another_size_has_its_own_price(choose, mug):
    large = make_variant(mug, sku="large", price="31.00", stock=None, name="Large", position=1)

    page = choose(variant=large.pk, choice_words="A")
    assert "<b>€37.00</b>" in page
    assert "Straight mug, Large" in page


def test_what_is_being_typed_in_is_never_replaced(choose):
    page = choose(choice_words="Für Z")

    assert "<input" in page
    assert "input-words" not in page
    assert 'id="about-words" hx-swap-oob="true"' in page
    assert '<output for="choice-words">5</output>' in page


def test_every_field_has_a_name_of_its_own_for_the_focus(choose):
    ids = re.findall(r'\bid="([^"]+)"', choose())

    assert {"choice-glaze-ink", "choice-glaze-chalk", "choice-rim-gold", "choice-rim-"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_none_of_several_is_not_taken_for_no_answer(choose, mug):
    several = OptionGroup.objects.create(
        option_set=mug.made_to_order.option_set,
        key="extra",
        name="Besides",
        kind="several",
        required=False,
        max_options=2,
    )
    Option.objects.create(group=several, key="box", name="Box", surcharge=Money("2.00"))
    mug.made_to_order.defaults = {"extra": ["box"]}
    mug.made_to_order.save()

    assert "<b>€26.00</b>" in choose()
    assert "<b>€24.00</b>" in choose(choice_extra="")


def test_the_fragment_sets_no_cookie_and_is_asked_for_only(client, mug):
    address = reverse("storefront:configure", args=[mug.slug])

    assert not client.get(address).cookies
    assert client.post(address).status_code == 405
    assert client.get(reverse("storefront:configure", args=["no-such"])).status_code == 404


def test_an_address_with_choices_shows_them(client, mug):
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&choice-words=Für+Zoë&quantity=2")

    assert re.search(r'value="ink" checked', page.content.decode())
    assert 'value="Für Zoë"' in page.content.decode()
    assert "€66.00" in page.content.decode()
    assert not page.cookies
    assert "public" not in page["Cache-Control"]


def test_only_after_the_button_missing_words_are_named(client, mug):
    mug.made_to_order.option_set.groups.filter(key="words").update(required=True)
    sentence = "Please write “Words”."

    assert sentence not in client.get(f"{mug.get_absolute_url()}?choice-glaze=ink").content.decode()
    assert sentence in client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&update=1").content.decode()


def test_what_the_page_would_send_is_what_is_stored(client, mug):
    page = client.get(f"{mug.get_absolute_url()}?choice-glaze=ink&choice-words=Für+Zoë").content.decode()
    sent = QueryDict(mutable=True)
    for name, value in re.findall(r'<input[^>]* name="(choice-[^"]+)" value="([^"]*)"(?: checked| max)', page):
        sent.appendlist(name, value)
    definition = definition_of(mug)

    stored = store_configuration(mug, choices_from(definition, sent))
    assert stored.content["choices"] == {"glaze": ["ink"], "words": "Für Zoë"}
    assert stored.hash == content_hash(canonical(definition, {"words": "Fu\u0308r Zoe\u0308", "glaze": "ink"}))


def test_choices_that_contradict_each_other_come_with_changes_that_repair_them(choose):
    page = choose(choice_glaze="chalk", choice_rim="gold")
    repairs = [html.unescape(each) for each in re.findall(r'id="repair-\d" name="take" value="([^"]+)"', page)]

    assert {"glaze=ink", "rim="} == set(repairs)
    assert "These choices do not go together." in page
    assert "These choices do not go together." not in choose(choice_glaze="ink", choice_rim="gold")


def test_a_question_that_comes_up_is_answered_as_usual(choose, mug):
    options = mug.made_to_order.option_set
    ink = OptionGroup.objects.create(option_set=options, key="ink", name="Ink", applies_if="words", sort_order=9)
    Option.objects.create(group=ink, key="black", name="Black", sort_order=0)
    Option.objects.create(group=ink, key="red", name="Red", sort_order=1)
    mug.made_to_order.defaults = {"ink": ["red"]}
    mug.made_to_order.save()

    assert 'value="red"' not in choose()
    assert re.search(r'value="red" checked', choose(choice_words="Zoë"))


def test_an_option_that_is_gone_comes_with_a_repair(choose):
    page = choose(choice_glaze="pink")

    assert "does not exist" in page
    assert re.search(r'id="repair-1" name="take" value="glaze=', page)


def test_one_may_begin_with_nothing_chosen_and_let_the_shop_finish(choose):
    page = choose(choice_glaze="ink", choice_words="Zoë", clear="1")
    assert " checked" not in page.replace('value="" checked', "")
    assert re.search(r'<input type="hidden" name="choice-glaze" value="">', page)
    assert "Zoë" in page

    page = choose(choice_glaze="", choice_words="Zoë", finish="cheapest")
    assert re.search(r'value="chalk" checked', page)
    assert "Zoë" in page
