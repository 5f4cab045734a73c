"""A picture is judged by what it is, and written anew; all else is refused with a sentence."""

import struct
import zlib
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from store.uploads.checks import UploadRefused, check_file, check_picture
from store.uploads.limits import Limits

from .pictures import picture, read, written

ANY = Limits()
DOT = Image.new("RGB", (9, 9))


def png_head(width: int, height: int) -> bytes:
    """A few bytes that promise a picture of that size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    chunks = (struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in (head, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


REFUSED = {
    "nothing": (b"", "empty"),
    "svg": (b'\xef\xbb\xbf<?xml version="1.0"?><!-- x -->\n<svg onload="alert(1)"/>', "an SVG drawing"),
    "svg in two bytes": ("<svg/>".encode("utf-16"), "an SVG drawing"),
    "html": (b"  <!DOCTYPE html><script>alert(1)</script>", "a web page"),
    "pdf": (b"%PDF-1.7", "a PDF"),
    "zip": (b"PK\x03\x04" + b"\0" * 40, "a zip archive"),
    "packed": (b"\x1f\x8b\x08", "a packed file"),
    "program": (b"MZ\x90\0", "a program"),
    "script": (b"#!/bin/sh\nrm -r /", "a program"),
    "gif that is a script": (b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", "a GIF"),
    "heic": (b"\0\0\0\x18ftypheic", "a HEIC photo"),
    "film": (b"\0\0\0\x18ftypisom", "a film"),
    "words": (b"hello", "not a picture"),
    "cut off": (picture(300, 300, kind="PNG", colour=(1, 2, 3))[:-30], "damaged"),
    "head alone": (b"\xff\xd8\xff", "damaged"),
    "moving": (written(DOT, "WEBP", save_all=True, append_images=[Image.new("RGB", (9, 9), 9)]), "animated"),
    "80 megapixels": (png_head(10_000, 8_000), "more than 40 megapixels"),
    "4 gigapixels": (png_head(65_000, 65_000), "more than 40 megapixels"),
    "webp that needs room": (b"RIFF    WEBPVP8X\x0a" + b"\0" * 7 + b"\xff\xff\x0f\xff\x0f\0", "more than 40 mega"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_good_picture_is_refused_by_what_it_is(name):
    data, words = REFUSED[name]

    with pytest.raises(UploadRefused, match=words) as refusal:
        check_picture(data, ANY)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"min_pixels": 100}, "60 × 40 pixels; the shorter side needs 100"),
        ({"print_cm": Decimal("10.0"), "min_dpi": 150}, "60 pixels wide; printed 10 cm wide it needs 591"),
        ({"max_bytes": 0}, "larger than 0 MB"),
    ],
)
def test_a_picture_must_keep_the_limits_of_its_use(limits, words):
    with pytest.raises(UploadRefused, match=words):
        check_picture(picture(), Limits(**limits))


def test_dots_are_counted_on_the_width_that_is_printed():
    fine = Limits(print_cm=Decimal("5.08"), min_dpi=300)

    assert check_picture(picture(600, 40), fine).width == 600
    with pytest.raises(UploadRefused, match="needs 600 "):
        check_picture(picture(599, 40), fine)


@pytest.mark.parametrize(
    ("data", "kind", "mode"),
    [
        (picture(), "jpeg", "RGB"),
        (picture(kind="PNG"), "png", "RGB"),
        (picture(kind="WEBP"), "jpeg", "RGB"),
        (picture(kind="WEBP", mode="RGBA", colour=(9, 9, 9, 90)), "png", "RGBA"),
        (picture(kind="PNG", mode="RGBA", colour=(9, 9, 9, 255)), "png", "RGB"),
        (picture(mode="CMYK", colour=(0, 200, 200, 20)), "jpeg", "RGB"),
        (picture(mode="L", colour=99), "jpeg", "RGB"),
        (picture(kind="PNG", mode="I;16", colour=40_000), "png", "RGB"),
        (picture(kind="PNG", mode="1", colour=1), "png", "RGB"),
        (picture(kind="PNG", mode="LA", colour=(9, 90)), "png", "RGBA"),
        (written(DOT, "MPO", save_all=True, append_images=[DOT]), "jpeg", "RGB"),
    ],
)  # fmt: skip
def test_every_sort_of_picture_becomes_one_of_two(data, kind, mode):
    clean = check_picture(data, ANY)

    assert (clean.kind, read(clean.data).mode) == (kind, mode)
    assert (clean.width, clean.height) == read(clean.data).size


def test_sixteen_bits_stay_as_bright():
    assert read(check_picture(picture(kind="PNG", mode="I;16", colour=40_000), ANY).data).getpixel((0, 0)) == (156,) * 3


def test_a_photo_that_lay_on_its_side_stands_upright_and_tells_no_place():
    notes = Image.Exif()
    notes[0x0112], notes[0x010E] = 6, "at home"
    notes.get_ifd(0x8825)[1] = "N"
    photo = Image.new("RGB", (60, 40))
    photo.paste((255, 255, 255), (0, 0, 30, 40))

    clean = check_picture(written(photo, "JPEG", exif=notes, comment=b"secret"), ANY)

    upright = read(clean.data)
    assert upright.size == (40, 60)
    assert upright.getpixel((20, 5))[0] > 200 > 50 > upright.getpixel((20, 55))[0]
    assert not upright.getexif()
    assert b"at home" not in clean.data
    assert b"secret" not in clean.data


def test_nothing_but_pixels_is_left_of_a_file_that_is_two_things():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>alert(1)</script>")
    double = picture(kind="PNG", pnginfo=notes) + b"PK\x03\x04<html><script>alert(2)</script>"

    clean = check_picture(double, ANY)

    assert b"script" not in clean.data + clean.small
    assert b"PK\x03\x04" not in clean.data


def test_colours_are_those_that_the_profile_means():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    nonsense = b"no profile at all"

    for profile in (lab, nonsense):
        clean = read(check_picture(picture(kind="PNG", icc_profile=profile), ANY).data)
        assert clean.getpixel((0, 0)) == (200, 60, 20)
        assert "icc_profile" not in clean.info


def test_the_small_one_stands_in_a_drawing():
    noise = Image.effect_noise((1500, 900), 90)
    for image in (noise.convert("RGB"), noise.convert("RGBA").copy()):
        if image.mode == "RGBA":
            image.putalpha(noise)
        clean = check_picture(written(image), ANY)
        small = read(clean.small)
        assert len(clean.small) <= 60_000
        assert max(small.size) <= 600
        assert small.width / small.height == pytest.approx(1500 / 900, rel=0.02)


def test_the_same_picture_has_the_same_hash():
    assert (
        check_picture(picture(), ANY).hash == check_picture(picture(), ANY).hash != check_picture(picture(61), ANY).hash
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_wrong_bytes_is_taken_or_refused(data):
    good = data.draw(st.sampled_from([picture(), picture(kind="PNG"), picture(kind="WEBP")]))
    place = data.draw(st.integers(0, len(good) - 1))
    bad = good[:place] + data.draw(st.binary(max_size=12)) + good[place + data.draw(st.integers(0, 12)) :]

    with suppress(UploadRefused):
        assert read(check_picture(bad, ANY).data).size


def test_a_file_for_people_is_a_clean_picture_or_a_pdf():
    pdf = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
    notes = Image.Exif()
    notes[0x010E] = "at home"

    assert check_file(pdf, ANY).data == pdf
    assert b"at home" not in check_file(written(DOT, "JPEG", exif=notes), ANY).data
    with pytest.raises(UploadRefused, match="PNG, JPEG, WebP or PDF"):
        check_file(b"hello", ANY)
