"""Pictures that follow choices: pure Python, no Django."""

from .compose import compose
from .offers import Offers, offers
from .source import UnreadableDrawing

__all__ = ["Offers", "UnreadableDrawing", "compose", "offers"]
