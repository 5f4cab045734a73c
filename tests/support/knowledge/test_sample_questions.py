"""The questions of the sample shop are found by the words that people type."""

import pytest
from django.utils.html import strip_tags

from config.sample.words.questions import SECTIONS
from support.knowledge.answers import HelpAnswer, HelpIndex


@pytest.fixture(scope="module")
def index() -> HelpIndex:
    entries = [entry for _name, _summary, entries in SECTIONS for entry in entries]
    return HelpIndex(
        HelpAnswer(pk, question.rstrip("*"), strip_tags(text), "") for pk, (question, text) in enumerate(entries)
    )


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("warranty", "How long do you stand by what you make?"),
        ("guarantee", "How long do you stand by what you make?"),
        ("pickup", "Can I pick it up in Dresden?"),
        ("collect in store", "Can I pick it up in Dresden?"),
        ("unsubscribe", "How do I stop your e-mails?"),
        ("newsletter", "How do I stop your e-mails?"),
        ("complaint", "My parcel has arrived broken."),
        ("SKU", "Can I search by SKU?"),
        ("vat number", "Is tax included in the prices?"),
        ("bycicle", "When should my bicycle come back?"),
    ],
)
def test_the_words_of_a_shopper_lead_to_the_question(index, words, question):
    assert index.find(words, 5).answers[0].question == question


@pytest.mark.parametrize(
    "words", ["engraving font", "size chart", "delivery date", "store hours", "price match", "black friday", "sky"]
)
def test_a_word_that_is_right_is_not_corrected_to_one_of_an_answer(index, words):
    assert index.find(words, 5).corrected is None


@pytest.mark.parametrize(("typed", "corrected"), [("passwort", "password"), ("lether wet", "leather wet")])
def test_a_slip_is_corrected(index, typed, corrected):
    assert index.find(typed, 5).corrected == corrected


@pytest.mark.parametrize("number", ["404.038", "TS-404.038", "404038", "ts 404"])
def test_a_number_is_found_and_never_corrected(number):
    found = HelpIndex([HelpAnswer(1, "Where is my number?", "TS-404.038 stands on the label, 404 038 too.", "")])

    result = found.find(number, 5)

    assert (len(result.answers), result.corrected) == (1, None)
