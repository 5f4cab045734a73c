"""Lines that cannot be priced: their variant was deleted, or computing failed. The other lines still work."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import DatabaseError
from django.utils.translation import gettext as _

from .models import BasketLine

log = logging.getLogger("kontor.basket")
T = TypeVar("T")


@dataclass(frozen=True)
class UnavailableLine:
    """A line that cannot be ordered and has no price; ``problem`` is a sentence for the shopper."""

    line: BasketLine
    problem: str

    @property
    def name(self) -> str:
        """Its name when the basket was last displayed."""
        return self.line.displayed_name or _("This product")


def without_variant(lines: list[BasketLine]) -> list[UnavailableLine]:
    """Lines whose variant was deleted."""
    sentence = _("%(what)s is no longer sold. Please remove it to go on.")
    unnamed = (UnavailableLine(line, "") for line in lines if line.variant_id is None)
    return [UnavailableLine(each.line, sentence % {"what": each.name}) for each in unnamed]


def judge(line: BasketLine, judging: Callable[[], T]) -> T | UnavailableLine:
    """The result of ``judging``; if it raises anything but a database error, the line as unavailable."""
    try:
        return judging()
    except DatabaseError:
        raise  # The transaction is broken.
    except Exception:
        log.exception("Line %s of a basket cannot be priced", line.pk)
        return UnavailableLine(line, no_price(str(line.variant)))


def no_price(name: str) -> str:
    """The sentence for a line without a valid price."""
    return _("%(what)s has no price at the moment. Please remove it to go on, or ask us.") % {"what": name}
