"""Pictures that follow choices: pure Python, no Django."""

from .compose import compose
from .fonts import CannotWrite, Faces, Font, UnreadableFont
from .offers import Offers, offers
from .source import UnreadableDrawing

__all__ = ["CannotWrite", "Faces", "Font", "Offers", "UnreadableDrawing", "UnreadableFont", "compose", "offers"]
