"""What the workshop uploads as a proof, looked at by content: the name of a file says nothing."""

import warnings

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

#: Largest file, in bytes, and largest picture, in pixels.
MOST_BYTES, MOST_PIXELS = 10 * 1024 * 1024, 40_000_000
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "PDF": "application/pdf"}
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf"}


class UploadRefused(Exception):
    """This file cannot be a proof; the message says why."""


def type_of(file: UploadedFile) -> str:
    """What a file is: one of ``TYPES``.

    Raises:
        UploadRefused: it is too large, something else, or damaged.
    """
    if file.size > MOST_BYTES:
        raise UploadRefused(_("The file is larger than %(most)s.") % {"most": filesizeformat(MOST_BYTES)})
    if _is_pdf(file):
        return TYPES["PDF"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _type_of_image(file)
    except UploadRefused:
        raise
    except Exception as problem:  # Pillow raises whatever its decoders meet.
        raise UploadRefused(_("This is no PNG, JPEG, WebP or PDF that can be read.")) from problem
    finally:
        file.seek(0)


def _is_pdf(file: UploadedFile) -> bool:
    file.seek(0)
    begins = file.read(1024).startswith(b"%PDF-")
    file.seek(max(0, file.size - 1024))
    ends = b"%%EOF" in file.read()
    file.seek(0)
    return begins and ends


def _type_of_image(file: UploadedFile) -> str:
    picture = Image.open(file, formats=["PNG", "JPEG", "WEBP"])
    if picture.width * picture.height > MOST_PIXELS:
        words = {"most": MOST_PIXELS // 1_000_000}
        raise UploadRefused(_("The picture has more than %(most)d megapixels.") % words)
    picture.load()
    return TYPES[picture.format or ""]
