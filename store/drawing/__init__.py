"""Pictures that follow choices: pure Python, no models."""

from .capital_height import capital_height, capital_height_on
from .compose import compose, groups_in_capitals
from .features import Features, features_of
from .fonts import CannotWrite, Faces, Typeface, UnreadableFont
from .images import Image
from .photograph import stack_layers
from .source import UnreadableDrawing
from .texts import capitals
from .upload_places import place_ratio, place_ratio_on

__all__ = [
    "CannotWrite",
    "Faces",
    "Features",
    "Image",
    "Typeface",
    "UnreadableDrawing",
    "UnreadableFont",
    "capital_height",
    "capital_height_on",
    "capitals",
    "compose",
    "features_of",
    "groups_in_capitals",
    "place_ratio",
    "place_ratio_on",
    "stack_layers",
]
