"""Whether an order can be cancelled, or a line of it changed. One rule for the page, the mail and the POST.

For shoppers the policy of the order decides (``cms.policies.rules``); nothing goes once it is over or has left. For
cancelling, every line counts; for changing a line, only that line. Staff can also cancel an order whose work has begun,
if the screen listed that work.
"""

from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from cms.policies.rules import LineFacts, may_cancel, may_change
from cms.policies.terms import Asker, ChangeKind, PolicyTerms


@dataclass(frozen=True)
class OrderState:
    """The facts that the rule needs about an order or one of its lines.

    ``status`` is the order's status in words; ``begun`` are the names of lines on which work has begun; ``terms`` are
    those of the policy that it was placed under.
    """

    number: str
    status: str
    is_over: bool
    has_left: bool
    begun: tuple[str, ...] = ()
    is_paid: bool = False
    terms: PolicyTerms = field(default_factory=PolicyTerms)


def reason_against(state: OrderState) -> str:
    """Why a shopper cannot cancel it; "" if they can."""
    return _reason_it_is_gone(state) or may_cancel(state.terms, _lines(state), asker=Asker.SHOPPER).reason


def reason_against_changing(state: OrderState, kind: ChangeKind, *, asker: Asker) -> str:
    """Why this of the line cannot be changed; "" if it can. ``state`` is that of the line."""
    changed = (may_change(state.terms, kind, line, asker=asker) for line in _lines(state))
    return _reason_it_is_gone(state) or next((answer.reason for answer in changed if not answer), "")


def reason_against_staff(state: OrderState) -> str:
    """Why staff cannot cancel it; "" if they can. ``begun`` has only the lines that the screen did not list."""
    if state.begun and not (state.is_over or state.has_left):
        lines = get_text_list(list(state.begun), _("and"))
        return _("Work on %(lines)s has begun meanwhile. Look at the order again, then cancel it.") % {"lines": lines}
    return _reason_it_is_gone(state) or may_cancel(state.terms, _lines(state), asker=Asker.STAFF).reason


def _reason_it_is_gone(state: OrderState) -> str:
    if state.is_over or state.has_left:
        return _("Order %(number)s is %(now)s.") % {"number": state.number, "now": state.status.lower()}
    return ""


def _lines(state: OrderState) -> list[LineFacts]:
    """The lines on which work has begun, and one that stands for the others."""
    begun = [LineFacts(name=name, made_to_order=True, is_paid=state.is_paid, is_begun=True) for name in state.begun]
    return [*begun, LineFacts(is_paid=state.is_paid)]
