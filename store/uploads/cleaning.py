"""Pictures decoded and written anew, so that nothing but their pixels is left."""

import hashlib
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageCms, ImageOps

#: Sides in pixels, and then qualities, that are tried until the small one is small enough.
_SMALL_SIDES, _QUALITIES = (600, 480, 360, 240, 120), (82, 70, 55)
MAX_SMALL_BYTES = 60_000
_LARGEST_PROFILE = 4 * 1024 * 1024
#: One picture at a time in each process: decoded, the largest needs some hundred megabytes.
_alone = threading.Lock()


@dataclass(frozen=True)
class CleanPicture:
    """A picture that was written anew: sRGB, upright, 8 bits, without anything but its pixels.

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


class Broken(Exception):
    """It cannot be read to its end."""


class Moving(Exception):
    """It has more than one frame."""


class Vast(Exception):
    """It has more pixels than we take."""


def size_of(data: bytes, kind: str, max_megapixels: int) -> tuple[int, int]:
    """Width and height as its header gives them, upright; nothing is unpacked.

    Raises:
        Broken: it has no header that can be read.
        Moving: it is animated.
        Vast: it has too many pixels.
    """
    with _reading():
        if kind == "WEBP":
            _check_room(*_webp_size(data), max_megapixels)  # Pillow makes room for the whole picture at once.
        image = _open(data, kind)
        _check_room(*image.size, max_megapixels)
        # A phone's JPEG may carry more pictures of the same scene; only the first is looked at.
        if kind != "JPEG" and getattr(image, "is_animated", False):
            raise Moving
        width, height = image.size
        return (height, width) if _turned(image) >= 5 else (width, height)


def clean(data: bytes, kind: str, max_side: int = 0) -> CleanPicture:
    """The picture written anew; its longer side is reduced to ``max_side`` pixels, if that is not 0.

    What has transparency and what came as PNG stays PNG, for it may be a drawing; the rest becomes JPEG.

    Raises:
        Broken: it cannot be read to its end.
    """
    with _alone, _reading():
        image = _plain(_open(data, kind))
        if 0 < max_side < max(image.size):
            image = ImageOps.contain(image, (max_side, max_side))
        as_png = image.mode == "RGBA" or kind == "PNG"
        written = _png(image) if as_png else _jpeg(image, 95, subsampling=0)
        return CleanPicture("png" if as_png else "jpeg", *image.size, written, _small(image))


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a file makes the decoders raise means that it is broken."""
    try:
        yield
    except (Moving, Vast):
        raise
    except Image.DecompressionBombError as problem:
        raise Vast from problem
    except Exception as problem:
        raise Broken from problem


def _check_room(width: int, height: int, max_megapixels: int) -> None:
    if width * height > max_megapixels * 1_000_000:
        raise Vast


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height in the header of each of the three sorts of WebP."""
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


def _turned(image: Image.Image) -> int:
    """The orientation a camera noted, 1 to 8; from 5 on the sides are exchanged."""
    try:
        turned = image.getexif().get(0x0112, 1)
    except Exception:  # Notes of a camera may be nonsense; the picture is good all the same.
        return 1
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else 1


def _plain(image: Image.Image) -> Image.Image:
    """RGB, or RGBA if something shines through; upright, in sRGB, 8 bits, without notes."""
    turned = _turned(image)
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
    turn = _TURNS.get(turned)
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
    """Colours as the profile means them; a profile that does not fit is not looked at."""
    if not 0 < len(profile) <= _LARGEST_PROFILE:
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(given).lower():
            return image
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _small(image: Image.Image) -> bytes:
    written = b""
    for side in _SMALL_SIDES:
        if max(image.size) > side:
            image = ImageOps.contain(image, (side, side))
        for quality in _QUALITIES[: 1 if image.mode == "RGBA" else None]:
            written = _png(_few_colours(image)) if image.mode == "RGBA" else _jpeg(image, quality)
            if len(written) <= MAX_SMALL_BYTES:
                return written
    return written


def _few_colours(image: Image.Image) -> Image.Image:
    return image.quantize(256, method=Image.Quantize.FASTOCTREE)


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=4)
    return written.getvalue()


def _jpeg(image: Image.Image, quality: int, **options) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=quality, **options)
    return written.getvalue()
