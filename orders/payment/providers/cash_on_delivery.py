"""The carrier collects the money on delivery."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.money.amounts import Money

from .base import PaymentMethod, Provider


class CashOnDelivery(Provider):
    """Work begins at once; staff record the money after delivery."""

    code = "cash"
    name = gettext_lazy("Cash on delivery")

    def method_for(self, country: str, total: Money) -> PaymentMethod | None:
        if country not in settings.CASH_COUNTRIES:
            return None
        fee = Money(settings.CASH_FEE)
        return PaymentMethod(self.code, str(self.name), _("In cash to the driver."), fee, pays_in_advance=False)
