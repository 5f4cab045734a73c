"""Words in a drawing are outlines of a real font: measured, inside their box, and never markup."""

import math
import re
from xml.etree import ElementTree

import pytest
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.text.spelling import clean_line
from store.configurator.fonts import house_faces
from store.drawing import CannotWrite, compose, features_of
from store.drawing.bidi import runs
from store.drawing.curves import arc, curve_of
from store.drawing.lettering import in_box, on_curve
from store.drawing.texts import Box

from .test_picture import DRAWINGS

NAMES = ["Für Zoë", "Müller-Lüdenscheidt", "Zoe\u0308 Łukasz", "W" * 24, "Happy birthday, Margaret"]
STRANGE = ["<script>", "\"'&]]>", "a\0b", "\ud800", "🦊🦊", "שלום abc 12", "e" + "\u0301" * 40, "x" * 800]
KNOWN = {"svg", "title", "desc", "defs", "g", "path", "rect", "ellipse", "circle", "line", "use", "text", "tspan"} | {
    "textPath", "clipPath", "linearGradient", "radialGradient", "stop", "pattern", "mask", "polygon", "polyline",
}  # fmt: skip


@pytest.fixture(scope="module")
def serif():
    return house_faces().serif


def bounds(data):
    pen = ControlBoundsPen(None)
    parse_path(data, pen)
    return pen.bounds


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_shows_its_words_as_outlines(name):
    texts = features_of(DRAWINGS[name]).texts
    for words in NAMES:
        picture = compose(DRAWINGS[name], {}, dict.fromkeys(texts, words), faces=house_faces(), prefix="p")

        assert words not in picture
        assert not re.search(r"<text [^>]*>[^<0-9]|<tspan|var\(|data-", picture)
        assert len(picture.encode()) < 36_000


def test_a_short_name_adds_little_to_a_picture():
    for drawing in DRAWINGS.values():
        picture = compose(drawing, {}, dict.fromkeys(features_of(drawing).texts, "Für Zoë"), faces=house_faces())

        assert len(picture.encode()) < 22_000


def test_words_written_twice_share_an_outline():
    picture = compose(DRAWINGS["mug"], {}, {"name": "Alder"}, faces=house_faces(), prefix="p")
    (name,) = set(re.findall(r'href="#(p-w[0-9a-f]+)"', picture))

    assert picture.count(f'id="{name}"') == 1
    assert "textPath" not in picture


def test_what_the_font_lacks_stays_text_for_the_readers_machine():
    assert ">王小明</text>" in compose(DRAWINGS["tote"], {}, {"print": "王小明"}, faces=house_faces())


def test_a_font_names_the_characters_it_lacks(serif):
    assert serif.missing("Für Zoë e\u0301 明🦊明") == "明🦊"
    with pytest.raises(CannotWrite):
        serif.outline("明")


def test_a_font_knows_characters_composed_and_decomposed(serif):
    assert serif.outline("Zoe\u0308").glyphs == serif.outline("Zoë").glyphs


def test_characters_are_kerned_and_files_are_joined(serif):
    assert serif.outline("AV").advance < serif.outline("A").advance + serif.outline("V").advance
    assert serif.missing("Łódź") == ""


def seen(text, base=None):
    return "".join(text[start:end][:: -1 if turned else 1] for start, end, turned in runs(text, base))


def test_characters_stand_in_the_order_they_are_read():
    assert seen("Zoë 12") == "Zoë 12"
    assert seen("שלום 12") == "12 םולש"
    assert seen("Zoë שלום 3") == "Zoë 3 םולש"
    assert seen("שלום Zoë", base=False) == "םולש Zoë"
    assert seen("١٢-٣ a") == "٣-١٢ a"


def test_lines_that_were_given_stay_lines():
    box = Box(0, 0, 300, 90)

    assert (
        bounds(in_box(house_faces().sans, "For\nZoë", box))[2] < bounds(in_box(house_faces().sans, "For Zoë", box))[2]
    )


@given(st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=60), st.floats(20, 500), st.floats(10, 200))
@settings(max_examples=80, deadline=None)
def test_outlines_never_leave_their_box(text, width, height):
    serif = house_faces().serif
    writable = "".join(letter for letter in text if not serif.missing(letter)).strip()
    for anchor in ("start", "middle", "end"):
        data = in_box(serif, writable, Box(5, 7, width, height), lines=2, anchor=anchor)
        left, top, right, bottom = bounds(data) if data else (5, 7, 5, 7)

        assert left >= 4.9
        assert top >= 6.9
        assert right <= 5.1 + width
        assert bottom <= 7.1 + height


@given(st.text("aÅgj Wé.", min_size=1, max_size=80), st.integers(20, 300))
@settings(max_examples=60, deadline=None)
def test_words_on_a_curve_stay_as_near_to_it_as_they_may(text, degrees):
    curve = arc(400, 300, 200, degrees)
    data = on_curve(house_faces().serif, text, curve, 200, 40, anchor="middle", offset="50%")
    radius = 200 / (degrees * math.pi / 180)
    for x, y in points(data):
        assert abs(((x - 400) ** 2 + (y - 300 - radius) ** 2) ** 0.5 - radius) <= 40 / 2 + 200 * 0.08


def points(data):
    pen = RecordingPen()
    parse_path(data, pen)
    return [ends[-1] for _command, ends in pen.value if ends]


def test_a_curve_is_followed_by_its_length():
    assert curve_of("M0 0A100 100 0 0 1 200 0").length == pytest.approx(314.16, abs=0.5)
    assert curve_of("M0 0C0 0 30 40 30 40").at(25)[:2] == pytest.approx((15, 20), abs=0.1)
    assert curve_of("M5 5") is curve_of("nonsense") is curve_of("M0 0L1e999 0") is None


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("name", ["mug", "tote", "bicycle"])
def test_the_strangest_text_is_a_picture_too(name, text):
    picture = compose(
        DRAWINGS[name], {}, dict.fromkeys(features_of(DRAWINGS[name]).texts, text), title=text, faces=house_faces()
    )

    assert {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(picture).iter()} <= KNOWN


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_text_ever_becomes_markup(text):
    picture = ElementTree.fromstring(compose(DRAWINGS["shirt"], {}, {"print": text}, title=text, faces=house_faces()))

    assert {node.tag.rpartition("}")[2] for node in picture.iter()} <= KNOWN


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u200db\u00adc\ufeff", "abc"),
        ("\u202etxet", "txet"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("one\ttwo\nthree", "one two three"),
    ],
)
def test_what_is_invisible_goes_and_what_separates_characters_stays(typed, kept):
    assert clean_line(typed) == kept
