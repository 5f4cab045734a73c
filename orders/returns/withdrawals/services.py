"""Withdrawals: stated by a shopper, joined to an order, and what staff do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from customers.timeline.work import wake
from orders.basket.models import new_token
from orders.order.models import Order

from .. import events
from ..models import Withdrawal, WithdrawalLine
from ..numbers import withdrawal_number
from .clock import refund_due_on
from .mails import write_receipt, write_rejection
from .policy import JudgedLine, judge_lines

Status = Withdrawal.Status


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a shopper typed, normalized; ``picked``: the lines in words, if a signed-in customer picked some."""

    name: str
    order_number: str
    email: str
    words: str = ""
    picked: str = ""
    language: str = "en"


@transaction.atomic
def state(
    statement: Statement,
    *,
    key: UUID,
    mail_receipt: bool = True,
    order: Order | None = None,
    quantities: Mapping[int, int] | None = None,
    user: User | None = None,
    at: datetime | None = None,
) -> Withdrawal:
    """Store the statement and mail the receipt. The same ``key`` again has no effect.

    Nothing here depends on whether the order exists: the worker looks for it. Only a signed-in customer who picked an
    own ``order``, or lines of it by ``quantities``, is joined at once. ``at`` is for imports and the sample shop.
    """
    now = at or timezone.now()
    values = vars(statement) | {"stated_at": now, "refund_due_on": refund_due_on(timezone.localdate(now))}
    values |= {"number": new_token()[:20], "is_receipt_mailed": mail_receipt, "due_at": None if order else now}
    withdrawal, made = Withdrawal.objects.get_or_create(key=key, defaults=values)
    if not made:
        return withdrawal
    withdrawal.number = withdrawal_number(withdrawal.pk)  # The database counts: no two are the same.
    withdrawal.save(update_fields=["number"])
    if mail_receipt:
        write_receipt(withdrawal)
    if order:
        join(withdrawal, order, quantities=quantities, actor=user, at=at)
    wake()
    return withdrawal


@transaction.atomic
def join(
    withdrawal: Withdrawal,
    order: Order,
    *,
    quantities: Mapping[int, int] | None = None,
    actor: User | None = None,
    by_hand: bool = False,
    at: datetime | None = None,
) -> None:
    """Say that the withdrawal is about this order. A reaction mails which lines can be withdrawn from.

    Without ``quantities`` it is about all lines; if the customer described some in words, a person sets them.

    Raises:
        WrongState: it is joined, settled or rejected already.
    """
    withdrawal.move_to(Status.JOINED, order=order, joined_by=actor if by_hand else None)
    if quantities is not None or not withdrawal.words:
        _write_lines(withdrawal, _judged(withdrawal, quantities))
    _record(events.WITHDRAWN, withdrawal, actor, at=at)


@transaction.atomic
def detach(withdrawal: Withdrawal, *, actor: User) -> None:
    """It is not about this order after all; a person looks for the right one.

    Raises:
        WrongState: it is settled or rejected.
    """
    order = withdrawal.order
    withdrawal.move_to(Status.RECEIVED, order=None, joined_by=None, items_received_at=None, proof_received_at=None)
    withdrawal.lines.all().delete()
    if order:
        _record(events.DETACHED, withdrawal, actor, order=order)


@transaction.atomic
def set_lines(withdrawal: Withdrawal, quantities: Mapping[int, int], *, actor: User) -> None:
    """Staff say which lines it is about, by primary key; a quantity of 0 is none. They may grant what policy refuses.

    Raises:
        WrongState: it is not joined, or a quantity is more than was ordered, or all are 0.
    """
    locked = Withdrawal.objects.select_for_update(of=("self",)).select_related("order").get(pk=withdrawal.pk)
    if locked.status != Status.JOINED or locked.order is None:
        raise WrongState(_("%(withdrawal)s is not open. Look at it again.") % {"withdrawal": locked})
    lines = {line.pk: line for line in locked.order.lines.all()}
    wanted = {key: quantity for key, quantity in quantities.items() if quantity}
    if not wanted:
        raise WrongState(_("Write at least one quantity. To refuse the whole withdrawal, reject it."))
    for key, quantity in wanted.items():
        if key not in lines or not 0 < quantity <= lines[key].quantity:
            raise WrongState(_("No more can be withdrawn from than was ordered. Nothing is changed."))
    _write_lines(locked, [JudgedLine(lines[key], quantity, "") for key, quantity in wanted.items()])
    words = ", ".join(f"{quantity} × {lines[key].name}" for key, quantity in wanted.items())
    _record(events.LINES_SET, locked, actor, lines=words)


@transaction.atomic
def receive_items(withdrawal: Withdrawal, *, actor: User) -> None:
    """The items are back, so the refund waits no longer. Stock is counted by whoever unpacks them.

    Raises:
        WrongState: it is not open, or they are back already.
    """
    _stamp(withdrawal, "items_received_at", events.ITEMS_RECEIVED, actor)


@transaction.atomic
def receive_proof(withdrawal: Withdrawal, *, actor: User) -> None:
    """The customer has proved that the items are sent, so the refund waits no longer.

    Raises:
        WrongState: it is not open, or the proof came before.
    """
    _stamp(withdrawal, "proof_received_at", events.PROOF_RECEIVED, actor)


@transaction.atomic
def reject(withdrawal: Withdrawal, *, reason: str, actor: User) -> None:
    """Refuse it. The sentence is mailed to the customer.

    Raises:
        WrongState: it is settled or rejected already.
    """
    decided = {"rejection": reason, "decided_by": actor, "decided_at": timezone.now()}
    withdrawal.move_to(Status.REJECTED, **decided)
    write_rejection(withdrawal, occasion=f"withdrawal_rejected:{withdrawal.pk}:{withdrawal.decided_at:%Y%m%d%H%M%S%f}")
    _record(events.REJECTED, withdrawal, actor, reason=reason)


@transaction.atomic
def reopen(withdrawal: Withdrawal, *, actor: User) -> None:
    """The rejection was a mistake: it is open again, without an order.

    Raises:
        WrongState: it is not rejected.
    """
    order = withdrawal.order
    undone = {"rejection": "", "decided_by": None, "decided_at": None, "order": None, "joined_by": None}
    withdrawal.move_to(Status.RECEIVED, **undone)
    withdrawal.lines.all().delete()
    if order:
        _record(events.REOPENED, withdrawal, actor, order=order)


def _judged(withdrawal: Withdrawal, quantities: Mapping[int, int] | None) -> list[JudgedLine]:
    """The reasons are in the customer's language, because they are mailed."""
    with override(withdrawal.language):
        day = timezone.localdate(withdrawal.stated_at)
        return judge_lines(withdrawal.order, stated_on=day, quantities=quantities)


def _write_lines(withdrawal: Withdrawal, judged: list[JudgedLine]) -> None:
    withdrawal.lines.all().delete()
    WithdrawalLine.objects.bulk_create(
        WithdrawalLine(
            withdrawal=withdrawal, line=each.line, quantity=each.quantity, reason_against=each.reason_against[:500]
        )
        for each in judged
    )


def _stamp(withdrawal: Withdrawal, field: str, verb: Verb, actor: User) -> None:
    rows = Withdrawal.objects.filter(pk=withdrawal.pk, status=Status.JOINED, **{field: None})
    now = timezone.now()
    if not rows.update(**{field: now}):
        raise WrongState(_("That is written down already, or %(withdrawal)s is not open.") % {"withdrawal": withdrawal})
    setattr(withdrawal, field, now)
    _record(verb, withdrawal, actor)


def _record(
    verb: Verb,
    withdrawal: Withdrawal,
    actor: User | None,
    *,
    order: Order | None = None,
    at: datetime | None = None,
    **data: str,
) -> None:
    """Write it on the record of the order's customer. Without an order nobody knows whose it is."""
    about = order or withdrawal.order
    if about is not None:
        values = {"withdrawal": withdrawal.number, "number": about.number, "withdrawal_id": withdrawal.pk} | data
        record(verb, customer=about.customer, subject=about, actor=actor, at=at, **values)
