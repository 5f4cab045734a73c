"""Cleaning a picture takes bounded bytes, memory and time, however it was made."""

import os
import threading

import pytest
from PIL import Image

from store.uploads import writing
from store.uploads.checks import UploadRefused, check_picture
from store.uploads.limits import Limits
from store.uploads.room import NoRoom, PixelBudget

from .pictures import written


def noise(mode: str, side: int = 200) -> Image.Image:
    """No file format makes it small."""
    return Image.frombytes(mode, (side, side), os.urandom(side * side * len(mode)))


@pytest.fixture(autouse=True)
def _small_bound(monkeypatch):
    monkeypatch.setattr(writing, "MAX_CLEAN_BYTES", 100_000)


def test_a_transparent_picture_that_would_become_too_large_is_refused():
    with pytest.raises(UploadRefused, match=r"would become larger than 25 MB.*fewer pixels, or as a JPEG\."):
        check_picture(written(noise("RGBA"), "WEBP", quality=10), Limits())


def test_an_opaque_png_that_would_become_too_large_becomes_a_jpeg():
    picture = check_picture(written(noise("RGB")), Limits())

    assert picture.kind == "jpeg"
    assert len(picture.data) <= 100_000


def test_a_drawing_that_is_small_stays_a_png():
    assert check_picture(written(Image.new("RGB", (300, 300), "#8f9f8c")), Limits()).kind == "png"


def test_a_picture_waits_until_there_is_room():
    room, entered = PixelBudget(pixels=100, seconds=5), threading.Event()

    def second() -> None:
        with room.take(60):
            entered.set()

    thread = threading.Thread(target=second)
    with room.take(60):
        thread.start()
        assert not entered.wait(0.1)
    thread.join(5)

    assert entered.is_set()


def test_small_pictures_are_worked_on_side_by_side():
    room = PixelBudget(pixels=100, waiting=0)
    with room.take(50), room.take(50), pytest.raises(NoRoom), room.take(1):
        pass


@pytest.mark.parametrize("room", [PixelBudget(pixels=100, waiting=0), PixelBudget(pixels=100, seconds=0.01)])
def test_nobody_waits_for_long(room):
    with room.take(100), pytest.raises(NoRoom), room.take(1):
        pass
    with room.take(10**9):  # The largest picture comes in alone.
        pass
