"""Questions about orders."""

from datetime import timedelta

from django.db import models
from django.utils import timezone


class OrderQuerySet(models.QuerySet):
    """Which orders a person may see, and which wait for what."""

    def visible_to(self, user) -> "OrderQuerySet":
        """The orders a shopper may see. The only door from the storefront to an order, links aside."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(customer__user=user)

    def unpaid_for(self, age: timedelta) -> "OrderQuerySet":
        """Orders still to be paid in advance; cash on delivery is paid later."""
        open_orders = self.filter(status=self.model.Status.PLACED, pays_in_advance=True)
        return open_orders.filter(placed_at__lt=timezone.now() - age)

    def with_item_count(self) -> "OrderQuerySet":
        return self.annotate(item_count=models.Sum("lines__quantity", default=0))
