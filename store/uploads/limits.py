"""What a file may be: bytes, pixels and dots per inch."""

import math
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

#: Largest file of all, whatever the limits of its use allow.
MAX_BYTES = 25 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_CM_OF_INCH = Decimal("2.54")


@dataclass(frozen=True)
class Limits:
    """The limits of one use of a file; 0 is no limit, but for ``max_bytes``."""

    max_bytes: int = MAX_BYTES
    max_megapixels: int = 60
    #: Pixels of the shorter side.
    min_pixels: int = 0
    #: Printed so wide, it must have so many dots per inch.
    print_cm: Decimal = Decimal(0)
    min_dpi: int = 0


def too_heavy(limits: Limits, size: int) -> str:
    """Why a file has too many bytes; empty if it has not."""
    allowed = min(limits.max_bytes, MAX_BYTES)
    if size <= allowed:
        return ""
    sentence = _("This file is larger than %(most)s MB. Please send a smaller one, a JPEG for instance.")
    return sentence % {"most": allowed // _MEGABYTE}


def too_small(limits: Limits, width: int, height: int) -> str:
    """Why a picture of so many pixels is too coarse; empty if it is not."""
    said = {"width": width, "height": height, "least": limits.min_pixels, "dpi": limits.min_dpi}
    if min(width, height) < limits.min_pixels:
        sentence = _(
            "This picture has %(width)s × %(height)s pixels; the shorter side needs %(least)s. "
            "Please send a larger one."
        )
        return sentence % said
    if limits.print_cm and dots_per_inch(limits, width) < limits.min_dpi:
        sentence = _(
            "This picture is %(width)s pixels wide; printed %(cm)s cm wide it needs %(needed)s "
            "(%(dpi)s dots per inch). Please send a larger one."
        )
        needed = math.ceil(limits.min_dpi * limits.print_cm / _CM_OF_INCH)
        return sentence % (said | {"cm": f"{limits.print_cm.normalize():f}", "needed": needed})
    return ""


def dots_per_inch(limits: Limits, width: int) -> Decimal:
    """How fine a picture is when it is printed ``print_cm`` wide, which must not be 0."""
    return width / (limits.print_cm / _CM_OF_INCH)
