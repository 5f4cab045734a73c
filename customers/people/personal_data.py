"""What the shop knows about a person: how it is exported, and how it is erased.

Each app declares its parts in ``personal_data.py``, which is imported at start-up. The apps are loaded from the top
down, so a part is erased before those that it depends on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from django.db import models

from .models import Customer

#: A line of a table: the values by heading.
DataRow = dict[str, object]


@dataclass(frozen=True)
class DataFile:
    """A file of a person: its name in the export, and how its content is opened."""

    name: str
    open: Callable[[], IO[bytes]]


def _nothing(_customer: Customer) -> Iterable:
    return ()


def _erases_nothing(_customer: Customer) -> None:
    """Goes with the rows of another part."""


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """One table of a person's data."""

    #: Names the table in the export.
    key: str
    label: object
    #: The models that it covers.
    models: tuple[type[models.Model], ...]
    rows: Callable[[Customer], Iterable[DataRow]] = _nothing
    files: Callable[[Customer], Iterable[DataFile]] = _nothing
    #: Deletes the data, or what of it need not be kept by law; called in the transaction of the whole.
    erase: Callable[[Customer], None] = _erases_nothing
    #: Why it cannot be erased yet, one sentence each.
    reasons_against: Callable[[Customer], Iterable[str]] = _nothing
    #: False where the rows stay with an order that the law asks to keep.
    goes_whole: bool = True
    #: What is kept by law: which, why and until when, one sentence each.
    stays: Callable[[Customer], Iterable[str]] = _nothing


_parts: list[PersonalData] = []


def declare(part: PersonalData) -> None:
    """Add a part; called once at start-up."""
    _parts.append(part)


def parts() -> list[PersonalData]:
    """All parts, from the highest app down."""
    return list(_parts)
