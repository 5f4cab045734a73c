"""Ticket numbers: a prefix and the primary key plus an offset."""

from cms.text.spelling import numbered

PREFIX = "Q-"
#: Added to the primary key, so that the first number does not look like the first.
OFFSET = 1000


def ticket_number(pk: int) -> str:
    """The number of the ticket with this primary key: Q-1042."""
    return f"{PREFIX}{OFFSET + pk}"


def as_ticket_number(typed: str) -> str:
    """The number as it is stored, from any spelling: ``#q 1042`` is Q-1042. Other text matches no ticket."""
    return numbered(typed, PREFIX, 1)
