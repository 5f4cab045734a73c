"""Numbers of withdrawals: a prefix and the primary key plus an offset."""

from cms.text.spelling import numbered

PREFIX = "W-"
#: Added to the primary key, so that the first number does not look like the first.
OFFSET = 1000


def withdrawal_number(pk: int) -> str:
    """The number of the withdrawal with this primary key: W-1042."""
    return f"{PREFIX}{OFFSET + pk}"


def as_withdrawal_number(typed: str) -> str:
    """The number as it is stored, from any spelling: ``#w 1042`` is W-1042. Other text matches none."""
    return numbered(typed, PREFIX, 1)
