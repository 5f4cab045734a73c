"""The carrier collects the money on delivery, or the workshop when the customer picks the order up."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.money.amounts import Money

from .base import PaymentMethod, Provider


class CashOnDelivery(Provider):
    """Work begins at once; staff record the money after delivery."""

    code = "cash"
    name = gettext_lazy("Cash on delivery")

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        if is_pickup:
            return PaymentMethod(self.code, pickup_name(), _("In cash, in our workshop."), Money(0), False)
        if country not in settings.CASH_COUNTRIES:
            return None
        fee = Money(settings.CASH_FEE)
        return PaymentMethod(self.code, str(self.name), _("In cash to the driver."), fee, pays_in_advance=False)


def pickup_name() -> str:
    """The name of the method for an order that is picked up."""
    return _("Pay when you pick it up")
