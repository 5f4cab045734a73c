"""Photographs that staff upload are looked at as a whole before anybody else has to."""

import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.foundation.models import SiteImage

pytestmark = pytest.mark.django_db


def picture(kind: str = "JPEG", size=(64, 48), mode: str = "RGB", colour="#b33", **options) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind, **options)
    return written.getvalue()


def huge_png() -> bytes:
    """108 megapixels in a file of a few kilobytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 12_000, 9_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.fixture
def upload(client, owner):
    """Uploads a file in the admin; gives the text of the answer."""
    client.force_login(owner)

    def post(data: bytes, name: str = "cup.jpg") -> str:
        sent = {"title": "Cup", "file": SimpleUploadedFile(name, data), "collection": "1", "tags": ""}
        return client.post("/admin/images/add/", sent, follow=True).content.decode()

    return post


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (picture(size=(800, 600))[:-900], "cup.jpg", "This picture is damaged or was not sent whole."),
        (huge_png(), "cup.png", "This picture has more than 40 megapixels."),
        (picture("GIF"), "cup.gif", "This is a GIF. Please send a photo as PNG, JPEG or WebP."),
        (b"MZ nothing to see", "cup.jpg", "This is a program."),
    ],
    ids=["cut off", "108 megapixels", "GIF", "a program"],
)
def test_a_file_that_is_of_no_use_is_refused_with_a_sentence(upload, data, name, sentence):
    assert sentence in upload(data, name)
    assert not SiteImage.objects.exists()


def test_sixteen_bits_of_grey_stay_grey(upload):
    upload(picture("PNG", mode="I;16", colour=0x8000), "grey.png")
    shown = Image.open(SiteImage.objects.get().get_rendition("max-32x32|format-webp").file)

    assert all(120 <= value <= 136 for value in shown.convert("RGB").getpixel((5, 5)))


def test_a_large_photograph_is_reduced_and_loses_the_notes_of_the_camera(upload):
    notes = Image.Exif()
    notes[0x010F] = "Camera of Alice"
    upload(picture(size=(4800, 2400), exif=notes))
    stored = SiteImage.objects.get()

    assert (stored.width, stored.height) == (4000, 2000)
    assert b"Camera of Alice" not in stored.file.read()


def test_a_photograph_is_stored_upright(upload):
    turned = Image.Exif()
    turned[0x0112] = 6
    upload(picture(exif=turned))

    assert (SiteImage.objects.get().width, SiteImage.objects.get().height) == (48, 64)


def test_the_list_survives_a_stored_file_that_is_broken(client, owner):
    whole = ContentFile(picture(size=(800, 600)), "cup.jpg")
    image = SiteImage.objects.create(title="Cup", file=whole)
    with open(image.file.path, "r+b") as file:
        file.truncate(2000)
    client.force_login(owner)

    assert client.get("/admin/images/").status_code == 200
    assert client.get(f"/admin/images/{image.pk}/").status_code == 200
    assert client.get(f"/admin/images/chooser/chosen/{image.pk}/").status_code == 422
