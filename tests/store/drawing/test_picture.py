"""Pictures follow choices, colours and words, and hold nothing that a strict page would refuse."""

import pathlib
import random
import re
import time
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.drawing import UnreadableDrawing, compose, features_of
from store.drawing.colours import PALETTE, ink, luminance
from store.drawing.texts import FALL, RISE, Box, Face, set_in

FOLDER = pathlib.Path(__file__).parents[3] / "config" / "sample" / "drawings"
DRAWINGS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.svg"))}
WORDS = ["Für Zoë & 李明", "Happy birthday, Margaret", "", "W" * 24, "<b onload='x'>&\"'</b>"]


def any_choices(source, dice):
    offered = features_of(source)
    choices = {name: dice.choice(list(PALETTE)) for name in offered.colours}
    choices |= {group: dice.choice(options) for group, options in offered.options.items()}
    choices |= {group: str(dice.uniform(*ends)) for group, ends in offered.ranges.items()}
    return choices, {text: dice.choice(WORDS) for text in offered.texts}


@pytest.mark.parametrize("name", DRAWINGS)
def test_whatever_is_chosen_the_picture_is_plain_and_whole(name):
    dice = random.Random(name)
    for _ in range(30):
        picture = compose(DRAWINGS[name], *any_choices(DRAWINGS[name], dice), prefix="p")
        ids = re.findall(r' id="([^"]+)"', picture)
        references = [a or b for a, b in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', picture)]

        assert not re.search(r"var\(|data-|style=|<b[ >]", picture)
        assert len(ids) == len(set(ids))
        assert all(each.startswith("p-") for each in ids)
        assert set(references) <= set(ids)
        assert len(picture.encode()) < 16_000


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_says_what_it_features(name):
    offered = features_of(DRAWINGS[name])

    assert all(len(options) >= 1 for options in offered.options.values())
    assert len(offered.options) + len(offered.colours) + len(offered.texts) >= 3


def test_a_layer_is_visible_only_when_it_is_chosen():
    plain = compose(DRAWINGS["mug"], {}, {})
    speckled = compose(DRAWINGS["mug"], {"glaze": "speckled"}, {})

    assert "mug-h" not in plain
    assert "url(#mug-h)" in speckled


def test_colours_follow_names_numbers_and_the_colour_of_an_option():
    for choices, colours, seen in [
        ({"body": "fjord"}, {}, "#567b8e"),
        ({"body": "#123456"}, {}, "#123456"),
        ({"body": "sea"}, {"body": "#2f5d62"}, "#2f5d62"),
        ({"body": "url(javascript:x)"}, {}, "#e9e2d5"),
    ]:
        assert f'fill="{seen}"' in compose(DRAWINGS["mug"], choices, {}, colours=colours)


def test_ink_is_readable_on_every_colour_of_the_palette():
    for colour in PALETTE.values():
        bright, dark = sorted([luminance(colour), luminance(ink(colour))], reverse=True)
        assert (bright + 0.05) / (dark + 0.05) > 3


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_ever_becomes_markup(text):
    picture = ElementTree.fromstring(compose(DRAWINGS["shirt"], {"font": text}, {"print": text}, title=text))

    assert {node.tag.rpartition("}")[2] for node in picture.iter()} <= {
        "svg", "title", "defs", "g", "path", "rect", "ellipse", "circle", "use", "text", "tspan", "clipPath",
        "linearGradient", "radialGradient", "stop", "pattern",
    }  # fmt: skip


@given(st.text(min_size=1, max_size=40), st.floats(20, 500), st.floats(10, 200), st.sampled_from([1, 2]))
def test_words_never_leave_their_box(text, width, height, lines):
    box = Box(5, 7, width, height)
    setting = set_in(box, text, Face(lines=lines))

    assert all(line_width <= width + 0.001 for _line, line_width, _at in setting.lines)
    assert setting.lines[0][2] - RISE * setting.size >= box.y - 0.001
    assert setting.lines[-1][2] + FALL * setting.size <= box.y + box.height + 0.001


def test_long_words_take_two_lines_where_the_drawing_has_room_for_them():
    picture = compose(DRAWINGS["tote"], {}, {"print": "Happy birthday, Margaret"})

    assert picture.count("<tspan") == 2


def test_a_stretched_drawing_says_its_width_and_stays_in_its_range():
    for chosen, said in [("140", "140 cm"), ("9999", "200 cm"), ("nan", "120 cm"), ("wide", "120 cm")]:
        assert said in compose(DRAWINGS["desk"], {"width": chosen}, {})


def test_a_drawing_cannot_bring_scripts_or_other_peoples_files():
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><style>a{}</style>'
        '<image href="https://example.com/x.png"/><a href="javascript:x()"><rect/></a>'
        '<rect fill="url(https://example.com/#a)" style="fill:red" width="3"/></svg>'
    )

    assert compose(source, {}, {}) == '<svg xmlns="http://www.w3.org/2000/svg"><rect width="3" /></svg>'


@pytest.mark.parametrize("source", ["", "<p/>", "<svg", '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_drawing_is_refused_with_a_reason(source):
    with pytest.raises(UnreadableDrawing) as refused:
        compose(source, {}, {})

    assert str(refused.value)


def test_a_picture_takes_a_few_milliseconds():
    compose(DRAWINGS["shirt"], {}, {"print": "Alder"})
    start = time.perf_counter()
    for _ in range(20):
        compose(DRAWINGS["shirt"], {"body": "fjord"}, {"print": "Alder"}, prefix="p")

    assert (time.perf_counter() - start) / 20 < 0.025
