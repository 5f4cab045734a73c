"""Characters are counted as people count them."""

import pytest

from cms.text.graphemes import count_graphemes


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Zoe\u0308", 3), ("नमस्ते", 3), ("กำลัง", 3), ("ab\nc", 4)])
def test_a_letter_with_its_marks_is_one_character(text, count):
    assert count_graphemes(text) == count
