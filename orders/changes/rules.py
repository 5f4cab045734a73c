"""May an order still be cancelled, or a line of it changed? One rule for the page, the mail and the POST.

A shopper may while no work has begun and nothing was sent. Cancelling concerns the work on every line, changing a
line only the work on that line. Staff may also cancel an order whose making has begun, after they saw what is made.
"""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Standing:
    """What the rule must know of an order, or of one of its lines.

    ``status`` says in words where the order is; ``begun`` names the lines in question on which work has begun.
    """

    number: str
    status: str
    is_over: bool
    has_left: bool
    begun: tuple[str, ...] = ()


def reason_against(standing: Standing) -> str:
    """Why a shopper can no longer cancel or change it; empty if they can."""
    if standing.is_over or standing.has_left:
        return _("Order %(number)s is %(now)s.") % {"number": standing.number, "now": standing.status.lower()}
    if standing.begun:
        lines = get_text_list(list(standing.begun), _("and"))
        return _("Work on %(lines)s has begun, so it cannot be cancelled or changed any more.") % {"lines": lines}
    return ""


def reason_against_staff(standing: Standing) -> str:
    """Why staff cannot cancel it; empty if they can. ``begun`` names only what they were not shown."""
    if standing.begun and not (standing.is_over or standing.has_left):
        lines = get_text_list(list(standing.begun), _("and"))
        return _("Work on %(lines)s has begun meanwhile. Look at the order again, then cancel it.") % {"lines": lines}
    return reason_against(standing)
