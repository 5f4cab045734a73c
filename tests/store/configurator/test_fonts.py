"""Words of a group are drawn in the font its merchant gave it."""

from dataclasses import replace

import pytest
from django.core.files.base import ContentFile

from store.configurator.fonts import _FOLDER, missing_characters
from store.configurator.models import Font, OptionGroup
from store.configurator.picture import draw
from store.configurator.services import (
    ChoiceRefused,
    catalogue_picture,
    definition_of,
    picture_for,
    store_configuration,
)
from store.rules.definition import DATE

SANS = (_FOLDER / "instrument-sans-latin-wght-normal.woff2").read_bytes()


@pytest.fixture
def written(mug):
    """From the bytes of a font, or none, to the definition of the mug and its picture with words."""

    def write(data=b""):
        font = Font.objects.create(name="Own", file=ContentFile(data, "own.woff2")) if data else None
        words = OptionGroup.objects.get(key="words")
        words.font = font
        words.save()
        definition = definition_of(mug)
        return definition, picture_for(definition, mug, {"words": "Für Zoë"})

    return write


def test_words_are_drawn_in_the_font_of_their_group(written):
    (_plain, house), (_given, own) = written(), written(SANS)

    assert "<path" in own
    assert house != own
    assert "<text" not in house + own


def test_a_day_is_drawn_as_people_write_it(mug):
    words = definition_of(mug)
    group = replace(words.by_key["words"], kind=DATE)
    day = replace(words, groups=tuple(group if each.key == "words" else each for each in words.groups))

    assert draw(day, {"words": "2027-06-12"}) == draw(words, {"words": "12 June 2027"})


def test_a_font_that_is_damaged_costs_its_words_nothing_but_the_face(written):
    (_plain, house), (_given, own) = written(), written(b"no font")

    assert house == own


def test_letters_that_the_font_of_a_group_lacks_are_named(written):
    definition, _picture = written(SANS)

    assert missing_characters(definition.by_key["words"], "Zoë 王明 王") == "王明"
    assert missing_characters(written()[0].by_key["words"], "王明") == ""


def test_a_text_with_letters_the_font_lacks_is_refused_by_name(mug, written):
    written(SANS)

    with pytest.raises(ChoiceRefused, match="We cannot make these characters in “Words”: 王 明"):
        store_configuration(mug, {"glaze": ["chalk"], "words": "Zoë 王明"})


def test_a_picture_asks_the_database_nothing_for_faces_of_its_own(mug, django_assert_num_queries):
    catalogue_picture(mug)
    definition = definition_of(mug)

    with django_assert_num_queries(0):
        picture_for(definition, mug, {"words": "Zoë"})
