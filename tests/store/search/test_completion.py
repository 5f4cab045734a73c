"""What is offered while somebody types."""

import pytest


def offered(shop, typed: str, **options) -> list[str]:
    return [completion.name for completion in shop.complete(typed, **options)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("i", "Initial mug"),
        ("ini", "Initial mug"),
        ("INIT", "Initial mug"),
        ("mug for a t", "Mug for a teacher"),
        ("teach mug", "Mug for a teacher"),
        ("two-l", "Two-line mug"),
        ("twol", "Two-line mug"),
        ("t-sh", "Child’s T-shirt"),
        ("crème b", "Crème brûlée dish"),
        ("cre", "Crème brûlée dish"),
        ("陶", "陶瓷杯子"),
        ("瓷杯", "陶瓷杯子"),
        ("taoc", "陶瓷杯子"),
        ("bei", "陶瓷杯子"),
        ("beiz", "陶瓷杯子"),
    ],
)
def test_the_beginning_of_a_word_leads_to_the_product(shop, typed, name):
    assert name in offered(shop, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("noteob", "Linen notebook, dotted"), ("wallnut", "Walnut desk lamp"), ("esspresso c", "Espresso cup"),
     ("walnut laamp", "Walnut desk lamp"), ("initail", "Initial mug")],
)  # fmt: skip
def test_a_slip_does_not_end_the_completion(shop, typed, name):
    assert name in offered(shop, typed)


def test_every_finished_word_must_be_there(shop):
    assert offered(shop, "soup mu") == ["Soup mug with lid"]


def test_the_popular_come_first_and_only_as_many_as_wanted(shop):
    assert offered(shop, "m", limit=2) == ["Mug for a teacher", "Initial mug"]


def test_nothing_typed_completes_nothing(shop):
    assert offered(shop, "") == offered(shop, "  ") == offered(shop, "!?") == []


def test_a_completion_leads_to_its_page_and_only_asks_for_new_synonyms(shop, django_assert_num_queries):
    shop.complete("mug")
    with django_assert_num_queries(1):
        [completion] = shop.complete("espresso")

    assert completion.url == "/product/espresso-cup/"
    assert str(completion.price) == "€14.00"
