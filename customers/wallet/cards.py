"""Gift cards: made, sent, found by their code, blocked.

The code is made when the card is sent and goes into that mail only. A card that is sent again gets a new code.
"""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.text import spelling
from customers.messaging.services import write_mail
from customers.people.models import Customer, User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from store.money.amounts import Money

from . import events
from .codes import GROUP, hash_of, hashes_of, new_code, read_code
from .models import Account, GiftCard, WalletEntry
from .services import WalletRefused, earn, open_account, spend

_MAIL = "customers/wallet/mails/gift_card"


@dataclass(frozen=True, kw_only=True)
class CardOrder:
    """What a gift card shall be."""

    amount: Money
    recipient_email: str
    recipient_name: str = ""
    buyer_name: str = ""
    message: str = ""
    sends_on: date
    language: str = "en"


@transaction.atomic
def make_card(wanted: CardOrder, *, cause: str, number: int = 1, buyer: Customer | None = None) -> GiftCard:
    """The gift card of a cause; made the first time. It is sent on its day by ``send_card``."""
    if found := GiftCard.objects.filter(cause=cause, number=number).first():
        return found
    account = Account.objects.create(kind=Account.Kind.GIFT_CARD)
    card = GiftCard.objects.create(account=account, cause=cause, number=number, buyer=buyer, **vars(wanted))
    earn(account, wanted.amount, cause, WalletEntry.Reason.BOUGHT)
    recipient = wanted.recipient_name or wanted.recipient_email
    _record(card, events.CARD_MADE, amount=str(wanted.amount), recipient=recipient)
    return card


@transaction.atomic
def send_card(card: GiftCard) -> None:
    """Make the code and mail it to the recipient.

    Raises:
        WrongState: it was sent already, or is blocked.
    """
    code = new_code()
    card.move_to(GiftCard.Status.ACTIVE, sent_at=timezone.now(), **_with_code(card, code))
    _mail(card, code)
    _record(card, events.CARD_SENT, last_four=card.last_four, email=card.recipient_email)


@transaction.atomic
def send_card_again(card: GiftCard, *, email: str = "", actor: User | None = None) -> None:
    """Mail a new code, to another address if ``email`` is given. The old code is not valid any more.

    Raises:
        WrongState: it is not sent yet, is blocked, or somebody else did the same just now.
    """
    code = new_code()
    changes = _with_code(card, code) | {"recipient_email": spelling.email_address(email) or card.recipient_email}
    same = GiftCard.objects.filter(pk=card.pk, status=GiftCard.Status.ACTIVE, codes=card.codes)
    if not same.update(**changes):
        raise WrongState(_("This gift card was changed just now. Look at it again."))
    card.refresh_from_db()
    _mail(card, code)
    _record(card, events.CARD_SENT_AGAIN, actor=actor, last_four=card.last_four, email=card.recipient_email)


@transaction.atomic
def block_card(card: GiftCard, *, why: str, actor: User | None = None) -> None:
    """Nobody can pay with the card any more."""
    card.move_to(GiftCard.Status.BLOCKED)
    _record(card, events.CARD_BLOCKED, actor=actor, what=str(card), why=why)


@transaction.atomic
def unblock_card(card: GiftCard, *, actor: User | None = None) -> None:
    """The card can be used again, or is sent on its day if it was not."""
    card.move_to(GiftCard.Status.ACTIVE if card.code_hash else GiftCard.Status.PLANNED)
    _record(card, events.CARD_UNBLOCKED, actor=actor, what=str(card))


def card_by_code(code: str) -> GiftCard:
    """The gift card of a code as somebody types it. The caller limits the tries.

    Raises:
        WalletRefused: no card has this code, or it is blocked.
    """
    card = None
    if plain := read_code(code):
        cards = GiftCard.objects.select_related("account")
        card = cards.filter(code_hash__in=list(hashes_of(plain))).first()
    if card is None:
        raise WalletRefused(_("We know no gift card with this code. Please check it: it has 16 letters and digits."))
    if card.status != GiftCard.Status.ACTIVE:
        raise WalletRefused(_("This gift card is blocked. Please ask us."))
    return card


@transaction.atomic
def add_to_credit(card: GiftCard, customer: Customer) -> Money:
    """Move what is left on the card to the customer's credit; returns how much.

    Raises:
        WalletRefused: nothing is left, or somebody spends it just now.
    """
    account = Account.objects.select_for_update().get(pk=card.account_id)
    if not account.balance:
        raise WalletRefused(_("Nothing is left on this gift card."))
    amount, cause = account.balance, f"moved:{uuid4().hex}"
    spend(account, amount, cause, WalletEntry.Reason.MOVED)
    earn(open_account(customer), amount, cause, WalletEntry.Reason.MOVED, note=str(card))
    return amount


def _with_code(card: GiftCard, code: str) -> dict:
    return {"code_hash": hash_of(code), "last_four": code[-GROUP:], "codes": card.codes + 1}


def _mail(card: GiftCard, code: str) -> None:
    write_mail(
        _MAIL,
        occasion=f"gift_card:{card.pk}:{card.codes}",
        to=card.recipient_email,
        about=card,
        context={"card": card, "code": code, "link": settings.BASE_URL + reverse("wallet:gift_card")},
        language=card.language,
        secrets=[code],
    )


def _record(card: GiftCard, verb: Verb, *, actor: User | None = None, **data: str) -> None:
    """On the timeline of the buyer, if there still is one."""
    if card.buyer:
        record(verb, customer=card.buyer, subject=card, actor=actor, **data)
