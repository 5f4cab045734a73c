"""Words are understood once: tokens, folding, stems, Chinese and its sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.sound import readings, sound_terms
from store.search.text import MAX_WORDS, fold, index_terms, query_tokens, stem, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Café", "cafe"), ("Straße", "strasse"), ("ＭＵＧ", "mug"), ("ﬁnch", "finch"), ("Child’s", "childs"),
     ("Ærø", "aero"), ("Łódź", "lodz"), ("ガラス", "ガラス"), ("한국어", "한국어"), ("ёлка", "елка")],
)  # fmt: skip
def test_one_spelling_for_one_word(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Engraved mugs", ["engrav", "mug"]),
        ("T-shirt", ["t", "shirt", "tshirt"]),
        ("350ml", ["350", "ml", "350ml"]),
        ("陶瓷杯", ["陶", "瓷", "杯", "陶瓷", "瓷杯"]),
        ("USB充电", ["usb", "充", "电", "充电"]),
        ("AF-1001", ["af", "1001", "af1001"]),
        ("!!! (—)", []),
    ],
)
def test_the_terms_a_text_is_found_by(text, terms):
    assert index_terms(text) == terms


def test_each_language_has_its_own_stems():
    assert stem("maisons", "fr") == stem("maison", "fr") == "maison"
    assert stem("engraved", "xx") == "engraved"
    assert stem("a100s", "en") == "a100s"


def test_a_query_is_cut_to_a_sane_number_of_words():
    assert len(query_tokens("red oak " * 1000)) == MAX_WORDS
    assert all(len(token.text) <= 40 for token in query_tokens("x" * 10_000))


def test_words_too_common_to_search_for_are_left_out_unless_alone():
    assert [token.text for token in query_tokens("a mug for the teacher")] == ["mug", "teacher"]
    assert [token.text for token in query_tokens("for the")] == ["for", "the"]


def test_chinese_sounds_in_pairs():
    assert sound_terms("陶瓷杯 mug 绿色") == ["taoci", "cibei", "luse"]
    assert ("bei", "zi") in readings("beizi")
    assert readings("mug") == []


@given(st.text(max_size=300))
def test_what_is_written_is_what_is_found(text):
    written = set(index_terms(text))

    for token in tokens(text):
        assert token.is_cjk or stem(token.text) in written


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
