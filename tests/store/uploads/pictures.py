"""Pictures for trying out what shoppers send."""

import io

from PIL import Image


def picture(
    width: int = 60, height: int = 40, *, mode: str = "RGB", colour=None, kind: str = "JPEG", **options
) -> bytes:
    """A plain picture as a file."""
    return written(Image.new(mode, (width, height), (200, 60, 20) if colour is None else colour), kind, **options)


def written(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    """An image as a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def read(data: bytes) -> Image.Image:
    """A file as an image."""
    return Image.open(io.BytesIO(data))
