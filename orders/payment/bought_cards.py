"""Gift cards that were bought with an order: what goes back for one is taken off it, at most its unspent part."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from customers.timeline.states import WrongState
from customers.wallet.cards import block_card
from customers.wallet.models import GiftCard, WalletEntry
from customers.wallet.services import WalletRefused, spend
from orders.order.models import Order, OrderLine
from store.money.amounts import Money, total_of

from .components import Part


def cards_of_line(pk: int | None) -> list[GiftCard]:
    """The gift cards that were made of an order line; none before it is paid."""
    return list(GiftCard.objects.filter(cause=f"order-line:{pk}").select_related("account", "buyer").order_by("pk"))


def unspent_of(line: OrderLine) -> Money:
    """How much can go back for a line of gift cards: what is left on them, or all of it before they are made."""
    cards = cards_of_line(line.pk)
    return total_of(card.account.balance for card in cards) if cards else line.to_pay


def spent_words(line: OrderLine) -> str:
    """For the preview of a refund: which part of the bought cards was spent; "" if none was."""
    spent = total_of(card.spent for card in cards_of_line(line.pk))
    if not spent:
        return ""
    words = {"name": line.name, "spent": spent, "left": unspent_of(line)}
    return _("Of “%(name)s” %(spent)s were spent, so at most %(left)s can go back.") % words


def take_off_cards(order: Order, parts: Iterable[Part], *, key: str) -> None:
    """Take what goes back for gift cards off these cards, in the transaction that decides it.

    Raises:
        WrongState: more would go back than is unspent.
    """
    for part in parts:
        if part.component.is_gift_card and part.amount < Money(0):
            _take(cards_of_line(part.component.line_id), -part.amount, cause=f"adjustment:{order.pk}:{key}")


def _take(cards: list[GiftCard], amount: Money, *, cause: str) -> None:
    missing = amount if cards else Money(0)
    for card in cards:
        part = min(missing, card.account.balance)
        if part:
            try:
                spend(card.account, part, cause, WalletEntry.Reason.PAID_BACK)
            except WalletRefused as refusal:  # It was spent at this moment.
                raise WrongState(str(refusal)) from None
            missing -= part
        if card.status == GiftCard.Status.PLANNED and not card.account.balance:
            block_card(card, why=_("it was paid back"))
    if missing:
        sentence = _("Only %(left)s of the gift card are unspent, so no more can go back.")
        raise WrongState(sentence % {"left": amount - missing})
