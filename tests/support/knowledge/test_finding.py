"""Which written answers are found."""

import pytest

from support.knowledge.services import find_answers, look_up

pytestmark = pytest.mark.django_db


def first(words: str) -> str:
    found = find_answers(words)
    return found[0].question if found else ""


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("send back", "Can I send back something with a name on it?"),
        ("sending it back", "Can I send back something with a name on it?"),
        ("engraving", "Which letters can you engrave?"),
        ("engarve", "Which letters can you engrave?"),
        ("delivry date", "How sure is the delivery date?"),
        ("it is broken, what now", "It broke. And now?"),
        ("proof", "Can I see a proof before you begin?"),
        ("退货", "杯子可以退货吗？"),
        ("请问刻字的杯子可以退货吗", "杯子可以退货吗？"),
    ],
)
def test_the_right_answer_comes_first(faq, words, question):
    assert first(words) == question


def test_a_word_in_the_question_counts_more_than_one_in_the_answer(faq):
    assert first("date promised") == "How sure is the delivery date?"
    assert first("letters") == "Which letters can you engrave?"


@pytest.mark.parametrize("words", ["", "\x00", "???", "x" * 10_000, "zeppelin", '" OR 1=1 --', "* ~ AND ("])
def test_nothing_typed_is_an_error(faq, words):
    assert find_answers(words) == []


def test_a_typing_error_is_corrected_and_the_page_says_so(faq):
    assert look_up("engarve").corrected == "engrave"


def test_a_complete_question_is_a_strong_match(faq):
    assert find_answers("Hello, can I send back a mug with a name on it?")[0].is_strong


def test_a_long_story_about_something_else_is_none(faq):
    story = "My grandmother had a bakery in Vienna and I would love a wedding present for two hundred guests."

    assert not any(each.is_strong for each in find_answers(story))


def test_a_draft_is_not_found(faq, entry):
    entry.unpublish()

    assert "send back" not in first("send back")


def test_the_answers_of_a_hidden_section_are_not_found(faq, entry):
    entry.get_parent().specific.unpublish()

    assert entry.title not in [each.question for each in find_answers("send back name")]


def test_without_any_answer_nothing_is_found(db):
    assert find_answers("send back") == []


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("returns", "Can I send back something with a name on it?"),
        ("refund", "Can I send back something with a name on it?"),
        ("shipping", "How sure is the delivery date?"),
        ("postage", "How sure is the delivery date?"),
    ],
)
def test_words_of_customer_service_find_the_answer(faq, words, question):
    assert first(words) == question


@pytest.mark.parametrize("words", ["cancel order", "SKU", "coupon", "VAT", "customs", "password", "tracking"])
def test_a_word_that_is_right_is_never_set_right(faq, words):
    assert look_up(words).corrected is None
