"""A picture turned, or cropped to the shape of the place it is for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

#: Which part of a picture a crop keeps, as the share of what is cut off that lies before it.
KEEP: Mapping[str, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
#: Which way a picture is turned, in quarters against the clock.
TURN: Mapping[str, int] = {"left": 1, "right": 3}
#: Up to this share nobody sees that something is cut off.
_UNSEEN = 0.02


@dataclass(frozen=True)
class PictureEdit:
    """Quarters against the clock, then a crop to ``ratio``, width divided by height; 0 crops nothing."""

    quarters: int = 0
    ratio: float = 0.0
    keep: float = 0.5

    def apply(self, image: Image.Image) -> Image.Image:
        """The edited picture."""
        turns = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
        if self.quarters in turns:
            image = image.transpose(turns[self.quarters])
        return image.crop(self._box(*image.size)) if self.ratio > 0 else image

    def _box(self, width: int, height: int) -> tuple[int, int, int, int]:
        wide = max(1, min(width, round(height * self.ratio)))
        high = max(1, min(height, round(width / self.ratio)))
        left, top = round((width - wide) * self.keep), round((height - high) * self.keep)
        return left, top, left + wide, top + high


@dataclass(frozen=True)
class CutOff:
    """What a place of another shape cuts off: the percentage, and whether left and right or above and below."""

    percent: int
    at_sides: bool


def cut_off(width: int, height: int, ratio: float) -> CutOff | None:
    """What is lost of a picture in a place with this ratio of width to height; None if nothing to speak of."""
    if not (ratio > 0 and width and height):
        return None
    own = width / height
    lost = 1 - min(own, ratio) / max(own, ratio)
    return CutOff(round(100 * lost), own > ratio) if lost > _UNSEEN else None
