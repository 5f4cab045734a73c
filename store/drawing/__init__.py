"""Pictures that follow choices: pure Python, no models."""

from .compose import compose
from .features import Features, features_of
from .fonts import CannotWrite, Faces, Typeface, UnreadableFont
from .images import Image
from .photograph import stack_layers
from .source import UnreadableDrawing

__all__ = [
    "CannotWrite",
    "Faces",
    "Features",
    "Image",
    "Typeface",
    "UnreadableDrawing",
    "UnreadableFont",
    "compose",
    "features_of",
    "stack_layers",
]
