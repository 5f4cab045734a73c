"""What a merchant writes of a group becomes a term, and a term is true of some choices."""

from decimal import Decimal

import pytest

from store.rules.terms import Term, read_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("oak", Term("wood", ("oak",))),
        ("Oak , ash", Term("wood", ("oak", "ash"))),
        ("at least 200", Term("wood", low=Decimal(200))),
        ("≤ 180.5", Term("wood", high=Decimal("180.5"))),
        ("100 to 180", Term("wood", low=Decimal(100), high=Decimal(180))),
        ("", Term("wood")),
        ("not oak, ash", Term("wood", ("oak", "ash"), negated=True)),
        ("not 100 to 180", Term("wood", low=Decimal(100), high=Decimal(180), negated=True)),
        ("not", Term("wood", negated=True)),
        ("not-oak", Term("wood", ("not-oak",))),
    ],
)
def test_a_term_is_read_as_written(text, term):
    assert read_term("wood", text) == term


@pytest.mark.parametrize("text", ["oak ash", "not oak ash", "at least many", "1.2.3 to 4", "oak;ash"])
def test_what_is_no_term_is_refused(text):
    with pytest.raises(ValueError, match="not a term"):
        read_term("wood", text)


@pytest.mark.parametrize(
    ("term", "answer", "holds"),
    [
        (Term("wood", ("oak", "ash")), ["ash"], True),
        (Term("wood", ("oak",)), ["ash"], False),
        (Term("wood", low=Decimal(200)), "200", True),
        (Term("wood", low=Decimal(200)), "199.9", False),
        (Term("wood", high=Decimal(200)), "", False),
        (Term("wood", high=Decimal(200)), "NaN", False),
        (Term("wood"), "Zoë", True),
        (Term("wood"), [], False),
        (Term("wood", ("oak",), negated=True), ["ash"], True),
        (Term("wood", ("oak",), negated=True), ["oak", "ash"], False),
        (Term("wood", low=Decimal(200), negated=True), "", True),
        (Term("wood", negated=True), "Zoë", False),
    ],
)
def test_a_term_holds_of_some_answers(term, answer, holds):
    assert term.holds({"wood": answer}) is holds
