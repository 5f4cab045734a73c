"""Limits of files: bytes, pixels and dots per inch."""

import math
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

#: Bounds of every file that a shopper or staff sends, whatever its use allows.
MAX_BYTES, MAX_MEGAPIXELS = 20 * 1024 * 1024, 40
#: Pictures of shoppers in one basket.
MAX_IN_A_BASKET = 20
_MEGABYTE = 1024 * 1024
_CM_OF_INCH = Decimal("2.54")


@dataclass(frozen=True)
class Limits:
    """The limits of one use of a file; 0 is no limit, but for ``max_bytes``."""

    max_bytes: int = MAX_BYTES
    max_megapixels: int = MAX_MEGAPIXELS
    #: Pixels of the shorter side.
    min_pixels: int = 0
    #: Printed with this width, it must have ``min_dpi`` dots per inch.
    print_cm: Decimal = Decimal(0)
    min_dpi: int = 0


def too_heavy(limits: Limits, size: int) -> str:
    """Why a file has too many bytes; empty if it is small enough."""
    allowed = min(limits.max_bytes, MAX_BYTES)
    if size <= allowed:
        return ""
    sentence = _("This file is larger than %(max)s MB. Please send a smaller one, a JPEG for instance.")
    return sentence % {"max": allowed // _MEGABYTE}


def too_small(limits: Limits, width: int, height: int) -> str:
    """Why a picture has too few pixels; empty if it has enough."""
    values = {"width": width, "height": height, "min": limits.min_pixels, "dpi": limits.min_dpi}
    if min(width, height) < limits.min_pixels:
        sentence = _(
            "This picture has %(width)s × %(height)s pixels; the shorter side needs %(min)s. Please send a larger one."
        )
        return sentence % values
    if limits.print_cm and dots_per_inch(limits, width) < limits.min_dpi:
        sentence = _(
            "This picture is %(width)s pixels wide; printed %(cm)s cm wide it needs %(needed)s "
            "(%(dpi)s dots per inch). Please send a larger one."
        )
        needed = math.ceil(limits.min_dpi * limits.print_cm / _CM_OF_INCH)
        return sentence % (values | {"cm": f"{limits.print_cm.normalize():f}", "needed": needed})
    return ""


def dots_per_inch(limits: Limits, width: int) -> Decimal:
    """The resolution of a picture that is printed ``print_cm`` wide, which must not be 0."""
    return width / (limits.print_cm / _CM_OF_INCH)
