"""The promise of an order: frozen at checkout, set anew when money, a late yes to a proof, or staff move it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import destination, promise_of
from store.calendars import promise_words
from store.calendars.promise import (
    LineWork,
    Promise,
    PromiseKind,
    Transit,
    last_day_to_send,
    promised_after_payment,
)
from store.calendars.services import home_calendar

from . import events
from .models import Order

#: Promises that only staff set anew.
_BY_PEOPLE = {PromiseKind.SET_BY_STAFF, PromiseKind.OPEN}


def promise_values(promise: Promise | None) -> dict[str, object]:
    """The columns of an order that hold its promise."""
    if promise is None:
        return {}
    return {
        "promise_kind": promise.kind,
        "promised_for": promise.arrives_on,
        "promise_days": promise.days,
        "leaves_on": promise.sent_on,
        "proof_by": promise.proof_by,
        "promises_proof": promise.needs_proof,
        "is_pickup": promise.is_pickup,
    }


@transaction.atomic
def promise_after_payment(order: Order, *, at: datetime | None = None) -> None:
    """The money is there: count the days from now. What a person tells stays as it is."""
    if not order.promise.is_given or order.promise_kind in _BY_PEOPLE:
        return
    works, transit, to = works_of(order), transit_of(order), destination(order.delivery_address)
    minute = timezone.localtime(at)
    if order.promise_kind == PromiseKind.AFTER_PAYMENT:
        promise = promised_after_payment(minute.date(), works, transit, home=home_calendar(), to=to)
    else:
        promise = promise_of(transit, to, works, at=minute)
    _write(order, promise, why="")


@transaction.atomic
def promise_again(order: Order, *, after_payment: bool) -> None:
    """Another payment method, or another line: count anew from now, or from the money if it is still waited for."""
    if not order.promise.is_given or order.promise_kind in _BY_PEOPLE:
        return
    to = destination(order.delivery_address)
    _write(order, promise_of(transit_of(order), to, works_of(order), after_payment=after_payment), why="")


@transaction.atomic
def promise_after_approval(order: Order, *, approved: Mapping[int, date], actor: User | None = None) -> None:
    """The customer said yes to proofs of these lines: a later yes than assumed moves the promise, never back."""
    before = order.promised_for
    if order.promise_kind != PromiseKind.DAY or before is None or order.confirmed_at is None:
        return
    to, at = destination(order.delivery_address), timezone.localtime(order.confirmed_at)
    promise = promise_of(transit_of(order), to, works_of(order, approved), at=at)
    if promise.arrives_on is not None and promise.arrives_on > before:
        _write(order, promise, why=_("The yes to the proof came later than the day had assumed."), actor=actor)


@transaction.atomic
def promise_after_change(order: Order, *, actor: User | None = None) -> None:
    """A line was changed as agreed: what takes longer moves the promise, never back."""
    if promise := promise_with(order, works_of(order)):
        is_day = order.promise_kind == PromiseKind.DAY
        why = _("It takes longer to make with the change you agreed to.") if is_day else ""
        _write(order, promise, why=why, actor=actor)


def promise_with(order: Order, works: list[LineWork]) -> Promise | None:
    """The promise if the lines of the order were this work; None if it stays."""
    if order.promise_kind == PromiseKind.AFTER_PAYMENT and order.promise.is_given:
        return promise_of(transit_of(order), destination(order.delivery_address), works, after_payment=True)
    if order.promise_kind == PromiseKind.DAY and (before := order.promised_for) is not None:
        at = order.confirmed_at or order.placed_at
        promise = promise_of(transit_of(order), destination(order.delivery_address), works, at=at)
        return promise if promise.arrives_on is not None and promise.arrives_on > before else None
    return None


@transaction.atomic
def tell_day(order: Order, *, day: date, actor: User | None) -> None:
    """Staff set the day: at the door, or ready for pick-up. The customer is told by mail.

    Raises:
        WrongState: the order is over, or the day has passed.
    """
    order.refresh_from_db(fields=["status", "promised_for", "promise_kind", "leaves_on"], from_queryset=_locked())
    if order.is_over:
        raise WrongState(_("%(number)s is over, so no day is promised any more.") % {"number": order.number})
    if day < timezone.localdate():
        raise WrongState(_("Choose a day that is still to come."))
    if day == order.promised_for:
        raise WrongState(_("That is the promised day already."))
    to, transit = destination(order.delivery_address), transit_of(order)
    sent_on = last_day_to_send(day, transit, home=home_calendar(), to=to)
    promise = Promise(
        PromiseKind.SET_BY_STAFF,
        sent_on=sent_on,
        arrives_on=day,
        needs_proof=order.promises_proof,
        is_pickup=order.is_pickup,
    )
    _write(order, promise, why=_("We have looked at it."), actor=actor)


def transit_of(order: Order) -> Transit:
    """The transit of its delivery method, as it is today; one day if the method is gone."""
    method = DeliveryMethod.objects.filter(code=order.delivery_code).first()
    known = method.transit if method else Transit(1)
    return replace(known, is_pickup=order.is_pickup)


def works_of(
    order: Order, approved: Mapping[int, date] | None = None, *, instead: Mapping[int, LineWork] | None = None
) -> list[LineWork]:
    """The work on each line as it was agreed; ``approved``: days of the yes, by the line's key.

    ``instead``: the work on lines if they were changed, by their key.
    """
    rows = order.lines.values_list("pk", "lead_days", "needs_proof")
    return [
        (instead or {}).get(pk) or LineWork(days, needs_proof, (approved or {}).get(pk))
        for pk, days, needs_proof in rows
    ]


def _write(order: Order, promise: Promise, *, why: str, actor: User | None = None) -> None:
    """Write the promise and record it if it changed; with a reason, the customer is told by mail."""
    before = order.promise
    values = promise_values(promise)
    Order.objects.filter(pk=order.pk).update(**values)
    for name, value in values.items():
        setattr(order, name, value)
    if (promise_words.text(before), before.sent_on) == (promise_words.text(promise), promise.sent_on):
        return
    days = {"day": promise_words.text(promise), "before": promise_words.text(before), "was_open": not before.is_day}
    about = {"customer": order.customer, "subject": order, "actor": actor, "number": order.number}
    record(events.PROMISE_MOVED if why else events.PROMISED, **about, **days, why=why)


def _locked():
    return Order.objects.select_for_update()
