"""Questions about tickets."""

from django.db import models
from django.db.models.functions import Left


class TicketQuerySet(models.QuerySet):
    """Who may see which, and what waits."""

    def visible_to(self, user) -> "TicketQuerySet":
        """A shopper's own questions; the only door from the shop, links aside."""
        return self.filter(customer__user=user) if user.is_authenticated else self.none()

    def newest_first(self) -> "TicketQuerySet":
        """Who wrote last stands first."""
        return self.order_by("-asked_at", "-pk")

    def with_last_words(self) -> "TicketQuerySet":
        """``last_words``: the beginning of what the customer or we said last."""
        messages = self.model._meta.get_field("messages").related_model.objects
        spoken = messages.filter(ticket=models.OuterRef("pk")).exclude(kind="note").order_by("-at", "-pk")
        return self.annotate(last_words=models.Subquery(spoken.values(short=Left("text", 160))[:1]))

    def to_answer(self) -> "TicketQuerySet":
        """Whose turn is ours, the longest wait first."""
        return self.filter(status=self.model.Status.OPEN).order_by("asked_at", "pk")


class MessageQuerySet(models.QuerySet):
    """What of a conversation who may read."""

    def spoken(self) -> "MessageQuerySet":
        """What the customer may read: no notes."""
        return self.exclude(kind="note").select_related("author")
