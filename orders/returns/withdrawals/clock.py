"""When the money of a withdrawal is due. Pure."""

from datetime import date, timedelta

#: The law: without undue delay, at the latest so many days after the statement came.
REFUND_WITHIN = timedelta(days=14)


def refund_due_on(stated_on: date) -> date:
    """The last day of the refund."""
    return stated_on + REFUND_WITHIN
