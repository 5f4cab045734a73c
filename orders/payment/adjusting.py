"""Makes an order cheaper or dearer after checkout, without changing its lines."""

from collections.abc import Sequence
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.basket.totals import contained_tax
from orders.order.models import Order, OrderLine
from store.money.amounts import Money, total_of

from . import events
from .balance import follow_balance
from .bought_cards import take_off_cards
from .components import Part, PriceComponent
from .ledger import add_up, components_of, lock
from .models import Adjustment, AdjustmentPart
from .recording import record_payment


def charge(amount: Money, tax_percent: Decimal) -> Part:
    """A part that adds an amount, with the tax of this rate contained in it."""
    component = PriceComponent(AdjustmentPart.Kind.CHARGE, tax_percent, Money(0), Money(0))
    return Part(component, amount, contained_tax(amount, tax_percent))


@transaction.atomic
def adjust(
    order: Order, *, key: str, reason: str, parts: Sequence[Part], note: str = "", actor: User | None = None
) -> Adjustment:
    """Write the decision, and add up the order; then its balance decides what is due. ``reason`` is an
    ``Adjustment.Reason``, ``key`` names what it was made for.

    Lock the order before you compute ``parts`` from ``components_of(order)``.

    Raises:
        WrongState: it was decided already, or more would go back than is left.
    """
    lock(order)
    _check(order, parts)
    take_off_cards(order, parts, key=key)
    adjustment = _created(order, key=key, reason=reason, note=note, by=actor, amount=total_of(p.amount for p in parts))
    AdjustmentPart.objects.bulk_create(part_row(adjustment, part) for part in parts)
    for part in parts:
        if part.quantity:
            _write_quantities(part)
    add_up(order)
    amount = abs(adjustment.amount.amount)
    verb = events.REDUCED if adjustment.amount.amount < 0 else events.CHARGED
    if amount and reason != Adjustment.Reason.CANCELLED:
        record_payment(verb, order, Money(amount), actor=actor, reason=str(adjustment.get_reason_display()), note=note)
    follow_balance(order, actor=actor)
    return adjustment


def _check(order: Order, parts: Sequence[Part]) -> None:
    """Refuse what would leave a component below zero, whatever the caller computed before."""
    left = {each.key: (each.amount, each.quantity) for each in components_of(order)}
    for part in parts:
        amount, quantity = left.get(part.component.key, (Money(0), 0))
        left[part.component.key] = amount, quantity = amount + part.amount, quantity - part.quantity
        if amount < Money(0) or quantity < 0:
            sentence = _("More would go back than is left of order %(number)s. Look at it again.")
            raise WrongState(sentence % {"number": order.number})


def _created(order: Order, **values: object) -> Adjustment:
    try:
        with transaction.atomic():
            return Adjustment.objects.create(order=order, **values)
    except IntegrityError:
        raise WrongState(_("This was written down for order %(number)s already.") % {"number": order.number}) from None


def part_row(adjustment: Adjustment, part: Part) -> AdjustmentPart:
    """The row of a part, not stored yet."""
    return AdjustmentPart(
        adjustment=adjustment,
        kind=part.component.kind,
        line_id=part.component.line_id,
        quantity=part.quantity,
        was_sent=part.was_sent,
        amount=part.amount,
        tax_percent=part.component.tax_percent,
        tax=part.tax,
    )


def _write_quantities(part: Part) -> None:
    """Write on the line how many pieces went back; the database refuses more than were ordered."""
    not_sent = 0 if part.was_sent else part.quantity
    OrderLine.objects.filter(pk=part.component.line_id).update(
        refunded_quantity=F("refunded_quantity") + part.quantity,
        cancelled_quantity=F("cancelled_quantity") + not_sent,
    )
