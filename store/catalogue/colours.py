"""Colour families: what shoppers call a colour. Pure: a colour value in, families out.

A value is read in OKLCH (https://bottosson.github.io/posts/oklab/): lightness from 0 to 1, chroma from 0 (grey) to
about 0.3, hue in degrees. A family is one or more zones of that space; zones overlap, so coral is red and orange.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import ImageColor


class Family(StrEnum):
    """A colour family, by the word that stands in addresses and in the index."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    BEIGE = "beige"
    BROWN = "brown"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


#: Names for the reader, and the colour of the dot beside each.
NAMES: dict[Family, Promise] = {
    Family.BLACK: _("Black"),
    Family.GREY: _("Grey"),
    Family.WHITE: _("White"),
    Family.BEIGE: _("Beige"),
    Family.BROWN: _("Brown"),
    Family.RED: _("Red"),
    Family.ORANGE: _("Orange"),
    Family.YELLOW: _("Yellow"),
    Family.GREEN: _("Green"),
    Family.BLUE: _("Blue"),
    Family.PURPLE: _("Purple"),
    Family.PINK: _("Pink"),
}
DOTS = {
    Family.BLACK: "#1f1f22",
    Family.GREY: "#8b8b8f",
    Family.WHITE: "#ffffff",
    Family.BEIGE: "#dccfb4",
    Family.BROWN: "#7d5336",
    Family.RED: "#c0392b",
    Family.ORANGE: "#e07b2e",
    Family.YELLOW: "#e3bb3a",
    Family.GREEN: "#4f7a4c",
    Family.BLUE: "#3b6ea5",
    Family.PURPLE: "#6f4a8e",
    Family.PINK: "#e5a3b1",
}


@dataclass(frozen=True)
class Zone:
    """A part of the colour space; every bound is from (included) to (excluded). A hue may pass 360."""

    family: Family
    light: tuple[float, float] = (0, 1.01)
    chroma: tuple[float, float] = (0, 1)
    hue: tuple[float, float] = (0, 360)

    def holds(self, light: float, chroma: float, hue: float) -> bool:
        """Whether the colour lies in the zone."""
        turned = hue + 360 if hue < self.hue[0] else hue
        return all(
            low <= value < high
            for value, (low, high) in ((light, self.light), (chroma, self.chroma), (turned, self.hue))
        )


#: Below this chroma no hue is seen.
_GREY = 0.022
#: The first zone that holds a colour names it best; the others are named, too.
ZONES = (
    Zone(Family.BLACK, light=(0, 0.30), chroma=(0, 0.04)),
    Zone(Family.WHITE, light=(0.94, 1.01), chroma=(0, _GREY)),
    Zone(Family.GREY, light=(0.30, 0.94), chroma=(0, _GREY)),
    Zone(Family.BEIGE, light=(0.66, 1.01), chroma=(0.012, 0.09), hue=(50, 92)),
    Zone(Family.BEIGE, light=(0.80, 1.01), chroma=(0.012, 0.07), hue=(92, 115)),
    # From red to yellow.
    Zone(Family.PINK, light=(0.62, 1.01), chroma=(_GREY, 1), hue=(335, 372)),
    Zone(Family.PINK, light=(0.74, 1.01), chroma=(_GREY, 0.13), hue=(372, 410)),
    Zone(Family.PINK, light=(0.70, 1.01), chroma=(0.10, 0.17), hue=(372, 390)),
    Zone(Family.RED, light=(0, 0.72), chroma=(0.12, 1), hue=(372, 400)),
    Zone(Family.RED, light=(0, 0.62), chroma=(0.13, 1), hue=(345, 372)),
    Zone(Family.ORANGE, light=(0.58, 1.01), chroma=(0.13, 1), hue=(390, 434)),
    Zone(Family.ORANGE, light=(0.46, 0.58), chroma=(0.16, 1), hue=(398, 434)),
    Zone(Family.ORANGE, light=(0.74, 1.01), chroma=(0.09, 0.13), hue=(410, 434)),
    Zone(Family.BROWN, light=(0, 0.66), chroma=(_GREY, 0.14), hue=(372, 452)),
    Zone(Family.BROWN, light=(0, 0.60), chroma=(0.14, 0.162), hue=(384, 452)),
    Zone(Family.BROWN, light=(0.66, 0.74), chroma=(_GREY, 0.13), hue=(372, 410)),
    Zone(Family.BROWN, light=(0.66, 0.82), chroma=(0.055, 0.09), hue=(50, 80)),
    Zone(Family.BROWN, light=(0.66, 0.82), chroma=(0.09, 0.13), hue=(50, 75)),
    Zone(Family.YELLOW, light=(0.66, 1.01), chroma=(0.09, 1), hue=(74, 115)),
    Zone(Family.YELLOW, light=(0.80, 1.01), chroma=(0.07, 0.09), hue=(92, 115)),
    # From green to purple.
    Zone(Family.GREEN, light=(0, 0.80), chroma=(_GREY, 1), hue=(92, 115)),
    Zone(Family.GREEN, chroma=(_GREY, 1), hue=(115, 200)),
    Zone(Family.BLUE, chroma=(_GREY, 1), hue=(180, 280)),
    Zone(Family.PURPLE, chroma=(_GREY, 1), hue=(280, 335)),
    Zone(Family.PURPLE, light=(0, 0.62), chroma=(_GREY, 0.13), hue=(335, 372)),
    Zone(Family.PURPLE, light=(0, 0.62), chroma=(0.13, 1), hue=(335, 345)),
    Zone(Family.PINK, light=(0.68, 1.01), chroma=(0.15, 1), hue=(310, 335)),
    # Nearly black, nearly grey.
    Zone(Family.BLACK, light=(0.30, 0.36), chroma=(0, 0.03)),
    Zone(Family.GREY, light=(0.36, 0.90), chroma=(_GREY, 0.026)),
)


@lru_cache(maxsize=4096)
def families_of(value: str) -> tuple[Family, ...]:
    """The families of a colour such as ``#8f9f8c``, the fittest first; none if it is no colour value."""
    parts = _parts(value)
    if parts is None:
        return ()
    place = _oklch(*parts)
    found = tuple(dict.fromkeys(zone.family for zone in ZONES if zone.holds(*place)))
    return found or (Family.GREY,)


@lru_cache(maxsize=4096)
def distance(value: str, family: Family) -> float:
    """How far a colour is from the dot of a family: 0 is the same, 1 about as far as black from white."""
    parts, dot = _parts(value), _parts(DOTS[family])
    return math.dist(_oklab(*parts), _oklab(*dot)) if parts and dot else 1.0


def named_value(name: str) -> str:
    """The value of a colour that the web knows by name, such as "navy"; empty for others."""
    try:
        red, green, blue = ImageColor.getrgb(name.strip().lower().replace(" ", ""))[:3]
    except ValueError:
        return ""
    return f"#{red:02x}{green:02x}{blue:02x}"


def _parts(value: str) -> tuple[float, float, float] | None:
    if len(value) != 7 or value[0] != "#":
        return None
    try:
        return int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255
    except ValueError:
        return None


def _oklch(red: float, green: float, blue: float) -> tuple[float, float, float]:
    light, to_red, to_yellow = _oklab(red, green, blue)
    return light, math.hypot(to_red, to_yellow), math.degrees(math.atan2(to_yellow, to_red)) % 360


def _oklab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    r, g, b = map(_linear, (red, green, blue))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    to_red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    to_yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, to_red, to_yellow


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
