"""Gift cards and credit that a shopper wants to pay with, stored on the basket: cards by key, never by code."""

from customers.wallet.models import Account, GiftCard
from orders.basket.models import Basket
from orders.payment.wallet import WalletPart, parts_of
from store.money.amounts import Money, total_of

from .state import write

#: Gift cards for one order.
MAX_CARDS = 5
CARDS, CREDIT = "gift_cards", "use_credit"


def wallet_parts(basket: Basket, total: Money) -> tuple[WalletPart, ...]:
    """What gift cards and then credit pay of this total; no query if the shopper wants neither."""
    keys = basket.checkout.get(CARDS) or []
    active = Account.objects.filter(gift_card__in=keys, gift_card__status=GiftCard.Status.ACTIVE)
    accounts = list(active.select_related("gift_card").order_by("pk")) if keys else []
    if basket.checkout.get(CREDIT) and (credit := credit_of(basket)):
        accounts.append(credit)
    return parts_of(accounts, total)


def paid_by(parts: tuple[WalletPart, ...]) -> Money:
    """What they pay together."""
    return total_of(part.amount for part in parts)


def credit_of(basket: Basket) -> Account | None:
    """The credit of the signed-in customer of the basket, if there is some."""
    if basket.customer_id is None:
        return None
    return Account.objects.filter(customer=basket.customer_id, kind=Account.Kind.CREDIT, balance__gt=0).first()


def add_card(basket: Basket, card: GiftCard) -> None:
    """Pay with this card, too."""
    keys = [key for key in basket.checkout.get(CARDS) or [] if key != card.pk]
    write(basket, **{CARDS: [*keys, card.pk][-MAX_CARDS:]})


def remove_card(basket: Basket, key: str) -> None:
    """Do not pay with the card of this key; a text that is none changes nothing."""
    write(basket, **{CARDS: [each for each in basket.checkout.get(CARDS) or [] if str(each) != key]})


def use_credit(basket: Basket, *, wanted: bool) -> None:
    """Pay with credit, or not."""
    write(basket, **{CREDIT: wanted})
