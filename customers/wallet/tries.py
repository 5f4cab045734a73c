"""Limits how many codes of gift cards somebody can try."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from customers.accounts.limits import allow, client_address, undo_try

from .cards import card_by_code
from .models import GiftCard
from .services import WalletRefused

_KIND = "gift-card"


class TooManyTries(WalletRefused):
    """Somebody tried too many codes."""


def card_for(request: HttpRequest, code: str) -> GiftCard:
    """The card of a code that a visitor typed. A right code does not count as a try.

    Raises:
        TooManyTries: the visitor must wait.
        WalletRefused: no card has this code, or it is blocked.
    """
    here = client_address(request)
    if not allow(_KIND, here):
        raise TooManyTries(_("You have tried too many codes. Wait a quarter of an hour, then try again."))
    card = card_by_code(code)
    undo_try(_KIND, here)
    return card
