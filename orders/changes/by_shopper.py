"""A shopper changes words and options of an ordered line, as far as the policy of the order lets them."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from cms.policies.terms import Asker, ChangeKind
from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order, OrderLine
from orders.production.models import Job

from .models import LineChange
from .order_state import state_of_line
from .quotes import reason_against_quote
from .rules import reason_against_changing
from .services import change
from .wanted import changed_kinds

#: What of a line's choices can be changed.
KINDS = (ChangeKind.WORDS, ChangeKind.OPTIONS)


def reasons_against(line: OrderLine, *, has_begun: bool | None = None) -> dict[ChangeKind, str]:
    """Why a shopper cannot change the words, or the options, of a line; "" if they can. One query at most."""
    if reason := reason_against_quote(line):
        return dict.fromkeys(KINDS, reason)
    state = state_of_line(line, has_begun=has_begun)
    return {kind: reason_against_changing(state, kind, asker=Asker.SHOPPER) for kind in KINDS}


def changeable_by_shopper(order: Order, lines: Iterable[OrderLine]) -> list[OrderLine]:
    """The lines of which a shopper can change something, with their jobs read already; no query."""
    if order.is_over:
        return []
    made = [line for line in lines if line.is_made_to_order and line.variant_id and not line.change_proposed_at]
    return [line for line in made if not all(_reasons(line).values())]


def _reasons(line: OrderLine) -> dict[ChangeKind, str]:
    state = state_of_line(line, has_begun=hasattr(line, "job") and line.job.has_begun)
    return {kind: reason_against_changing(state, kind, asker=Asker.SHOPPER) for kind in KINDS}


@transaction.atomic
def change_by_shopper(line: OrderLine, *, choices: Mapping[str, object], actor: User | None) -> LineChange:
    """Change the line at once, at the price of these choices.

    Raises:
        WrongState: the policy does not let them change this any more, or another change waits or was agreed meanwhile.
        ChoiceRefused: the choices are not valid, or nothing is changed.
    """
    line.order = Order.objects.select_for_update().get(pk=line.order_id)  # Work that begins locks the same row.
    has_begun = Job.objects.begun().filter(line=line).exists()
    against = reasons_against(line, has_begun=has_begun)
    if reason := next((against[kind] for kind in sorted(changed_kinds(line, choices)) if against[kind]), ""):
        raise WrongState(reason)
    return change(line, choices=choices, how=LineChange.How.LINK, actor=actor)
