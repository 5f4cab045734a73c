"""Pictures that follow choices: pure Python, no models."""

from .compose import compose
from .fonts import CannotWrite, Faces, Font, UnreadableFont
from .images import Image
from .offers import Offers, offers
from .photo import stacked
from .source import UnreadableDrawing

__all__ = [
    "CannotWrite",
    "Faces",
    "Font",
    "Image",
    "Offers",
    "UnreadableDrawing",
    "UnreadableFont",
    "compose",
    "offers",
    "stacked",
]
