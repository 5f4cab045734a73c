"""Words of shoppers: exclusions, partial matches, guesses that are asked and not made, synonyms of the merchant."""

import pytest

from store.search.models import SynonymGroup
from store.search.spelling import Vocabulary, is_sure
from store.search.synonyms import Synonyms
from store.search.understand import understand


@pytest.fixture
def merchant(db, shop):
    """Teaches synonyms."""
    return lambda words: SynonymGroup.objects.create(words=words)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("mgu", "mug"), ("techer", "teacher"), ("cupp", "cup"), ("notebokk", "notebook"), ("ingraved", "engraved"),
     ("biycle", "bicycle"), ("blaknet", "blanket"), ("lampe", "lamp"), ("bycicle", "bicycle")],
)  # fmt: skip
def test_a_slip_of_the_finger_is_corrected(typed, choice):
    assert is_sure(typed, choice)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("tasse", "table"), ("becher", "better"), ("carnet", "corner"), ("hose", "house"), ("hund", "hand"),
     ("stift", "gift"), ("blender", "slender"), ("paper", "pair"), ("mount", "mint"), ("shirts", "shifts"),
     ("protector", "protection")],
)  # fmt: skip
def test_a_word_that_is_far_away_or_of_another_language_is_not(typed, choice):
    assert not is_sure(typed, choice)


def test_a_guess_is_asked_and_what_was_typed_is_searched(shop):
    result = shop.find("tabsa")

    assert (result.total, result.corrected, result.suggested) == (0, None, "table")
    assert shop.find("mug tabsa").missing == ("tabsa",)


def test_what_is_missing_is_said_once_for_all_or_on_its_card(shop):
    everywhere, here = shop.find("crocodile mug"), shop.find("walnut desk oak")

    assert everywhere.missing == ("crocodile",)
    assert {card.missing for card in everywhere.hits} == {()}
    assert here.missing == ()
    assert {card.name: card.missing for card in here.hits} == {"Walnut desk lamp": ("oak",), "Oak desk": ("walnut",)}


def test_hits_of_all_words_miss_nothing(shop):
    result = shop.find("soup mug")

    assert (result.relaxed, result.missing, result.hits[0].missing) == (False, (), ())


@pytest.mark.parametrize("typed", ["mug -soup", "-soup mug", "mug −soup", "mug –Soup"])
def test_minus_excludes_by_name(shop, typed):
    names = shop.names(typed)

    assert "Initial mug" in names
    assert "Soup mug with lid" not in names


def test_minus_excludes_by_category_and_alone(shop):
    assert "Initial mug" not in shop.names("-mugs")
    assert "Oak desk" in shop.names("-mugs")


@pytest.mark.parametrize("typed", ["two-line mug", "mug - soup", "t-shirt", "TS-404.038.96", "-", "- -", "--"])
def test_a_hyphen_inside_or_between_words_excludes_nothing(shop, typed):
    assert not understand(typed, Vocabulary({"mug": 1, "line": 1})).excluded


def test_synonyms_hold_phrases_and_any_language(merchant, shop):
    merchant("mug, Tasse, drinking vessel, 马克杯")

    for typed in ("Tasse", "drinking vessel", "马克杯", "TASSE teacher", "马克杯 teacher"):
        assert "Mug for a teacher" in shop.names(typed), typed
    assert shop.find("Tasse").corrected is None
    assert shop.find("vessel").total == 0


def test_a_phrase_leads_to_a_thing_of_two_words(merchant, shop):
    assert "Walnut desk lamp" not in shop.names("worklight")
    merchant("desk lamp, worklight, 台灯")

    assert shop.names("worklight") == shop.names("台灯") == ["Walnut desk lamp"]
    assert shop.names("walnut worklight") == ["Walnut desk lamp"]


def test_chinese_is_cut_at_known_words():
    synonyms = Synonyms("en", "mug, 杯子\nbicycle, 自行车,")

    assert synonyms.split("大自行车杯子") == ["大", "自行车", "杯子"]
    assert synonyms.split("陶瓷") == ["陶瓷"]
    assert synonyms.split("蓝色杯子", {"蓝色"}) == ["蓝色", "杯子"]


def test_synonyms_reach_every_process_at_once(merchant, shop):
    group = merchant("lamp, Leuchte")
    assert shop.names("Leuchte") == ["Walnut desk lamp"]
    group.words = "lamp, Funzel"
    group.save()

    assert shop.names("Funzel") == ["Walnut desk lamp"]
    assert not shop.names("Leuchte")
