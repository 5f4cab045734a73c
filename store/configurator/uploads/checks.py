"""Whether a picture that was sent may be used, and what it becomes: bytes in, a clean picture or a refusal out."""

import hashlib
import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from store.rules.definition import Group

from . import cleaning
from .kinds import format_of, what_it_is

#: Largest file of all, whatever a group allows.
MOST_BYTES = 25 * 1024 * 1024
_CM_OF_INCH = Decimal("2.54")


class UploadRefused(Exception):
    """This file is not taken; the message is a sentence that says what to send instead."""


@dataclass(frozen=True)
class Checked:
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


def checked(data: bytes, group: Group) -> Checked:
    """The clean picture for the answer to a group.

    Raises:
        UploadRefused: it is no picture we take, too large or too small, broken, or made to do harm.
    """
    if problem := too_heavy(group, len(data)):
        raise UploadRefused(problem)
    if not data:
        raise UploadRefused(_("The file is empty. Please choose another one."))
    kind = format_of(data)
    if not kind:
        sentence = _("This is %(what)s. Please send a photo as PNG, JPEG or WebP.")
        raise UploadRefused(sentence % {"what": what_it_is(data)})
    try:
        width, height = cleaning.size_of(data, kind)
        if problem := too_small(group, width, height):
            raise UploadRefused(problem)
        return Checked(*cleaning.cleaned(data, kind))
    except cleaning.Vast:
        sentence = _("This picture has more than %(most)s megapixels. Please send it smaller.")
        raise UploadRefused(sentence % {"most": cleaning.MOST_MEGAPIXELS}) from None
    except cleaning.Moving:
        raise UploadRefused(_("This picture moves. Please send one that stands still.")) from None
    except cleaning.Broken:
        raise UploadRefused(
            _("This picture is damaged or was not sent whole. Please save it anew and send it again.")
        ) from None


def too_heavy(group: Group, size: int) -> str:
    """Why so many bytes are too many for a group; empty if they are not."""
    most = min(group.max_megabytes * 1024 * 1024, MOST_BYTES)
    if size <= most:
        return ""
    sentence = _("This file is larger than %(most)s MB. Please send a smaller one, a JPEG for instance.")
    return sentence % {"most": most // (1024 * 1024)}


def too_small(group: Group, width: int, height: int) -> str:
    """Why a picture of so many pixels is too coarse for a group; empty if it is not."""
    said = {"width": width, "height": height, "least": group.min_pixels, "dpi": group.min_dpi}
    if min(width, height) < group.min_pixels:
        sentence = _(
            "This picture has %(width)s × %(height)s pixels; the shorter side needs %(least)s. "
            "Please send a larger one."
        )
        return sentence % said
    if group.print_cm and dots_per_inch(group, width) < group.min_dpi:
        sentence = _(
            "This picture is %(width)s pixels wide; printed %(cm)s cm wide it needs %(needed)s "
            "(%(dpi)s dots per inch). Please send a larger one."
        )
        needed = math.ceil(group.min_dpi * group.print_cm / _CM_OF_INCH)
        return sentence % (said | {"cm": f"{group.print_cm.normalize():f}", "needed": needed})
    return ""


def dots_per_inch(group: Group, width: int) -> Decimal:
    """How fine a picture is when it is printed as wide as the group says; ``print_cm`` must not be 0."""
    return width / (group.print_cm / _CM_OF_INCH)
