"""Books: rules that compute a stored number again from its rows, and name the rows where the two differ.

Each app has its rules in ``books.py``::

    @book_rule("stock: held is the sum of the holds")
    def held() -> Checked:
        levels = StockLevel.objects.annotate(sum=Coalesce(Sum("holds__quantity"), 0))
        return compared(levels, wrong=~Q(held=F("sum")), sentence=lambda level: f"{level}: ...")

A rule only reads. It adds up in SQL and takes out the rows that differ, so the memory it needs does not grow.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from .models import BookResult

#: Rows that differ and are named, for each rule.
MAX_NAMED = 10


@dataclass(frozen=True)
class Checked:
    """What a rule looked at: how many rows, and a sentence for each that differs. ``wrong`` is read once."""

    rows: int
    wrong: Iterable[str]


@dataclass(frozen=True)
class Finding:
    """The answer of one rule: rows looked at, how many of them differ, and sentences for the first of these."""

    rule: str
    rows: int
    wrong: int
    first: list[str]


Rule = Callable[[], Checked]
_rules: dict[str, Rule] = {}


def book_rule(name: str) -> Callable[[Rule], Rule]:
    """Register a rule under its name, which begins with its subject: ``stock: …``."""

    def register(function: Rule) -> Rule:
        if name in _rules:
            raise ValueError(f"The book rule {name!r} is named twice.")
        _rules[name] = function
        return function

    return register


def compared(rows: models.QuerySet, *, wrong: models.Q, sentence: Callable[[Any], str]) -> Checked:
    """The answer for the rows of one query, of which those that match ``wrong`` differ."""
    return Checked(rows.count(), (sentence(row) for row in rows.filter(wrong).order_by("pk").iterator()))


def check_books() -> list[Finding]:
    """Ask every rule, by name. All see one state of the database."""
    with _one_state():
        return [_ask(name, rule) for name, rule in sorted(_rules.items())]


def _ask(name: str, rule: Rule) -> Finding:
    answer = rule()
    wrong = iter(answer.wrong)
    first = list(islice(wrong, MAX_NAMED))
    return Finding(name, answer.rows, len(first) + sum(1 for _each in wrong), first)


@contextmanager
def _one_state() -> Iterator[None]:
    """A transaction that reads one state, and makes nobody wait. Within an open transaction: that one."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:  # Django's own transactions of SQLite lock out everybody who writes.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@transaction.atomic
def save_findings(findings: list[Finding]) -> None:
    """Store the answers of the last check, one row for each rule; rows of rules that are gone are deleted."""
    BookResult.objects.exclude(rule__in=[each.rule for each in findings]).delete()
    rows = [BookResult(**vars(each), at=timezone.now()) for each in findings]
    changed = ["rows", "wrong", "first", "at"]
    BookResult.objects.bulk_create(rows, update_conflicts=True, unique_fields=["rule"], update_fields=changed)
