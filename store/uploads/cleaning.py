"""Pictures are decoded and rewritten, so that nothing but their pixels is left. Time and memory are bounded."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageCms, ImageOps

from .editing import PictureEdit
from .room import NoRoom, PixelBudget
from .writing import TooManyBytes, write_picture, write_small

#: Bytes of a colour profile; larger ones are ignored.
_MAX_PROFILE = 4 * 1024 * 1024
_room = PixelBudget()


@dataclass(frozen=True)
class CleanPicture:
    """A rewritten picture: sRGB, upright, 8 bits, without anything but its pixels.

    ``kind`` is ``jpeg`` or ``png``; ``small`` the same, so small that it can stand inside a drawing.
    """

    kind: str
    width: int
    height: int
    data: bytes
    small: bytes

    @cached_property
    def hash(self) -> str:
        """SHA-256 of its bytes, in 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


class DamagedPicture(Exception):
    """It cannot be read to its end."""


class AnimatedPicture(Exception):
    """It has more than one frame."""


class TooManyPixels(Exception):
    """It has more pixels than we take."""


def size_of(data: bytes, kind: str, max_megapixels: int) -> tuple[int, int]:
    """Width and height as its header gives them, upright; nothing is unpacked.

    Raises:
        DamagedPicture: it has no header that can be read.
        AnimatedPicture: it is animated.
        TooManyPixels: it has too many pixels.
    """
    with _reading():
        if kind == "WEBP":
            _check_room(*_webp_size(data), max_megapixels)  # Pillow makes room for the whole picture at once.
        image = _open(data, kind)
        _check_room(*image.size, max_megapixels)
        # A phone's JPEG may carry more pictures of the same scene; only the first is looked at.
        if kind != "JPEG" and getattr(image, "is_animated", False):
            raise AnimatedPicture
        width, height = image.size
        return (height, width) if _orientation(image) >= 5 else (width, height)


def clean(data: bytes, kind: str, max_side: int = 0, edit: PictureEdit | None = None) -> CleanPicture:
    """The rewritten picture, turned and cropped by ``edit``; its longer side reduced to ``max_side`` pixels, if not 0.

    A picture with transparency and one that came as PNG stay PNG, for it may be a drawing; the rest becomes JPEG.

    Raises:
        DamagedPicture: it cannot be read to its end.
        TooManyBytes: rewritten, it would be larger than ``MAX_CLEAN_BYTES``.
        NoRoom: too many other pictures are being worked on.
    """
    with _reading():
        opened = _open(data, kind)
        with _room.take(opened.width * opened.height):
            image = _plain(opened)
            if edit:
                image = edit.apply(image)
            if 0 < max_side < max(image.size):
                image = ImageOps.contain(image, (max_side, max_side))
            written_kind, written = write_picture(image, as_png=kind == "PNG")
            return CleanPicture(written_kind, *image.size, written, write_small(image))


@contextmanager
def _reading() -> Iterator[None]:
    """Any other error of the decoders means that the file is damaged."""
    try:
        yield
    except (AnimatedPicture, TooManyPixels, TooManyBytes, NoRoom):
        raise
    except Image.DecompressionBombError as problem:
        raise TooManyPixels from problem
    except Exception as problem:
        raise DamagedPicture from problem


def _check_room(width: int, height: int, max_megapixels: int) -> None:
    if width * height > max_megapixels * 1_000_000:
        raise TooManyPixels


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height in the header of each of the three kinds of WebP."""
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def _open(data: bytes, kind: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # Our own limit is lower.
        return Image.open(io.BytesIO(data), formats=[kind])


def _orientation(image: Image.Image) -> int:
    """The orientation a camera noted, 1 to 8; from 5 on the sides are exchanged."""
    try:
        found = image.getexif().get(0x0112, 1)
    except Exception:  # The metadata may be nonsense; the picture is still good.
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _plain(image: Image.Image) -> Image.Image:
    """RGB, or RGBA if it has transparency; upright, in sRGB, 8 bits, without metadata."""
    orientation = _orientation(image)
    profile = image.info.get("icc_profile") or b""
    image.load()
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode in {"P", "PA", "LA", "1"}:
        image = image.convert(mode)
    image = _in_srgb(image, profile, mode).convert(mode)
    if mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    turn = _TURNS.get(orientation)
    image = image.transpose(turn) if turn is not None else image
    image.info = {}
    return image


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _in_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Colours converted from the profile; a profile that does not fit is ignored."""
    if not 0 < len(profile) <= _MAX_PROFILE:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
