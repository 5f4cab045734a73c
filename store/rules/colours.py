"""Colours as numbers: how light they are, how they stand out from each other, how close they are."""

import re
from functools import lru_cache

#: ``#rgb`` and ``#rrggbb``.
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


@lru_cache(maxsize=1000)
def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=1000)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = map(_linear, parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2); 21 where one of them is no colour."""
    if not (HEX.match(one) and HEX.match(other)):
        return 21.0
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """How far two colours lie apart for the eye: in Oklab, 0 for equal ones, 1 from black to white."""
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    return sum((first - second) ** 2 for first, second in pairs) ** 0.5


@lru_cache(maxsize=1000)
def _oklab(colour: str) -> tuple[float, float, float]:
    """Lightness and two axes of colour (Björn Ottosson, A perceptual color space for image processing, 2020)."""
    red, green, blue = map(_linear, parts(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
