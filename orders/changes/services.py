"""Cancelling an order, and changing the choices of an ordered line: propose, agree, decline.

The payment deadline calls ``orders.payment.cancelling``; people cancel here, by the rule in ``rules``.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.policies.terms import Asker, ChangeKind
from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from orders.order.models import Order, OrderLine
from orders.order.placing import frozen_choices
from orders.order.promises import promise_after_change
from orders.payment.cancelling import cancel as cancel_order
from orders.payment.ledger import add_up
from orders.payment.refunds import refund
from orders.payment.services import follow_total
from orders.production.services import line_changed
from store.configurator.models import Configuration
from store.configurator.services import (
    ChoiceRefused,
    capital_groups,
    check_configuration,
    definition_of,
    describe,
    store_configuration,
)

from . import events
from .models import LineChange
from .order_state import begun_jobs, state_of, state_of_line
from .quotes import quote, reason_against_quote
from .rewriting import rewrite
from .rules import reason_against, reason_against_changing, reason_against_staff

Status = LineChange.Status


@transaction.atomic
def cancel(
    order: Order, *, reason: str, note: str = "", despite: Collection[int] | None = None, actor: User | None
) -> None:
    """Cancel the order for a shopper or a member of staff. ``reason`` is a ``CancelReason``.

    ``despite`` is for staff: keys of the begun jobs that their screen listed; these do not prevent it.

    Raises:
        WrongState: other work has begun, a parcel was sent, or the order is completed or cancelled already.
    """
    now = Order.objects.select_for_update().get(pk=order.pk)  # Work that begins locks the same row.
    begun = [job.line.name for job in begun_jobs(now) if job.pk not in (despite or ())]
    ask = reason_against if despite is None else reason_against_staff
    if problem := ask(state_of(now, begun)):
        raise WrongState(problem)
    cancel_order(order, reason=reason, note=note, actor=actor)


def reason_against_cancelling(order: Order) -> str:
    """Why a shopper can no longer cancel the order; "" if they can."""
    return reason_against(state_of(order, [job.line.name for job in begun_jobs(order)]))


def reason_against_change(line: OrderLine) -> str:
    """Why staff cannot propose other choices of a line, and the customer not agree to them; "" if they can."""
    if reason := reason_against_quote(line):
        return reason
    return reason_against_changing(state_of_line(line), ChangeKind.OPTIONS, asker=Asker.STAFF)


def changeable_lines(order: Order) -> list[OrderLine]:
    """The lines whose choices can still be changed; one query if the lines are prefetched."""
    if order.is_over:
        return []
    begun = {job.line_id for job in begun_jobs(order)}
    return [line for line in order.lines.all() if line.pk not in begun and not reason_against_quote(line)]


@transaction.atomic
def propose(line: OrderLine, *, choices: Mapping[str, object], actor: User | None, note: str = "") -> LineChange:
    """Ask the customer; nothing changes before they agree.

    Raises:
        WrongState: it cannot be changed any more, or a change of it waits already.
        ChoiceRefused: the choices are not valid, or nothing is changed.
    """
    proposed = _proposed(line, choices, actor, note)
    write_change_proposed(line, timezone.now())
    _record(events.PROPOSED, proposed, actor)
    return proposed


@transaction.atomic
def change(
    line: OrderLine, *, choices: Mapping[str, object], how: str, actor: User | None, note: str = ""
) -> LineChange:
    """Change the line at once: the customer has agreed by phone or mail.

    Raises:
        WrongState, ChoiceRefused: as ``propose``.
    """
    proposed = _proposed(line, choices, actor, note)
    agree(proposed, how=how, actor=actor)
    return proposed


@transaction.atomic
def agree(change: LineChange, *, how: str, actor: User | None = None, note: str = "") -> None:
    """The customer agrees: change the line, add up the order, adjust payment and job, send a new proof.

    Raises:
        WrongState: it was decided already, the line has changed since, its choices are not valid any more, or a
            payment is in progress.
    """
    line = change.line
    order = _lock(line)
    reason = reason_against_change(line)
    if not reason and line.configuration_id != change.before_id:
        reason = _("%(line)s has been changed meanwhile. Look at it again.") % {"line": line.name}
    if reason:
        raise WrongState(reason)
    try:
        check_configuration(change.after, variant=line.variant, quantity=line.quantity)
    except ChoiceRefused as refusal:
        raise WrongState(str(refusal)) from None
    _decide(change, Status.AGREED, actor, how=how, **({"note": note} if note else {}))
    rewrite(line, change)
    add_up(order)
    _record(events.AGREED, change, actor)
    promise_after_change(order, actor=actor)
    follow_total(order)
    if order.overpaid:
        refund(order, amount=order.overpaid, key=f"change:{change.pk}", actor=actor)
    line_changed(line, actor=actor)


@transaction.atomic
def close_too_late(change: LineChange, *, said_yes: bool, actor: User | None = None) -> bool:
    """Close a proposal that can no longer be agreed to, because work has begun or the order is over.

    ``said_yes``: the customer agreed after that; staff see it, and the customer is told that it is made as ordered.
    Returns whether it is closed for that: one that was decided, or can still be agreed to, is left alone. A yes to one
    that is closed already is written down.
    """
    order = _lock(change.line)
    change.refresh_from_db(fields=["status", "how"])
    if change.status == Status.TOO_LATE and said_yes:
        return _write_late_yes(change, order, actor)
    if change.status != Status.PROPOSED or not reason_against_change(change.line):
        return False
    _decide(change, Status.TOO_LATE, actor, how=LineChange.How.LINK if said_yes else "")
    change.line.order = order
    _record(events.TOO_LATE, change, actor, said_yes=said_yes)
    return True


def _write_late_yes(change: LineChange, order: Order, actor: User | None) -> bool:
    """Staff see that the customer agreed; the e-mail that it is made as ordered is written already."""
    if LineChange.objects.filter(pk=change.pk, how="").update(how=LineChange.How.LINK):
        change.line.order = order
        _record(events.TOO_LATE, change, actor, react=False, said_yes=True)
    return True


@transaction.atomic
def decline(change: LineChange, *, actor: User | None = None) -> None:
    """The customer declines; the line does not change.

    Raises:
        WrongState: it was decided already.
    """
    _decide(change, Status.DECLINED, actor, how=LineChange.How.LINK)
    _record(events.DECLINED, change, actor)


@transaction.atomic
def withdraw(change: LineChange, *, actor: User | None) -> None:
    """Staff withdraw the proposal; the line does not change.

    Raises:
        WrongState: it was decided already.
    """
    _decide(change, Status.WITHDRAWN, actor)
    _record(events.WITHDRAWN, change, actor)


def _lock(line: OrderLine) -> Order:
    """Lock the order (as code that begins a job does) and read the current line."""
    order = Order.objects.select_for_update().get(pk=line.order_id)
    line.refresh_from_db()
    line.order = order
    line.configuration = Configuration.objects.select_related("product").filter(pk=line.configuration_id).first()
    return order


def _proposed(line: OrderLine, choices: Mapping[str, object], actor: User | None, note: str) -> LineChange:
    _lock(line)
    if reason := reason_against_change(line):
        raise WrongState(reason)
    product = line.configuration.product
    wanted = store_configuration(product, choices, variant=line.variant, quantity=line.quantity)
    if wanted.pk == line.configuration_id:
        raise ChoiceRefused(_("These are the choices of the line already."))
    quoted = quote(line, choices)
    return _created(
        line=line,
        before=line.configuration,
        after=wanted,
        choices_before=line.choices,
        choices_after=_choices_after(line, wanted),
        total_before=line.total,
        unit_price=quoted.unit_price,
        once=quoted.once,
        difference=quoted.difference,
        note=note,
        proposed_by=actor,
    )


def _choices_after(line: OrderLine, wanted: Configuration) -> list[dict]:
    definition, choices = definition_of(wanted.product), wanted.content["choices"]
    return frozen_choices(describe(definition, choices), capital_groups(definition, choices, variant=line.variant))


def _created(**values: Any) -> LineChange:
    try:
        with transaction.atomic():
            return LineChange.objects.create(**values)
    except IntegrityError:
        name = values["line"].name
        raise WrongState(_("A change of %(line)s waits to be agreed already.") % {"line": name}) from None


def _decide(change: LineChange, status: str, actor: User | None, **values: object) -> None:
    person = actor if actor is not None and actor.is_authenticated else None
    change.move_to(status, decided_by=person, decided_at=timezone.now(), **values)
    write_change_proposed(change.line, None)


def write_change_proposed(line: OrderLine, proposed_at: datetime | None) -> None:
    """Write on the line that a change waits for the customer: its job and the board show it."""
    OrderLine.objects.filter(pk=line.pk).update(change_proposed_at=proposed_at)
    line.change_proposed_at = proposed_at


def _record(verb: Verb, change: LineChange, actor: User | None, **more: object) -> None:
    order = change.line.order
    values = {"number": order.number, "name": change.line.name, "line": change.line_id, "change": change.pk} | more
    values["difference"] = change.difference_in_words
    record(verb, customer=order.customer, subject=order, actor=actor, **values)
