"""Photographs are stacked as chosen, words and uploads stand in their places, and nothing else is ever read."""

import base64
from io import BytesIO
from xml.etree import ElementTree

import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.configurator.fonts import house_faces
from store.drawing import Image, UnreadableDrawing, compose, stack_layers
from store.drawing.lettering import in_bow
from store.drawing.photograph import Layer, Photograph, Place
from store.drawing.raster import png, webp
from store.drawing.texts import Box
from store.rules.terms import Term

from .test_picture_words import KNOWN, bounds

CUP = Photograph(
    400, 200,
    layers=(Layer("cup.webp"), Layer("gold.webp", when=(Term("rim", ("gold",)),))),
    places=(Place("name", 0.1, 0.1, 0.5, 0.3, angle=10), Place("photo", 0.7, 0.1, 0.2, 0.8)),
)  # fmt: skip
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><clipPath id="cut"><circle r="9"/></clipPath>'
    '</defs><image data-upload="photo" data-box="10 20 30 40" data-clip="cut"/><g data-when="-photo"><rect/></g></svg>'
)


def square(colour, side=40):
    file = BytesIO()
    PIL.Image.new("RGB", (side, side), colour).save(file, "PNG")
    return file.getvalue()


def data_of(content):
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


def picture(choices=None, texts=None, images=None, photograph=CUP):
    return stack_layers(
        photograph,
        choices or {},
        texts or {},
        address="/media/{}".format,
        faces=house_faces(),
        images=images,
        title="Cup",
    )


def seen(content, *place):
    return PIL.Image.open(BytesIO(content)).convert("RGBA").getpixel(place)


def test_layers_follow_the_choices():
    assert "gold.webp" not in picture({"rim": ["plain"]})
    assert 'href="/media/gold.webp"' in picture({"rim": ["gold"]})


def test_words_are_turned_about_the_middle_of_their_place():
    written = picture(texts={"name": "Für Zoë"})

    assert '<g transform="rotate(10 140 50)"><path fill="#26262a" d="M' in written
    assert "Zoë" not in written


def test_words_no_font_has_stay_text():
    assert ">王小明</text>" in picture(texts={"name": "王小明"})


@pytest.mark.parametrize("degrees", [-300, -90, -20, 1, 45, 180, 340, 9999])
@pytest.mark.parametrize("text", ["Zoë", "Happy birthday, Margaret", "Ågy " * 20])
def test_a_bow_stays_in_its_box(degrees, text):
    left, top, right, bottom = bounds(in_bow(house_faces().sans, text, Box(30, 40, 300, 160), degrees))

    assert (left > 29, top > 39, right < 331, bottom < 201) == (True,) * 4


def test_an_upload_fills_its_place_and_what_is_over_is_cut():
    written = picture(images={"photo": Image("/media/dog.jpg", 300, 200)})

    assert (
        'x="280" y="20" width="80" height="160" preserveAspectRatio="xMidYMid slice" href="/media/dog.jpg"' in written
    )


def test_an_upload_stands_in_a_drawing_and_goes_without_one():
    dog = compose(DRAWING, {}, {}, images={"photo": Image("/media/dog.jpg", 3, 2)}, prefix="p")

    assert 'clip-path="url(#p-cut)"' in dog
    assert 'href="/media/dog.jpg"' in dog
    assert "<rect" not in dog
    assert "<image" not in compose(DRAWING, {}, {})
    assert "<rect" in compose(DRAWING, {}, {})


@pytest.mark.parametrize(
    "href",
    ["", "javascript:x", "//evil.example/x", "/a b", '/"><script>', "/\0", "data:image/svg+xml;base64,AAAA", "file:///x",
     "data:image/png;base64,AA\n", "/x'\n", "/\ud800", "ftp://x/y"],
)  # fmt: skip
def test_what_is_no_address_is_no_image(href):
    with pytest.raises(ValueError, match="needs an address"):
        Image(href, 1, 1)


@given(st.text(max_size=300), st.text(max_size=40))
@settings(max_examples=80, deadline=None)
def test_no_text_ever_becomes_markup(text, colour):
    places = tuple(Place("name", 0.1, 0.1, 0.8, 0.3, curve=curve, colour=colour) for curve in (0, 40))
    root = ElementTree.fromstring(picture(texts={"name": text}, photograph=Photograph(90, 60, CUP.layers, places)))

    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= KNOWN | {"image"}


def test_a_stack_becomes_pixels():
    files = {"/media/cup.webp": square("red"), "/media/gold.webp": None, "/media/dog.jpg": square("blue")}
    svg = picture({"rim": ["gold"]}, images={"photo": Image("/media/dog.jpg", 300, 200)})
    pixels = png(svg, 200, images=files.get)

    assert PIL.Image.open(BytesIO(pixels)).size == (200, 100)
    assert seen(pixels, 20, 50) == (255, 0, 0, 255)
    assert seen(pixels, 160, 50) == (0, 0, 255, 255)
    assert webp(svg, 200, images=files.get)[8:12] == b"WEBP"


def test_nothing_is_read_that_was_not_given(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(square("red"))
    image = f'<image width="9" height="9" href="{secret}"/>'
    painted = f'<filter id="f"><feImage href="{secret}"/></filter><rect width="9" height="9" filter="url(#f)"/>'
    for way in (image, f"<g>{image}</g>", image.replace("href", "xlink:href"), f'<use href="{secret}#a"/>', painted):
        head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'

        assert seen(png(f"{head}{way}</svg>", 9), 4, 4) in {(0, 0, 0, 0), (0, 0, 0, 255)}


def test_an_image_of_its_own_is_rendered_and_a_broken_one_left_out():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><image width="9" height="9" href="{}"/></g></svg>'
    )

    assert seen(png(svg.format(data_of(square("red"))), 9), 4, 4) == (255, 0, 0, 255)
    assert seen(png(svg.format(data_of(square("red")[:60])), 9), 4, 4)[3] == 0


@pytest.mark.parametrize("box", ["", "0 0 1 1000000", "0 0 0 0", "0 0 nan 1"])
def test_a_picture_without_measure_or_beyond_it_is_refused(box):
    with pytest.raises(UnreadableDrawing):
        png(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>', 300)
