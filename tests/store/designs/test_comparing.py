"""Two to four designs side by side."""

import pytest

from tests.makers import make_mug_with_words

pytestmark = pytest.mark.django_db


def compared(client, *designs):
    return client.get("/designs/compare/", {"d": [design.token for design in designs]})


def test_differences_are_marked(client, alice, saved):
    page = compared(client, saved(alice, glaze=["chalk"], words="A"), saved(alice, glaze=["ink"], words="A"))

    rows = {row.name: row.differs for row in page.context["rows"]}
    assert rows == {"Product": False, "Glaze": True, "Words": False, "Quantity": False, "Made in": True}


def test_designs_of_two_products_share_the_rows_of_the_same_question(client, alice, saved):
    from store.configurator.services import defaults_of, store_configuration
    from store.designs import services

    other = make_mug_with_words("Tall mug")
    tall = services.save_design(store_configuration(other, defaults_of(other)), variant=other.variants.get())

    page = compared(client, saved(alice), tall)

    assert [row.name for row in page.context["rows"]].count("Glaze") == 1


@pytest.mark.parametrize("tokens", [[], ["x"], ["x", "\x00"], ["a" * 999] * 9])
def test_too_few_designs_are_a_page_that_says_how(client, tokens):
    page = client.get("/designs/compare/", {"d": tokens})

    assert page.status_code == 200
    assert "Tick two to four designs" in page.content.decode()


def test_no_more_than_four_stand_side_by_side(client, alice, saved):
    page = compared(client, *(saved(alice, words=f"{number}") for number in range(6)))

    assert len(page.context["designs"]) == 4
