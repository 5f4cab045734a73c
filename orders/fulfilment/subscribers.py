"""Reactions: a cancelled order is not sent, a paid one gets its gift cards, and a mailed card counts as delivered."""

from django.db import transaction

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from customers.wallet.events import CARD_SENT
from orders.order.events import CANCELLED
from orders.order.models import Order, Sent
from orders.order.services import write_status
from orders.payment.events import PAID

from .gift_cards import count_cards, make_cards, order_of, send_due


@reacts_to(CANCELLED)
@transaction.atomic
def stop_sending(entry: Entry) -> None:
    """The order says that it is not sent. Idempotent."""
    order = entry.subject
    if order is not None and Order.objects.select_for_update().get(pk=order.pk).status == Order.Status.CANCELLED:
        write_status(order, fulfilment_status=Sent.STOPPED)


@reacts_to(PAID)
def make_gift_cards(entry: Entry) -> None:
    """Make the gift cards of an order that is paid, and mail those whose day has come. Idempotent.

    Money that staff wrote down is reacted to after their time to undo it.
    """
    if entry.subject is not None:
        make_cards(entry.subject)
        send_due(entry.subject)


@reacts_to(CARD_SENT)
def gift_card_is_delivered(entry: Entry) -> None:
    """A mailed gift card counts as delivered. Idempotent."""
    if entry.subject is not None and (order := order_of(entry.subject)):
        count_cards(order)
