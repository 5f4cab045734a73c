"""Gift cards and credit: no method to choose, but what was paid with them goes back to them."""

from django.utils.translation import gettext_lazy

from customers.wallet.models import Account, WalletEntry
from customers.wallet.services import earn
from store.money.amounts import Money

from .base import PaymentMethod, Provider, RefundCall, RefundReport

#: Methods whose money never left the shop.
WALLET_METHODS = (Account.Kind.GIFT_CARD.value, Account.Kind.CREDIT.value)


class WalletProvider(Provider):
    """The account that a payment was spent from, found by the cause of its entry."""

    can_refund = True

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        """None: they pay beside the method that is chosen."""
        return None

    def refund(self, wanted: RefundCall) -> RefundReport:
        """Give it back to the same account. The key makes it happen once."""
        spent = WalletEntry.objects.select_related("account__customer").get(
            cause=wanted.payment.provider_id, reason=WalletEntry.Reason.PAID
        )
        entry = earn(spent.account, wanted.amount, wanted.key, WalletEntry.Reason.REFUND, note=wanted.order_number)
        return RefundReport("done", provider_id=f"entry:{entry.pk}")


class GiftCards(WalletProvider):
    """Gift cards."""

    code = Account.Kind.GIFT_CARD.value
    name = gettext_lazy("Gift card")


class Credit(WalletProvider):
    """The customer's credit."""

    code = Account.Kind.CREDIT.value
    name = gettext_lazy("Credit")
