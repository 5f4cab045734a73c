"""Checks files that were sent: bytes in, a clean file or a refusal out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import cleaning
from .cleaning import CleanPicture
from .editing import PictureEdit
from .file_types import format_of, is_pdf, is_whole_pdf, what_it_is
from .limits import Limits, too_heavy, too_small
from .room import NoRoom
from .writing import MAX_CLEAN_BYTES, TooManyBytes


class UploadRefused(Exception):
    """The file is refused; the message is a sentence that says what to send instead."""


@dataclass(frozen=True)
class CleanFile:
    """A file that may be stored and handed out: a clean picture, or a PDF as it came."""

    content_type: str
    ending: str
    data: bytes


def check_picture(data: bytes, limits: Limits, *, max_side: int = 0, edit: PictureEdit | None = None) -> CleanPicture:
    """The clean picture, turned and cropped by ``edit``.

    Its longer side is reduced to ``max_side`` pixels, if that is not 0.

    Raises:
        UploadRefused: it is no picture we take, too large or too small, broken, or made to do harm.
    """
    _check_size(data, limits)
    kind = format_of(data)
    if not kind:
        sentence = _("This is %(what)s. Please send a photo as PNG, JPEG or WebP.")
        raise UploadRefused(sentence % {"what": what_it_is(data)})
    return _clean(data, kind, limits, max_side, edit)


def check_file(data: bytes, limits: Limits) -> CleanFile:
    """A clean picture or a PDF.

    Raises:
        UploadRefused: it is neither, too large, or broken.
    """
    _check_size(data, limits)
    if is_pdf(data):
        if not is_whole_pdf(data):
            raise UploadRefused(_("This PDF is damaged or was not sent whole. Please save it and send it again."))
        return CleanFile("application/pdf", "pdf", data)
    kind = format_of(data)
    if not kind:
        sentence = _("This is %(what)s. Please send a PNG, JPEG, WebP or PDF.")
        raise UploadRefused(sentence % {"what": what_it_is(data)})
    picture = _clean(data, kind, limits)
    return CleanFile(f"image/{picture.kind}", "png" if picture.kind == "png" else "jpg", picture.data)


def _check_size(data: bytes, limits: Limits) -> None:
    if problem := too_heavy(limits, len(data)):
        raise UploadRefused(problem)
    if not data:
        raise UploadRefused(_("The file is empty. Please choose another one."))


def _clean(data: bytes, kind: str, limits: Limits, max_side: int = 0, edit: PictureEdit | None = None) -> CleanPicture:
    try:
        width, height = cleaning.size_of(data, kind, limits.max_megapixels)
        if problem := too_small(limits, width, height):
            raise UploadRefused(problem)
        picture = cleaning.clean(data, kind, max_side, edit)
        if edit and (problem := too_small(limits, picture.width, picture.height)):
            raise UploadRefused(problem)
        return picture
    except cleaning.TooManyPixels:
        sentence = _("This picture has more than %(max)s megapixels. Please send it smaller.")
        raise UploadRefused(sentence % {"max": limits.max_megapixels}) from None
    except TooManyBytes:
        sentence = _(
            "This picture would become larger than %(max)s MB, as transparent pictures do. "
            "Please send it with fewer pixels, or as a JPEG."
        )
        raise UploadRefused(sentence % {"max": MAX_CLEAN_BYTES // 2**20}) from None
    except NoRoom:
        raise UploadRefused(_("Many pictures are being sent right now. Please send yours again in a minute.")) from None
    except cleaning.AnimatedPicture:
        raise UploadRefused(_("This picture is animated. Please send one that stands still.")) from None
    except cleaning.DamagedPicture:
        raise UploadRefused(
            _("This picture is damaged or was not sent whole. Please save it and send it again.")
        ) from None
