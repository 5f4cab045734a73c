"""The home page shows what editors chose and what the shop has."""

import json
import re

import pytest

from cms.foundation.models import ShopSettings
from store.catalogue.services import place_category
from store.designs import services
from store.search.services import rebuild
from tests.makers import make_category, make_mug_with_words, make_product

STEPS = {"heading": "How", "steps": [{"title": "You choose", "text": "a"}, {"title": "We make", "text": "b"}]}
EVERYTHING = [
    ("categories", {"heading": "Categories"}),
    ("steps", STEPS),
    ("products", {"heading": "Popular", "products": [], "number": 4}),
    ("questions", {"heading": "Frequently asked"}),
    ("text", {"heading": "Us", "text": "<p>Eleven people.</p>"}),
]


def test_it_opens_with_the_words_of_its_editor(client, show):
    show(lead="You choose the words.", callouts=[("callout", {"title": "Your date", "text": "kept"})])
    page = client.get("/").content.decode()

    assert "Nothing here exists yet." in page
    assert "You choose the words." in page
    assert "Your date" in page


def test_the_button_leads_to_the_product_in_the_picture(client, show):
    show(hero_product=make_product("Straight mug"), button="Start with a mug")

    assert '<a class="button button-main button-big" href="/product/straight-mug/">Start with a mug</a>' in (
        client.get("/").content.decode()
    )


def test_a_product_that_is_no_longer_sold_leaves_the_picture(client, show):
    mug = make_product("Straight mug")
    show(hero_product=mug, button="Start with a mug")
    mug.unpublish()
    rebuild()

    assert "straight-mug" not in client.get("/").content.decode()


def test_categories_show_their_lowest_price_and_empty_ones_are_left_out(client, show):
    make_product("Dear mug", price="30.00")
    make_product("Mug", price="14.00")
    place_category(make_category("Lamps"))
    rebuild()
    show(("categories", {"heading": "What we make"}))
    page = client.get("/").content.decode().split("What we make")[1].split("</section>")[0]

    assert "€14.00" in page
    assert "Lamps" not in page


def test_chosen_products_stand_in_the_order_of_the_editor(client, show):
    mug, lamp, desk = (make_product(name) for name in ("Mug", "Lamp", "Desk"))
    lamp.unpublish()
    show(("products", {"heading": "Chosen", "products": [desk, lamp, mug], "number": 4}))
    page = client.get("/").content.decode().split("Chosen")[1]

    assert page.index("/product/desk/") < page.index("/product/mug/")
    assert "/product/lamp/" not in page


def test_where_no_product_is_chosen_the_popular_ones_stand(client, show):
    make_product("Mug")
    rebuild()
    show(("products", {"heading": "Popular", "products": [], "number": 4}))

    assert "/product/mug/" in client.get("/").content.decode()


def test_frequent_questions_have_their_answers(client, show, ask_frequently):
    ask_frequently("How sure is the date?", "<p>Very sure.</p>")
    ask_frequently("Who are you?", is_frequent=False)
    show(("questions", {"heading": "Frequently asked"}))
    page = client.get("/").content.decode()

    assert "Very sure." in page
    assert "Who are you?" not in page


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # Nothing is cached inside a transaction.
def test_the_number_of_queries_does_not_grow(client, show, ask_frequently, queries_of):
    def queries_with(numbers) -> int:
        for number in numbers:
            make_product(f"Mug {number}", category=make_category(f"Category {number}"))
            ask_frequently(f"Question {number}?")
        rebuild()
        client.get("/")
        return queries_of(lambda: client.get("/?again"))

    show(*EVERYTHING)
    few = queries_with([1])

    assert queries_with(range(2, 13)) == few
    assert queries_of(lambda: client.get("/")) == 1


def test_search_engines_read_who_the_shop_is(client, show):
    ShopSettings.objects.create(name="Alder </script> Finch", town="Leipzig")
    show()
    data = client.get("/").content.decode().split('<script type="application/ld+json">')[1].split("</script>")[0]
    shop, site = json.loads(data)["@graph"]

    assert shop["name"] == "Alder </script> Finch"
    assert shop["address"] == "Leipzig"
    assert site["potentialAction"]["target"].endswith("/search/?q={words}")


@pytest.fixture
def featured(show):
    """A design of a mug with words, on the home page."""
    from store.configurator.services import defaults_of, store_configuration
    from tests.makers import make_mug_with_words

    mug = make_mug_with_words()
    configuration = store_configuration(mug, defaults_of(mug) | {"words": "Für Zoë"})
    design = services.save_design(configuration, variant=mug.variants.get(), name="For a birthday")
    show(("designs", {"heading": "Begin here", "lead": "", "designs": [design.get_absolute_url()]}))
    return design


def test_a_featured_design_has_its_price_and_a_button_to_start_from_it(client, featured):
    page = client.get("/").content.decode()

    assert "For a birthday" in page
    assert "€30.00" in page
    assert "choice-words=F%C3%BCr+Zo%C3%AB" in page


def test_a_featured_design_follows_its_owner(client, featured):
    client.get("/")
    featured.refresh_from_db()
    services.rename(featured, name="For an anniversary")

    assert "For an anniversary" in client.get("/").content.decode()


@pytest.mark.parametrize("gone", ["delete", "close_link"])
def test_a_deleted_design_is_not_on_the_page(client, featured, gone):
    client.get("/")
    featured.refresh_from_db()
    getattr(services, gone)(featured)

    page = client.get("/")
    assert page.status_code == 200
    assert "Begin here" not in page.content.decode()


def test_a_featured_design_that_no_longer_holds_is_left_out(client, featured):
    featured.product.made_to_order.option_set.groups.get(key="words").delete()
    featured.product.save()

    assert "Begin here" not in client.get("/").content.decode()


@pytest.mark.parametrize("link", ["", "x", "\x00", "/designs/none/", "https://example.com/designs/none/"])
def test_a_link_of_no_design_is_refused(db, link):
    from django.core.exceptions import ValidationError

    from cms.pages.blocks import DesignLinkBlock

    with pytest.raises(ValidationError):
        DesignLinkBlock().clean(link)


def test_an_editor_pastes_the_whole_link(featured):
    from cms.pages.blocks import DesignLinkBlock

    pasted = f"https://shop.example{featured.get_absolute_url()}?x=1"
    assert DesignLinkBlock().clean(pasted) == featured.get_absolute_url()


def test_a_shared_link_shows_the_picture_of_the_page(client, show):
    show(hero_product=make_mug_with_words())
    page = client.get("/").content.decode()
    address = re.search(r'og:image" content="https?://[^/]+([^"]+)"', page)[1]
    picture = client.get(address)

    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")


def test_without_a_picture_a_shared_link_names_none(client, show):
    show()

    assert "og:image" not in client.get("/").content.decode()
