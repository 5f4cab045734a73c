"""The panel of credit and gift cards on the screen of a customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from cms.foundation.panels import TemplatePanel
from customers.people.models import Customer
from store.money.amounts import Money

from .models import Account, GiftCard, WalletEntry
from .permissions import GIVE_CREDIT, SEE_CARDS, SEE_CREDIT

#: Entries and cards in the panel.
MAX_ENTRIES, MAX_CARDS = 5, 5


@dataclass(frozen=True)
class CreditPanel(TemplatePanel):
    """The credit of a customer, its last entries, and the gift cards that they bought."""

    order: ClassVar[int] = 50
    template_name: ClassVar[str] = "customers/wallet/admin/panel.html"

    customer: Customer
    balance: Money
    entries: Sequence[WalletEntry]
    cards: Sequence[GiftCard]
    may_give: bool


def credit_of_customer(customer: Customer, request: HttpRequest) -> CreditPanel | None:
    """The panel, for users who see credit."""
    if not request.user.has_perm(SEE_CREDIT):
        return None
    account = Account.objects.filter(customer=customer, kind=Account.Kind.CREDIT).first()
    entries = list(account.entries.order_by("-at", "-pk")[:MAX_ENTRIES]) if account else []
    may_see_cards = request.user.has_perm(SEE_CARDS)
    cards = list(customer.gift_cards.select_related("account").order_by("-pk")[:MAX_CARDS]) if may_see_cards else []
    may_give = request.user.has_perm(GIVE_CREDIT) and not customer.erased_at
    return CreditPanel(customer, account.balance if account else Money(0), entries, cards, may_give)
