"""Misspelt words are set right by the words of the catalogue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.spelling import Vocabulary

WORDS = {"mug": 24, "mugs": 30, "lamp": 9, "notebook": 12, "desk": 8, "engraved": 40, "oak": 5, "map": 1, "af1001": 1}


@pytest.fixture
def vocabulary():
    return Vocabulary(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mgu", "mug"), ("lmap", "lamp"), ("notbook", "notebook"), ("notebok", "notebook"), ("ingraved", "engraved"),
     ("dsek", "desk"), ("deks", "desk"), ("okk", "oak"), ("notebookk", "notebook"), ("engravd", "engraved")],
)  # fmt: skip
def test_the_likeliest_word_comes_first(vocabulary, typed, meant):
    assert vocabulary.nearest(typed)[0] == meant


@pytest.mark.parametrize("typed", ["af1002", "xx", "q", "", "zzzzzz", "15", "杯子"])
def test_numbers_short_words_and_strangers_stay_as_they_are(vocabulary, typed):
    assert vocabulary.nearest(typed) == []


def test_a_misspelt_word_does_not_become_a_common_one():
    assert Vocabulary({"that": 90, "tote": 2}).nearest("toat") == []
    assert Vocabulary({"that": 90, "teat": 2}).nearest("toat") == ["teat"]


def test_another_form_of_a_word_is_known(vocabulary):
    assert vocabulary.knows("engraving")
    assert vocabulary.knows("lamps")
    assert not vocabulary.knows("lampshade")


def test_two_words_in_one_are_taken_apart(vocabulary):
    assert vocabulary.halves("desklamp") == ("desk", "lamp")
    assert vocabulary.halves("desk") is None


def test_unfinished_words_are_completed_by_common_words_first(vocabulary):
    assert vocabulary.starting_with("mu") == ["mugs", "mug"]


@given(st.text(max_size=60))
def test_no_word_is_an_error(word):
    vocabulary = Vocabulary(WORDS)

    assert len(vocabulary.nearest(word)) <= 3
    vocabulary.halves(word)
    vocabulary.starting_with(word)
    vocabulary.nearly_starting(word)


def test_the_page_names_the_words_that_were_searched(shop):
    result = shop.find("initail mgu")

    assert result.corrected == "initial mug"
    assert result.hits[0].name == "Initial mug"


def test_common_words_stay_in_what_was_searched_for(shop):
    assert shop.find("a mgu for a techer").corrected == "a mug for a teacher"


def test_another_word_for_a_thing_may_be_misspelt_too(shop):
    assert shop.find("bekaer").corrected == "beaker"


def test_a_right_word_is_left_alone(shop):
    assert shop.find("desk lamps").corrected is None
    assert shop.find("杯子").corrected is None
    assert shop.find("beizi").corrected is None


def test_an_unfinished_word_is_no_misspelling(shop):
    result = shop.find("noteb")

    assert (result.corrected, [card.name for card in result.hits]) == (None, ["Linen notebook, dotted"])
