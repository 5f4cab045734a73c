"""Gift cards are sent on their day."""

import logging

from customers.timeline.schedule import every
from customers.timeline.states import WrongState

from .cards import send_card
from .models import GiftCard

logger = logging.getLogger(__name__)


@every(minutes=10)
def send_due_cards() -> None:
    """Send the cards whose day has come. Idempotent: a card moves from planned to sent once."""
    for card in GiftCard.objects.due().select_related("account", "buyer").iterator():
        try:
            send_card(card)
        except WrongState:
            logger.info("Gift card %s was sent or blocked meanwhile.", card.pk)
