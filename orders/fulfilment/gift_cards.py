"""Gift cards of an order: made when it is paid, sent by e-mail, and then they count as delivered.

The price of one is what the card is worth. Who gets it stands in the answers of the line, by the keys of its questions;
without an e-mail address it goes to the buyer.
"""

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.utils import timezone

from cms.text import spelling
from customers.timeline.states import WrongState
from customers.wallet.cards import CardOrder, make_card, send_card
from customers.wallet.models import GiftCard
from orders.order.models import Order, OrderLine
from orders.order.services import complete_if_done

from .services import write_fulfilment_status

#: Keys of the questions in an option set for gift cards.
EMAIL, RECIPIENT, SENDER, WORDS, DAY = "email", "recipient", "from", "words", "day"
_KIND = "order-line"


def cause_of(line: OrderLine) -> str:
    """The cause by which the wallet knows the cards of a line."""
    return f"{_KIND}:{line.pk}"


def cards_of(order: Order) -> list[GiftCard]:
    """The gift cards that were bought with the order."""
    causes = [cause_of(line) for line in OrderLine.objects.filter(order=order, is_gift_card=True).only("pk")]
    return list(GiftCard.objects.filter(cause__in=causes).select_related("account", "buyer")) if causes else []


def order_of(card: GiftCard) -> Order | None:
    """The order with which a card was bought."""
    kind, _colon, key = card.cause.partition(":")
    line = OrderLine.objects.filter(pk=key).select_related("order").first() if kind == _KIND else None
    return line.order if line else None


@transaction.atomic
def make_cards(order: Order) -> None:
    """Make the gift cards of a paid order; none if it is not confirmed. Idempotent."""
    now = Order.objects.select_for_update(of=("self",)).select_related("customer").get(pk=order.pk)
    if now.status not in {Order.Status.CONFIRMED, Order.Status.COMPLETED}:
        return
    for line in now.lines.filter(is_gift_card=True).select_related("configuration"):
        for number in range(1, line.quantity_to_send + 1):
            make_card(_wanted(now, line), cause=cause_of(line), number=number, buyer=now.customer)


def send_due(order: Order) -> None:
    """Mail the cards of the order whose day has come. Idempotent."""
    for card in cards_of(order):
        if card.status == GiftCard.Status.PLANNED and card.sends_on <= timezone.localdate():
            with suppress(WrongState):  # The job was faster.
                send_card(card)


@transaction.atomic
def count_cards(order: Order) -> None:
    """Write how many gift cards of the order were mailed, and what follows for its status. Idempotent."""
    now = Order.objects.select_for_update().get(pk=order.pk)
    mailed = [card.cause for card in cards_of(now) if card.sent_at]
    for line in now.lines.filter(is_gift_card=True):
        OrderLine.objects.filter(pk=line.pk).update(cards_sent=min(mailed.count(cause_of(line)), line.quantity))
    write_fulfilment_status(now)
    complete_if_done(now)


def _wanted(order: Order, line: OrderLine) -> CardOrder:
    choices = line.configuration.content["choices"] if line.configuration else {}
    answers = {key: answer for key, answer in choices.items() if isinstance(answer, str)}
    return CardOrder(
        amount=line.unit_price,
        recipient_email=spelling.email_address(answers.get(EMAIL, "")) or order.email,
        recipient_name=answers.get(RECIPIENT, "")[:150],
        buyer_name=(answers.get(SENDER) or order.billing_address.get("name") or "")[:150],
        message=answers.get(WORDS, ""),
        sends_on=_day(answers.get(DAY, "")),
        language=order.language,
    )


def _day(text: str) -> date:
    today = timezone.localdate()
    try:
        return max(date.fromisoformat(text), today)
    except ValueError:
        return today
