"""The formats products can come in: one file each, one line here."""

from ..records import Reader
from . import vendure

READERS: dict[str, Reader] = {"vendure": vendure.read}
