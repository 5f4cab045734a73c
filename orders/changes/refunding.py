"""Staff take pieces, delivery, the fee or an amount off an order, and pay it back.

What was sent may come back into stock; what was not sent never is, and its stock is free again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.fulfilment.corrections import hold_what_is_left
from orders.fulfilment.services import by_variant, left_to_send, write_fulfilment_status
from orders.order.models import Order, OrderLine, Sent
from orders.order.services import complete_if_done
from orders.payment.adjusting import adjust
from orders.payment.balance import refuse_in_progress
from orders.payment.bought_cards import spent_words, unspent_of
from orders.payment.components import Part, PriceComponent, TooMuch, spread, take_amount, take_quantity
from orders.payment.ledger import components_of, lock
from orders.payment.models import Adjustment, AdjustmentPart, Refund
from orders.payment.refunds import refund_adjustment
from orders.production.services import cancel_jobs_of
from store.money.amounts import Money, total_of
from store.stock.services import receive_back

Kind = AdjustmentPart.Kind


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a member of staff takes off: pieces by line, those that were sent and those that were not, and amounts."""

    sent: Mapping[int, int] = field(default_factory=dict)
    not_sent: Mapping[int, int] = field(default_factory=dict)
    delivery: Money = field(default_factory=Money)
    fee: Money = field(default_factory=Money)
    #: Amounts by line of bought gift cards.
    cards: Mapping[int, Money] = field(default_factory=dict)
    #: A price reduction, spread over the lines that are left.
    amount: Money = field(default_factory=Money)


@dataclass(frozen=True)
class RefundableLine:
    """What of one line can still be taken off."""

    line: OrderLine
    sent: int
    not_sent: int
    amount: Money


@dataclass(frozen=True)
class RefundableCards:
    """What of a line of bought gift cards can still be taken off: the unspent part; ``spent`` names the spent one."""

    line: OrderLine
    amount: Money
    spent: str


@dataclass(frozen=True)
class Refundable:
    """What of an order can still be taken off."""

    lines: list[RefundableLine]
    cards: list[RefundableCards]
    delivery: Money
    fee: Money
    amount: Money


def refundable(order: Order) -> Refundable:
    """What of the order can still be taken off; a fixed number of queries, and two for each line of gift cards."""
    left = components_of(order)
    by_line = {each.line_id: each for each in left if each.line_id}
    rows = [_row(line, count, by_line[line.pk]) for line, count in left_to_send(order).items()]
    return Refundable(
        lines=[row for row in rows if row.sent or row.not_sent],
        cards=[_cards(line, by_line[line.pk]) for line in order.lines.filter(is_gift_card=True)],
        delivery=_amount_of(left, Kind.DELIVERY),
        fee=_amount_of(left, Kind.FEE),
        amount=_amount_of(left, Kind.LINE),
    )


def _row(line: OrderLine, left: int, component: PriceComponent) -> RefundableLine:
    """Pieces that are left of the line: those not sent yet, and of the sent ones those that were not paid back."""
    sent_before = line.refunded_quantity - line.cancelled_quantity
    return RefundableLine(line, line.quantity_to_send - left - sent_before, max(left, 0), component.amount)


def _cards(line: OrderLine, component: PriceComponent) -> RefundableCards:
    return RefundableCards(line, min(component.amount, unspent_of(line)), spent_words(line))


def _amount_of(left: list[PriceComponent], kind: str) -> Money:
    return total_of(each.amount for each in left if each.kind == kind and not each.is_gift_card)


def parts_of(order: Order, wanted: Wanted) -> list[Part]:
    """The parts of the adjustment. Each takes what the ones before it left.

    Raises:
        WrongState: more is wanted than is left, or nothing.
    """
    rows = {row.line.pk: row for row in refundable(order).lines}
    left = {each.key: each for each in components_of(order)}
    parts: list[Part] = []

    def take(part: Part) -> None:
        parts.append(part)
        left[part.component.key] = part.component.after(part)

    try:
        for was_sent, quantities in ((True, wanted.sent), (False, wanted.not_sent)):
            for pk, quantity in quantities.items():
                row = rows.get(pk)
                if row is None or quantity > (row.sent if was_sent else row.not_sent):
                    raise TooMuch
                component = next(each for each in left.values() if each.line_id == pk)
                take(take_quantity(component, quantity, was_sent=was_sent))
        for pk, amount in wanted.cards.items():
            take(_part_of_cards(next(each for each in left.values() if each.line_id == pk), amount))
        for kind, amount in ((Kind.DELIVERY, wanted.delivery), (Kind.FEE, wanted.fee), (Kind.LINE, wanted.amount)):
            for part in spread([each for each in left.values() if each.kind == kind and not each.is_gift_card], amount):
                take(part)
    except TooMuch:
        raise WrongState(_("That is more than is left of the order. Look at the amounts.")) from None
    if not parts:
        raise WrongState(_("Choose what is paid back.")) from None
    return parts


def _part_of_cards(component: PriceComponent, amount: Money) -> Part:
    """The cards count as paid back once their whole price is."""
    is_sent = OrderLine.objects.filter(pk=component.line_id, cards_sent__gt=0).exists()
    quantity = component.quantity if amount == component.amount else 0
    return replace(take_amount(component, amount), quantity=quantity, was_sent=is_sent)


@transaction.atomic
def pay_back(
    order: Order,
    wanted: Wanted,
    *,
    key: str,
    reason: str,
    seen: Money,
    to: str = Refund.To.ORIGINAL,
    restock: bool = False,
    note: str = "",
    actor: User | None = None,
) -> Adjustment:
    """Take it off and pay it back: adjustment, refunds, stock and sending in one transaction.

    ``key`` names this form, so that it counts once; ``seen`` is the sum that the screen showed. ``reason`` is an
    ``Adjustment.Reason``.

    Raises:
        WrongState: it was done already, the sum has changed, more is wanted than is left, nothing would be left to
            send, or a payment is in progress.
    """
    lock(order)
    refuse_in_progress(order)
    if order.status == Order.Status.CANCELLED:
        raise WrongState(_("Order %(number)s is cancelled already.") % {"number": order.number})
    if Adjustment.objects.filter(order=order, key=key).exists():
        raise WrongState(_("This was written down for order %(number)s already.") % {"number": order.number})
    parts = parts_of(order, wanted)
    if total_of(-part.amount for part in parts) != seen:
        raise WrongState(_("The sum has changed since this page was shown. Look at it again."))
    adjustment = adjust(order, key=key, reason=reason, parts=parts, note=note, actor=actor)
    refund_adjustment(adjustment, to=to, actor=actor)
    if wanted.not_sent or wanted.cards:
        _stop_sending(order)
    if restock and wanted.sent:
        _restock(wanted.sent, adjustment, actor)
    return adjustment


def _stop_sending(order: Order) -> None:
    """What is not sent any more is neither made nor held; if the rest has arrived, the order is completed."""
    left = left_to_send(order)
    cancel_jobs_of(order, lines=[line.pk for line, count in left.items() if count <= 0])
    hold_what_is_left(order)
    write_fulfilment_status(order)
    if order.fulfilment_status == Sent.OPEN and not any(line.quantity_to_send for line in order.lines.all()):
        raise WrongState(_("Nothing would be left to send. Cancel the order instead: that pays all of it back."))
    complete_if_done(order)


def _restock(sent: Mapping[int, int], adjustment: Adjustment, actor: User | None) -> None:
    lines = OrderLine.objects.filter(pk__in=list(sent)).select_related("variant")
    quantities = by_variant((line, sent[line.pk]) for line in lines if line.configuration_id is None)
    receive_back(quantities, cause=f"adjustment:{adjustment.pk}", actor=actor)
