"""Questions about tickets."""

from django.db import models


class TicketQuerySet(models.QuerySet):
    """Who may see which, and what waits."""

    def visible_to(self, user) -> "TicketQuerySet":
        """A shopper's own questions; the only door from the shop, links aside."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(customer__user=user)

    def to_answer(self) -> "TicketQuerySet":
        """Whose turn is ours, the longest wait first."""
        return self.filter(status=self.model.Status.OPEN).order_by("asked_at", "pk")
