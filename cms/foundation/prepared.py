"""Queries that are put together once: the database is asked every time, the SQL is written but once a process.

Writing the SQL of a query with joins takes Django several times as long as SQLite takes to answer it. It is worth
it for the few queries that pages make which cannot be kept.
"""

import copy
from collections.abc import Callable
from datetime import date
from functools import wraps
from itertools import count
from typing import Any

from django.db import connections
from django.db.models import QuerySet

#: Stand-ins for values: no row has such a number.
_NUMBERS = 1_999_000_000


def prepared(build: Callable[..., QuerySet]) -> Callable[..., list]:
    """The function gives a queryset for its arguments; what it becomes gives the list of its rows.

    Arguments are texts, days, keys that came from the database, or lists of such keys. The function is given stand-ins
    for them, so it may only compare columns with them; and all that differs from call to call must be an argument.

    Raises:
        ValueError: an argument does not reach the database as it is.
    """
    known: dict[tuple, _Prepared] = {}

    @wraps(build)
    def rows(*arguments: int | str | date | list[int] | None) -> list[Any]:
        if None in arguments or [] in arguments:
            return []  # Nothing equals nothing, or is in an empty list.
        filled = tuple(_filled(each) if isinstance(each, list) else each for each in arguments)
        shape = tuple(len(each) if isinstance(each, list) else type(each) for each in filled)
        if shape not in known:
            known[shape] = _Prepared(build, filled)
        return known[shape].rows(filled)

    return rows


def _filled(values: list[int]) -> list[int]:
    """The same values, as many as a power of two: so lists of all lengths share a few queries."""
    length = 1 << (len(values) - 1).bit_length()
    return values + values[-1:] * (length - len(values))


class _Prepared:
    """One query for arguments of one shape."""

    def __init__(self, build: Callable[..., QuerySet], arguments: tuple) -> None:
        stand_ins = _stand_ins(arguments)
        self.queryset = build(*stand_ins)
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        self.sql, self.values = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
        places = {value: place for place, value in enumerate(self._flat(stand_ins))}
        #: For each value of the SQL the place of the argument, or None if it is always the same.
        self.places = [places.get(value) if isinstance(value, int | str | date) else None for value in self.values]
        if not set(places.values()) <= set(self.places):
            raise ValueError(f"{build.__qualname__} changes an argument before it reaches the database.")

    def rows(self, arguments: tuple) -> list[Any]:
        flat = self._flat(arguments)
        pairs = zip(self.values, self.places, strict=True)
        values = tuple(value if place is None else flat[place] for value, place in pairs)
        return list(self.queryset._iterable_class(_Asked(self, values)))

    def _flat(self, arguments) -> list[Any]:
        """One value after the other, each as the database wants it."""
        write_day = connections[self.queryset.db].ops.adapt_datefield_value
        parts = [part for each in arguments for part in (each if isinstance(each, list) else [each])]
        return [write_day(part) if isinstance(part, date) else part for part in parts]

    def compiler_for(self, values: tuple):
        """A compiler that has done its work already."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        compiler.as_sql = lambda *_how, **_more: (self.sql, values)
        compiler.get_converters = lambda _columns: self.converters
        return compiler


class _Asked:
    """What Django's iterables want to know of a queryset and of its query."""

    def __init__(self, made: _Prepared, values: tuple) -> None:
        self.made, self.values, self.query = made, values, self

    def __getattr__(self, name: str) -> Any:
        if name in {"db", "_known_related_objects", "_hints", "_fields"}:
            return getattr(self.made.queryset, name)
        return getattr(self.made.queryset.query, name)

    def get_compiler(self, using: str):
        return self.made.compiler_for(self.values)


def _stand_ins(arguments: tuple) -> list[Any]:
    numbers = count(_NUMBERS)
    return [
        [next(numbers) for _number in each] if isinstance(each, list) else _stand_in(each, next(numbers))
        for each in arguments
    ]


def _stand_in(argument: int | str | date, number: int) -> int | str | date:
    if isinstance(argument, date):
        return date.fromordinal(number - _NUMBERS + 1)
    return number if isinstance(argument, int) else f"\x01{number}"
