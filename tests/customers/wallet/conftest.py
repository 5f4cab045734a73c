"""A gift card that was sent, with its code as it stands in the mail."""

import re

import pytest
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.wallet.cards import CardOrder, make_card, send_card
from store.money.amounts import Money
from tests.orders.conftest import at_once  # noqa: F401


def order_card(amount: str = "50", **changes) -> CardOrder:
    values = {"amount": Money(amount), "recipient_email": "rita@example.com", "sends_on": timezone.localdate()}
    return CardOrder(**values | {"recipient_name": "Rita Roth", "buyer_name": "Alice"} | changes)


def code_in_mail(card) -> str:
    mail = OutgoingMail.objects.about(card).newest_first().first()
    return re.search(r"(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}", mail.text)[0]


@pytest.fixture
def card(alice):
    made = make_card(order_card(), cause="order-line:17", buyer=alice)
    send_card(made)
    return made


@pytest.fixture
def code(card):
    return code_in_mail(card)
