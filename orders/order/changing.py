"""Other choices for a line that was ordered already: quoted, proposed, agreed.

The order keeps what was agreed at checkout, but for this line: its price moves by what the new choices cost today more
or less than the old ones do, so that nothing else that became dearer since is charged. A voucher takes off what it
took off, delivery and fee stay, and the tax is added up anew by ``orders.basket.totals``.

Whether making has begun, ``orders.production`` asks: it stands above us and calls these services.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.basket import totals
from store.configurator.models import Configuration
from store.configurator.services import (
    ChoiceRefused,
    Evaluation,
    check_configuration,
    described,
    evaluate,
    picture_for,
    store_configuration,
)
from store.money.amounts import Money, total_of

from . import events
from .models import LineChange, Order, OrderLine, Sent
from .placing import frozen_choices, frozen_price, frozen_taxes

Status = LineChange.Status


@dataclass(frozen=True)
class Quote:
    """What other choices would mean for a line: judged and drawn, with its sum then."""

    line: OrderLine
    evaluation: Evaluation
    unit_price: Money
    once: Money

    @property
    def total(self) -> Money:
        """The sum of the line then."""
        return self.unit_price * self.line.quantity + self.once

    @property
    def difference(self) -> Money:
        """By how much more, or less if below zero, the order is to be paid."""
        return _to_pay(self.line, self.total) - (self.line.total - self.line.discount)

    @property
    def is_changed(self) -> bool:
        """Whether the choices are others than those of the line."""
        return self.evaluation.choices != self.line.configuration.content["choices"]


def reason_against_change(line: OrderLine) -> str:
    """Why the choices of a line cannot be changed any more, as far as the order knows; nothing if they can."""
    order = line.order
    if not line.configuration_id:
        return _("%(line)s is not made to order.") % {"line": line.name}
    if order.is_over or order.fulfilment_status != Sent.OPEN:
        now = order.get_status_display() if order.is_over else order.get_fulfilment_status_display()
        return _("Order %(number)s is %(now)s.") % {"number": order.number, "now": now.lower()}
    if line.variant is None or not hasattr(line.variant, "price"):
        return _("%(line)s is no longer sold, so it cannot be priced.") % {"line": line.name}
    return ""


def quote(line: OrderLine, choices: Mapping[str, object]) -> Quote:
    """Judge and price other choices for a line by the rules of today."""
    product = line.configuration.product
    before = evaluate(product, line.variant, line.configuration.content["choices"], line.quantity)
    after = evaluate(product, line.variant, choices, line.quantity)
    unit = max(line.unit_price + after.price.unit - before.price.unit, Money(0))
    return Quote(line, after, unit, max(line.once + after.price.once - before.price.once, Money(0)))


@transaction.atomic
def propose(line: OrderLine, *, choices: Mapping[str, object], actor, note: str = "", ask: bool = True) -> LineChange:
    """Write down what the line shall become. Nothing changes before it is agreed; ``ask`` tells the customer.

    Raises:
        WrongState: it cannot be changed any more, or a change of it waits already.
        ChoiceRefused: it cannot be made like this, or nothing is changed.
    """
    _lock(line)
    if reason := reason_against_change(line):
        raise WrongState(reason)
    wanted = store_configuration(line.configuration.product, choices, pieces=line.quantity)
    if wanted.pk == line.configuration_id:
        raise ChoiceRefused(_("These are the choices of the line already."))
    quoted = quote(line, choices)
    change = _created(
        line=line,
        before=line.configuration,
        after=wanted,
        choices_before=line.choices,
        choices_after=frozen_choices(described(wanted)),
        total_before=line.total,
        unit_price=quoted.unit_price,
        once=quoted.once,
        difference=quoted.difference,
        note=note,
        proposed_by=actor,
    )
    if ask:
        _record(events.CHANGE_PROPOSED, change, actor)
    return change


@transaction.atomic
def agree(change: LineChange, *, how: str, actor=None, note: str = "") -> None:
    """The customer agrees: the line is what was proposed from now on, and the order adds up anew.

    Raises:
        WrongState: it was decided already, the line has changed since, or it cannot be made any more.
    """
    line = change.line
    order = _lock(line)
    reason = reason_against_change(line)
    if not reason and line.configuration_id != change.before_id:
        reason = _("%(line)s has been changed meanwhile. Look at it again.") % {"line": line.name}
    if reason:
        raise WrongState(reason)
    try:
        check_configuration(change.after, pieces=line.quantity)
    except ChoiceRefused as refusal:
        raise WrongState(str(refusal)) from None
    decided = {"how": how, "decided_by": _person(actor), "decided_at": timezone.now()}
    change.move_to(Status.AGREED, **decided, **({"note": note} if note else {}))
    _rewrite(line, change)
    _add_up(order)
    _record(events.LINE_CHANGED, change, actor)


@transaction.atomic
def decline(change: LineChange, *, actor=None) -> None:
    """The customer does not want it; the line stays as it is.

    Raises:
        WrongState: it was decided already.
    """
    change.move_to(Status.DECLINED, how=LineChange.How.LINK, decided_by=_person(actor), decided_at=timezone.now())
    _record(events.CHANGE_DECLINED, change, actor)


@transaction.atomic
def withdraw(change: LineChange, *, actor) -> None:
    """Staff take it back; the line stays as it is.

    Raises:
        WrongState: it was decided already.
    """
    change.move_to(Status.WITHDRAWN, decided_by=_person(actor), decided_at=timezone.now())
    _record(events.CHANGE_WITHDRAWN, change, actor)


def _lock(line: OrderLine) -> Order:
    """Two who change an order wait for each other; reads how the line stands now."""
    order = Order.objects.select_for_update().get(pk=line.order_id)
    line.refresh_from_db()
    line.order = order
    line.configuration = Configuration.objects.select_related("product").filter(pk=line.configuration_id).first()
    return order


def _created(**values) -> LineChange:
    try:
        with transaction.atomic():
            return LineChange.objects.create(**values)
    except IntegrityError:
        name = values["line"].name
        raise WrongState(_("A change of %(line)s waits to be agreed already.") % {"line": name}) from None


def _rewrite(line: OrderLine, change: LineChange) -> None:
    """The frozen texts, picture and sums of the line, as they were proposed."""
    product, choices = change.after.product, change.after.content["choices"]
    now = evaluate(product, line.variant, choices, line.quantity)
    total = change.unit_price * line.quantity + change.once
    discount = min(line.discount, total)
    values = {
        "configuration": change.after,
        "choices": change.choices_after,
        "picture": str(picture_for(now.definition, product, choices, variant=line.variant, prefix=f"o{line.pk}")),
        "unit_price": change.unit_price,
        "once": change.once,
        "breakdown": frozen_price(now.price) if now.price.total(line.quantity) == total else [],
        "total": total,
        "discount": discount,
        "tax": totals.contained_tax(total - discount, line.tax_percent),
        "lead_days": now.lead_days,
    }
    OrderLine.objects.filter(pk=line.pk).update(**values)
    for name, value in values.items():
        setattr(line, name, value)


def _add_up(order: Order) -> None:
    lines = list(OrderLine.objects.filter(order=order))
    goods, discount = total_of(line.total for line in lines), total_of(line.discount for line in lines)
    values = {
        "goods": goods,
        "discount": discount,
        "total": goods - discount + order.delivery_price + order.payment_fee,
        "taxes": frozen_taxes(totals.taxes_of(lines, (order.delivery_price, order.payment_fee))),
    }
    Order.objects.filter(pk=order.pk).update(**values)
    for name, value in values.items():
        setattr(order, name, value)


def _to_pay(line: OrderLine, total: Money) -> Money:
    return total - min(line.discount, total)


def _person(actor):
    return actor if actor is not None and actor.is_authenticated else None


def _record(verb, change: LineChange, actor) -> None:
    order = change.line.order
    values = {"number": order.number, "name": change.line.name, "line": change.line_id, "change": change.pk}
    values["difference"] = change.difference_in_words
    record(verb, customer=order.customer, subject=order, actor=actor, **values)
