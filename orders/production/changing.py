"""Other choices for an ordered line, as long as nobody has laid hands on it: the gate before ``orders.order.changing``.

The price that an agreed change moves is asked for, or given back, and the proof is made anew, all in one transaction
with the change itself.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from customers.timeline.states import WrongState
from orders.order import changing as orders
from orders.order.models import LineChange, Order, OrderLine
from orders.payment.differences import follow_total

from .models import Job
from .services import has_begun, line_changed


def reason_against_change(line: OrderLine) -> str:
    """Why the choices of a line cannot be changed any more; nothing if they can."""
    if reason := orders.reason_against_change(line):
        return reason
    return _begun(line) if has_begun(line) else ""


def changeable_lines(order: Order) -> list[OrderLine]:
    """The lines whose choices can still be changed; they came with the order, one query for their jobs."""
    under_way = [Job.Status.STARTED, Job.Status.DONE]
    begun = set(Job.objects.filter(line__order=order, status__in=under_way).values_list("line", flat=True))
    lines = [line for line in order.lines.all() if line.pk not in begun]
    for line in lines:
        line.order = order
    return [line for line in lines if not orders.reason_against_change(line)]


@transaction.atomic
def propose(line: OrderLine, *, choices: Mapping[str, object], actor, note: str = "") -> LineChange:
    """Ask the customer; nothing changes before they agree.

    Raises:
        WrongState: it cannot be changed any more, or a change of it waits already.
        ChoiceRefused: it cannot be made like this, or nothing is changed.
    """
    _ask_not_begun(line)
    return orders.propose(line, choices=choices, actor=actor, note=note)


@transaction.atomic
def change(line: OrderLine, *, choices: Mapping[str, object], how: str, actor, note: str = "") -> LineChange:
    """The customer has agreed already, by phone or mail: the line is changed at once.

    Raises:
        WrongState, ChoiceRefused: as ``propose``.
    """
    _ask_not_begun(line)
    made = orders.propose(line, choices=choices, actor=actor, note=note, ask=False)
    agree(made, how=how, actor=actor)
    return made


@transaction.atomic
def agree(change: LineChange, *, how: str, actor=None, note: str = "") -> None:
    """The customer agrees to what was proposed.

    Raises:
        WrongState: work has begun, it was decided already, or a payment is in progress.
    """
    _ask_not_begun(change.line)
    orders.agree(change, how=how, actor=actor, note=note)
    follow_total(change.line.order)
    line_changed(change.line, actor=actor)


def _ask_not_begun(line: OrderLine) -> None:
    """Whoever begins to make it locks the same order, so only one of the two is first."""
    Order.objects.select_for_update().get(pk=line.order_id)
    if has_begun(line):
        raise WrongState(_begun(line))


def _begun(line: OrderLine) -> str:
    return _("Work on %(line)s has begun, so it cannot be changed any more.") % {"line": line.name}
