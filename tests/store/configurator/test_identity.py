"""What means the same has the same hash; prices add up to the penny."""

import unicodedata
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from store.configurator.definition import ProductDefinition
from store.configurator.line_price import PriceLine, line_price
from store.configurator.stored import canonical, canonical_json, content_hash
from store.money.amounts import Money, total_of
from store.rules.choices import Choices
from store.rules.definition import Group, OptionSpec

KEYS = ("a", "b", "c", "d")


def _options(amounts=(0, 0, 0, 0)):
    return tuple(
        OptionSpec(key, key.upper(), surcharge=Money.from_minor(at)) for key, at in zip(KEYS, amounts, strict=True)
    )


def _definition(amounts=(0, 0, 0, 0), text=0, letter=0):
    return ProductDefinition(
        product=7,
        code="mug",
        groups=(
            Group("one", "One", options=_options(amounts)),
            Group("many", "Many", kind="several", options=_options(amounts)),
            Group(
                "words", "Words", kind="text", surcharge=Money.from_minor(text), per_character=Money.from_minor(letter)
            ),
        ),
    )


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "one": st.lists(st.sampled_from(KEYS), max_size=1),
        "many": st.lists(st.sampled_from(KEYS), unique=True),
        "words": st.text(max_size=30),
    },
)
AMOUNTS = st.tuples(*[st.integers(0, 99_999)] * 4)


def _hash(choices):
    return content_hash(canonical(_definition(), choices))


@given(CHOICES, st.randoms())
def test_order_writing_and_strangers_do_not_matter(choices, dice):
    shuffled = list(choices.items())
    dice.shuffle(shuffled)
    same = {}
    for key, answer in shuffled:
        if key == "words":
            same[key] = f"  {unicodedata.normalize('NFD', answer)} "
        else:
            same[key] = [*dice.sample(answer, len(answer)), *answer[:1], ""]
    same |= {"no-such-group": ["x"], "many": same.get("many", [])}

    assert _hash(same) == _hash(choices)


@given(CHOICES, CHOICES)
def test_only_what_means_the_same_has_the_same_hash(one, other):
    same = Choices.of(_definition(), one) == Choices.of(_definition(), other)

    assert (_hash(one) == _hash(other)) == same


@given(CHOICES)
def test_what_was_stored_is_its_own_canonical_form(choices):
    content = canonical(_definition(), choices)

    assert canonical(_definition(), content["choices"]) == content
    assert canonical_json(content) == unicodedata.normalize("NFC", canonical_json(content))


def test_the_form_is_this_one():
    content = canonical(_definition(), {"words": "Fu\u0308r Zoë", "many": ["c", "a"], "one": "b"})

    assert canonical_json(content) == (
        '{"choices":{"many":["a","c"],"one":["b"],"words":"Für Zoë"},"product":7,"set":"mug","v":1}'
    )


@given(CHOICES, AMOUNTS, st.integers(0, 9_999), st.integers(0, 999))
def test_the_lines_add_up_to_the_penny(choices, amounts, text, letter):
    definition = _definition(amounts, text, letter)
    answers = Choices.of(definition, choices)
    worth = dict(zip(KEYS, amounts, strict=True))
    expected = sum(worth[key] for group in ("one", "many") for key in answers.get(group, []))
    if words := answers.get("words", ""):
        expected += text + letter * len(words.replace(" ", ""))

    price = line_price(definition, answers, PriceLine("Mug", Money(20)))
    assert price.unit - Money(20) == Money.from_minor(expected)
    assert total_of(line.amount for line in price.lines[1:]).amount == Decimal(expected) / 100
