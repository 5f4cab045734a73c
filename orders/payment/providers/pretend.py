"""A card that moves no money, for trying the shop out; it keeps its state in our own rows."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.money.amounts import Money

from .base import Provider, Way


class Pretend(Provider):
    """Offered with ``DEMO=1`` as long as no real card is."""

    code = "pretend"
    name = gettext_lazy("Card")

    def way(self, country: str, total: Money) -> Way | None:
        if not settings.DEMO or settings.STRIPE_SECRET_KEY:
            return None
        return Way(
            self.code, str(self.name), _("A pretend card: this shop is for trying out, no money moves."), Money(0)
        )

    def next_address(self, payment) -> str:
        return reverse("payment:pay", args=[payment.order.token])
