"""The index follows the catalogue: through the worker, in batches, and repairs itself."""

import pytest
from wagtail.search.index import Indexed

from customers.timeline.claims import claim
from customers.timeline.handlers import Handler, handlers
from customers.timeline.work import TryLater
from store.catalogue.models import Attribute, AttributeValue, Category, IndexChange, Product
from store.catalogue.services import place_category
from store.configurator.models import MadeToOrder, Option, OptionGroup, OptionSet
from store.money.amounts import Money
from store.pricing.services import set_price
from store.search import jobs, services
from store.search.documents import documents
from store.search.engines import engine
from store.search.query import Query
from store.stock.services import set_stock
from tests.makers import make_category, make_product, make_variant

pytestmark = pytest.mark.django_db


def names(words: str = "") -> list[str]:
    return [card.name for card in services.search(Query(words=words)).hits]


@pytest.fixture
def mug(run_work):
    """A product that stands in the index."""
    product = make_product("Plain mug")
    run_work()
    return product


def test_a_new_product_is_found_once_the_worker_has_run(mug):
    assert names("plain") == ["Plain mug"]


def test_a_new_name_replaces_the_old_one(mug, run_work):
    mug.name = "Painted mug"
    mug.save()
    run_work()

    assert names("painted") == names("mug") == ["Painted mug"]
    assert names("plain") == []


def test_a_new_price_and_the_last_unit_show_on_the_card(mug, run_work):
    variant = mug.variants.get()
    set_price(variant, amount=Money("31.00"))
    set_stock(variant, on_hand=0)
    run_work()
    [card] = services.search(Query(words="plain")).hits

    assert (card.price_from, card.badge) == (3100, "sold_out")


def test_what_is_unpublished_or_deleted_is_gone(mug, run_work):
    other = make_product("Striped mug")
    run_work()
    mug.unpublish()
    other.delete()
    run_work()

    assert names() == []


def test_a_cached_listing_shows_the_new_card(mug, client, run_work):
    listing = mug.category.get_absolute_url()
    assert b"Plain mug" in client.get(listing).content
    mug.name = "Painted mug"
    mug.save()
    run_work()

    assert b"Painted mug" in client.get(listing).content


def test_a_renamed_category_is_found_by_its_new_name(mug, run_work):
    category = Category.objects.get()
    category.name = "Drinking vessels"
    place_category(category)
    run_work()

    assert names("vessels") == ["Plain mug"]


def index_changes() -> Handler:
    """What the worker does changes of the index with."""
    return next(handler for handler in handlers() if handler.model is IndexChange)


def test_many_changes_are_one_commit(mug):
    for number in range(5):
        make_product(f"Bowl {number}", slug=f"bowl-{number}")
    before = engine().version()
    jobs.index_changed_cards(claim(index_changes()).rows)

    assert len(names("bowl")) == 5
    assert engine().version() != before


def test_a_change_waits_while_somebody_else_writes(mug):
    make_product("Bowl")
    with engine()._generations.locked(), pytest.raises(TryLater):
        jobs.index_changed_cards(claim(index_changes()).rows)

    assert names("bowl") == []


def test_a_change_during_the_work_is_done_again(mug, run_work):
    mug.name = "Painted mug"
    mug.save()
    claimed = claim(index_changes()).rows
    mug.save()
    jobs.index_changed_cards(claimed)

    assert IndexChange.objects.get(product_id=mug.pk).due_at < claimed[0].due_at


@pytest.mark.parametrize("damage", ["everything", "pointer", "contents", "segment"])
def test_a_damaged_index_is_a_sentence_until_the_worker_has_rebuilt_it(mug, settings, damage):
    damage_index(settings.SEARCH_INDEX_DIR, damage)
    result = services.search(Query(words="mug"))

    assert "Try again" in result.notice
    assert services.complete("mu") == []
    jobs.rebuild_missing_index()
    assert names("mug") == ["Plain mug"]


def damage_index(folder, damage: str) -> None:
    current = folder / (folder / "current").read_text()
    if damage == "everything":
        (folder / "current").unlink()
    elif damage == "pointer":
        (folder / "current").write_bytes(b"\xff../../nowhere")
    elif damage == "contents":
        (current / "meta.json").write_text("{")
    else:
        for file in current.glob("*.term"):
            file.unlink()


def test_a_change_that_meets_no_index_makes_one(run_work):
    make_product("Plain mug")
    make_product("Striped mug")
    IndexChange.objects.all().delete()
    make_product("Spotted mug")
    run_work()

    assert len(names("mug")) == 3


def test_a_whole_index_is_left_alone(mug):
    before = engine().version()
    jobs.rebuild_missing_index()

    assert engine().version() == before


def test_a_rebuild_switches_at_once_and_leaves_no_litter(mug, settings):
    for _time in range(4):
        services.rebuild()
        assert names("mug") == ["Plain mug"]

    assert len([path for path in settings.SEARCH_INDEX_DIR.iterdir() if path.is_dir()]) <= 2


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(mug):
    def broken():
        yield from documents()
        raise RuntimeError("The database went away.")

    with pytest.raises(RuntimeError):
        engine().rebuild(broken())

    assert names("mug") == ["Plain mug"]


def make_full_product(number: int) -> Product:
    """A product with everything that a document tells of."""
    category = make_category(f"Shelf {number}")
    product = make_product(f"Bowl {number}", slug=f"bowl-{number}", category=category)
    make_variant(product, sku=f"b-{number}", price="9.00", options={"Size": "L"})
    attribute = Attribute.objects.create(key=f"a-{number}", name="Glaze")
    AttributeValue.objects.create(product=product, attribute=attribute, text="Sage")
    options = OptionSet.objects.create(name="Choices", code=f"choices-{number}")
    for place in range(2):
        group = OptionGroup.objects.create(option_set=options, key=f"g{place}", name="Colour", display="swatches")
        Option.objects.create(group=group, key="sage", name="Sage", colour="#8f9f8c")
    MadeToOrder.objects.create(product=product, option_set=options)
    return product


def test_documents_cost_the_same_questions_for_one_product_as_for_many(django_assert_num_queries):
    keys = [make_full_product(number).pk for number in range(6)]
    questions = 10

    with django_assert_num_queries(questions):
        list(documents(keys[:1]))
    with django_assert_num_queries(questions):
        assert len(list(documents(keys))) == 6


def test_colours_to_choose_from_are_dots_on_the_card_and_a_facet(run_work):
    make_full_product(1)
    run_work()
    result = services.search(Query(facets={"colour": {"green"}}))

    assert result.hits[0].colours == (("Sage", "#8f9f8c"),)
    assert (result.hits[0].made_to_order, result.hits[0].several_prices) == (True, True)


def test_an_index_of_another_language_is_made_anew(mug, settings):
    settings.LANGUAGE_CODE = "de"
    assert services.search(Query(words="mug")).notice
    jobs.rebuild_missing_index()

    assert names("mug") == ["Plain mug"]


def test_the_index_of_the_admin_holds_no_products():
    assert not issubclass(Product, Indexed)
