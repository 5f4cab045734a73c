"""Lines that cannot be judged: their variant was deleted, or judging them failed. A basket never falls over for one."""

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
        """What it was called when it was last shown."""
        return self.line.shown_name or _("Something")


def without_variant(lines: list[BasketLine]) -> list[UnavailableLine]:
    """Lines whose variant was deleted."""
    sentence = _("%(what)s is no longer sold. Please remove it to go on.")
    gone = (UnavailableLine(line, "") for line in lines if line.variant_id is None)
    return [UnavailableLine(each.line, sentence % {"what": each.name}) for each in gone]


def judge(line: BasketLine, judging: Callable[[], T]) -> T | UnavailableLine:
    """What ``judging`` gives, or the line with a sentence if it fails, whatever the reason is."""
    try:
        return judging()
    except DatabaseError:
        raise  # The transaction is over with it.
    except Exception:
        log.exception("Line %s of a basket cannot be judged", line.pk)
        return UnavailableLine(line, no_price(str(line.variant)))


def no_price(name: str) -> str:
    """Why a line without a right price cannot be ordered."""
    return _("%(what)s has no price at the moment. Please remove it to go on, or ask us.") % {"what": name}
