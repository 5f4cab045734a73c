"""Withdrawals in every state: to pay back, awaited, overdue, without an order, refused by the policy, rejected."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from customers.messaging.models import OutgoingMail
from customers.people.models import User
from customers.timeline.models import Entry, Reaction
from orders.order.models import Order
from orders.returns import events
from orders.returns.models import Withdrawal
from orders.returns.withdrawals import services
from orders.returns.withdrawals.services import Statement

from .orders import Sale

Status = Order.Status


def load(now: datetime, sales: list[Sale], staff: dict[str, User]) -> None:
    """One of each kind, if the shop has such an order. Nobody is mailed for them."""
    picker = _Picker(now, sales)
    clerk = staff["Order clerk"]
    if sale := picker.delivered(days=3, made=False):
        withdrawal = _state(sale.order, now - timedelta(days=2))
        Withdrawal.objects.filter(pk=withdrawal.pk).update(items_received_at=now - timedelta(hours=20))
        _tell(events.ITEMS_RECEIVED, withdrawal, now - timedelta(hours=20), clerk)
    if sale := picker.delivered(days=5, made=False):
        _state(sale.order, now - timedelta(days=4), words="Only the larger one, please.")
    if sale := picker.delivered(days=18, made=False):
        withdrawal = _state(sale.order, now - timedelta(days=16))
        Withdrawal.objects.filter(pk=withdrawal.pk).update(proof_received_at=now - timedelta(days=2))
        _tell(events.PROOF_RECEIVED, withdrawal, now - timedelta(days=2), clerk)
    if sale := picker.confirmed():
        _state(sale.order, now - timedelta(hours=26))
    _state_unknown(now - timedelta(hours=3), "Käthe Lorenz", "kaethe.lorenz@example.com", "AF-2219")
    if sale := picker.delivered(days=60, made=True):
        withdrawal = _state(sale.order, now - timedelta(days=9))
        services.reject(withdrawal, reason="The fourteen days ended some weeks before you wrote to us.", actor=clerk)
    _settle_the_past(now)


class _Picker:
    """Finds orders, each once."""

    def __init__(self, now: datetime, sales: list[Sale]) -> None:
        self.now, self.sales = now, [sale for sale in sales if sale.order.status != Status.CANCELLED]
        self.used: set[int] = set()

    def delivered(self, *, days: int, made: bool) -> Sale | None:
        """The newest that arrived at least so many days ago; ``made``: with a line made to order."""
        before = self.now - timedelta(days=days)
        return self._newest(
            lambda sale: (
                all(parcel[4] and parcel[4] < before for parcel in sale.story.parcels)
                and sale.order.fulfilment_status == "delivered"
                and any(line.configuration_id for line in sale.lines) == made
            )
        )

    def confirmed(self) -> Sale | None:
        """The newest that is made at the moment."""
        return self._newest(
            lambda sale: (
                sale.order.status == Status.CONFIRMED
                and sale.order.fulfilment_status == "open"
                and any(line.configuration_id for line in sale.lines)
                and sale.order.placed_at < self.now - timedelta(days=2)
            )
        )

    def _newest(self, fits: Callable[[Sale], bool]) -> Sale | None:
        free = (sale for sale in reversed(self.sales) if sale.order.pk not in self.used)
        sale = next((sale for sale in free if fits(sale)), None)
        if sale:
            self.used.add(sale.order.pk)
        return sale


def _state(order: Order, at: datetime, *, words: str = "") -> Withdrawal:
    """Of a customer whose name, number and address agree, as the worker would have joined it."""
    customer = order.customer
    typed = {"name": customer.name, "email": order.email, "order_number": order.number, "words": words}
    withdrawal = services.state(Statement(**typed, language=order.language), key=uuid4(), at=at)
    services.join(withdrawal, order, at=at + timedelta(seconds=2))
    return withdrawal


def _state_unknown(at: datetime, name: str, email: str, number: str) -> None:
    """Of somebody whose number belongs to another order."""
    services.state(Statement(name=name, email=email, order_number=number), key=uuid4(), at=at)


def _tell(verb, withdrawal: Withdrawal, at: datetime, actor: User) -> None:
    order = withdrawal.order
    values = {"withdrawal": withdrawal.number, "number": order.number, "withdrawal_id": withdrawal.pk}
    Entry.objects.create(verb=verb.name, customer=order.customer, subject=order, actor=actor, at=at, data=values)


def _settle_the_past(now: datetime) -> None:
    """Its mails were sent when they were written, and no reaction waits."""
    Withdrawal.objects.update(due_at=None, done_at=now)
    for mail in OutgoingMail.objects.exclude(due_at=None):
        at = mail.about.decided_at or mail.about.stated_at
        sent = {"written_at": at, "sent_at": at + timedelta(seconds=4), "done_at": at, "due_at": None}
        OutgoingMail.objects.filter(pk=mail.pk).update(**sent)
    Reaction.objects.filter(entry__verb__startswith="returns.").delete()
