"""An order that costs nothing: nobody pays, and work begins at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.money.amounts import Money

from .base import PaymentMethod, Provider


class NoPayment(Provider):
    """The only method for a total of zero, and for no other."""

    code = "none"
    name = gettext_lazy("Nothing to pay")

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        if total:
            return None
        return PaymentMethod(self.code, str(self.name), _("We begin at once."), Money(0))
