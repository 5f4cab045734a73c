"""The shopper transfers money to our account and names the order number."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.money.amounts import Money

from .base import PaymentMethod, Provider


class BankTransfer(Provider):
    """Staff see the money on the account and record it."""

    code = "transfer"
    name = gettext_lazy("Bank transfer")

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod:
        hint = _("We begin when the money is here, usually one day later.")
        return PaymentMethod(self.code, str(self.name), hint, Money(0), is_waited_for=True)
