"""Drawings and fonts that are handed in: what is not allowed is named, and no file brings the shop down."""

import random
import struct
import zlib

import brotli
import pytest
from fontTools.ttLib import TTFont

from store.configurator.fonts import _FOLDER
from store.drawing.check_font import font_faults
from store.drawing.check_svg import faults
from store.drawing.sfnt import unpack

from .test_picture import DRAWINGS
from .test_picture_photo import DRAWING

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
WOFF2 = (_FOLDER / "newsreader-latin-500-normal.woff2").read_bytes()
PLAIN = unpack(WOFF2)


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_drawings_of_the_sample_shop_are_accepted(name):
    assert faults(DRAWINGS[name]) == []


def test_a_place_for_an_upload_is_allowed():
    assert faults(DRAWING) == []


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("<script>x()</script>", "<script> is not allowed."),
        ("<style>a{}</style>", "<style> is not allowed."),
        ("<foreignObject/>", "<foreignObject> is not allowed."),
        ("<rect onclick='x()'/>", "onclick on <rect> is not allowed: a drawing runs nothing."),
        ("<rect style='fill:red'/>", "style on <rect> is not allowed."),
        ("<use xlink:href='https://e.example/#a'/>", "“https://e.example/#a” leads out of the drawing."),
        ("<rect fill='url(//e.example/#a)'/>", "fill=“url(//e.example/#a)” leads out of the drawing."),
        ("<image href='data:image/png;base64,AAAA'/>", "An <image> brings no picture of its own"),
        ("<image data-upload='a' data-box='1 2 3'/>", "must be four numbers, x y width height"),
        ("<text data-text='a' data-box='0 0 nan 1'/>", "must be four numbers, x y width height"),
        ("<rect data-text='a' data-box='0 0 1 1'/>", "data-text belongs on <text>, not on <rect>."),
        ("<g data-when='wood:oak'/>", "data-when=“wood:oak” is no condition."),
        ("<g data-colour='red'/>", "data-colour is not known."),
        ("<rect fill='var(--Body)'/>", "is not written as var(--name,#default)."),
        ("<use href='#gone'/>", "“#gone” is used, but nothing has this id."),
        ("<g id='a'/><g id='a'/>", "the id “a” is given twice."),
        ("<g id='a'><use href='#a'/></g>", "A part of the drawing uses itself."),
        ("<g data-stretch='width d'/>", "data-stretch names a group that data-range does not."),
        ("<p xmlns='http://www.w3.org/1999/xhtml'/>", "<p> is no part of SVG."),
        ("<?php x?>", "<?php?> is not allowed."),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(part, named):
    (said,) = [each for each in faults(f"{HEAD}\n{part}</svg>") if named in each]

    assert said.startswith(("Line 2: ", "A part"))


NO_DRAWINGS = ["", "<svg", "<svg/>", "<p/>", b"\xff\xfe\0", b"\x89PNG", "\0", "\ud800", f"<!DOCTYPE svg>{HEAD}</svg>"]
TOO_MUCH = [HEAD + "<g>" * 90_000, HEAD + "<g/>" * 9_000 + "</svg>", HEAD + " " * 400_000 + "</svg>"]


@pytest.mark.parametrize("source", [*NO_DRAWINGS, *TOO_MUCH, HEAD.replace("9 9", "9") + "</svg>"])
def test_what_is_no_drawing_is_refused_in_one_sentence(source):
    assert len(faults(source)) == 1


def test_a_drawing_that_multiplies_is_refused():
    doubled = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/><use href="#a{n + 1}"/></g>' for n in range(30))

    assert "so often" in faults(f'{HEAD}{doubled}<g id="a30"/></svg>')[0]


@pytest.mark.django_db
def test_the_back_office_names_what_is_not_allowed(admin_client):
    answer = admin_client.post("/admin/drawings/new/", {"name": "Cup", "source": f"{HEAD}<script/><style/></svg>"})

    assert "Line 1: &lt;script&gt; is not allowed." in answer.content.decode()
    assert "Line 1: &lt;style&gt; is not allowed." in answer.content.decode()


@pytest.mark.parametrize("file", sorted(_FOLDER.glob("*.woff2")), ids=lambda file: file.stem)
def test_a_good_font_is_accepted(file):
    assert font_faults(file.read_bytes()) == font_faults(unpack(file.read_bytes())) == []


@pytest.mark.parametrize("bits", [0x0002, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path, bits):
    font = TTFont(_FOLDER / "newsreader-latin-500-normal.woff2")
    font["OS/2"].fsType = bits
    font.save(tmp_path / "font.woff2")

    assert "embedded" in font_faults((tmp_path / "font.woff2").read_bytes())[0]


@pytest.mark.parametrize(
    "data", [b"", b"MZ" * 99, b"ttcf" + PLAIN, b"<svg/>", PLAIN[:99], WOFF2[:-9], bytes(2_000_001)]
)
def test_what_is_no_font_is_refused_in_one_sentence(data):
    assert len(font_faults(data)) == 1


def test_a_font_that_swells_is_refused_before_it_does():
    table = zlib.compress(bytes(30_000_000))
    head = b"wOFF\0\1\0\0" + struct.pack(">LHH", 0, 1, 0) + bytes(28)
    honest, lying = (
        head + struct.pack(">4sLLLL", b"glyf", 64, len(table), size, 0) for size in (30_000_000, len(table) + 9)
    )
    packed = brotli.compress(bytes(30_000_000), quality=1)
    swelling = b"wOF2\0\1\0\0" + struct.pack(">LHHLL", 0, 1, 0, 0, len(packed)) + bytes(24) + b"\0\x7f" + packed

    assert "20 MB" in font_faults(honest + table)[0]
    assert "larger than it says" in font_faults(lying + table)[0]
    assert "20 MB" in font_faults(swelling)[0]


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_font_is_refused_or_rendered_but_never_fails(seed):
    dice = random.Random(seed)
    data = bytearray(dice.choice([WOFF2, PLAIN]))
    for _ in range(dice.choice([1, 9, 400])):
        data[dice.randrange(dice.choice([300, len(data)]))] = dice.randrange(256)

    assert all(isinstance(fault, str) for fault in font_faults(bytes(data)))
