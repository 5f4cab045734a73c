"""Reading feature models that others published: UVL and DIMACS."""

from .dimacs import read_dimacs
from .model import Model, Survey, Unreadable, survey
from .uvl import read_uvl

__all__ = ["Model", "Survey", "Unreadable", "read_model", "survey"]


def read_model(text: str, name: str = "") -> Model:
    """The model in a file, by the ending of its name, else by what it says.

    Raises:
        Unreadable: it cannot be read; the message is a sentence with the line.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "uvl" or (ending not in ("dimacs", "cnf") and not _looks_like_dimacs(text)):
        return read_uvl(text)
    return read_dimacs(text)


def _looks_like_dimacs(text: str) -> bool:
    first = next((line.split() for line in text.splitlines() if line.strip() and line.split()[0] != "c"), [])
    return first[:2] == ["p", "cnf"] or (bool(first) and all(part.lstrip("-").isdecimal() for part in first))
