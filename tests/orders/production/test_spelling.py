"""Words on a job sheet, sign by sign."""

import pytest

from orders.production.spelling import remarks, spelled


@pytest.mark.parametrize(
    ("text", "odd", "spaces"),
    [
        ("Für Zoë", [], 1),
        ("Klasse 4b, 2026", [], 2),
        ("Il", ["I", "l"], 0),
        ("R0b", ["0"], 0),
        ("AlIce", ["I"], 0),
        ("Yıldız", ["ı", "ı"], 0),
        ("Аnna", ["А"], 0),  # A Cyrillic А before Latin letters.
        ("Анна", [], 0),
        ("a\u200bb", ["▯"], 0),
        ("a\u00a0b", ["·"], 1),
        ("one\ntwo", [], 1),
        ("林小雨", [], 0),
        ("", [], 0),
    ],
)
def test_only_signs_that_can_be_mistaken_are_framed(text, odd, spaces):
    signs = spelled(text)

    assert [sign.display for sign in signs if sign.odd] == odd
    assert sum(sign.is_space for sign in signs) == spaces
    assert len(remarks(text)) == len(set(odd)) + 1 + text.count("\n")


def test_an_accent_stays_with_its_character_and_is_named():
    signs = spelled("m̃a")

    assert [sign.display for sign in signs] == ["m̃", "a"]
    assert "combining tilde (U+0303)" in remarks("m̃a")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yıldız", "ı: the i without a dot, latin small letter dotless i (U+0131), × 2"),
        ("Il", "l: small L, latin small letter l (U+006C)"),
        ("1998–2026", "–: a dash as long as an n, en dash (U+2013)"),
        ("Ștefan", "Ș: with a comma below, latin capital letter s with comma below (U+0218)"),
        ("a  b", "·: a second space"),
        ("Tom ", "·: a space at the end"),
        ("one\nt o", "Line 2: 2 signs, 1 space"),
    ],
)
def test_what_is_framed_is_named_in_plain_words(text, said):
    assert said in remarks(text)
