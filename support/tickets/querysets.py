"""Querysets of tickets and messages."""

from django.db import models
from django.db.models.functions import Left

#: Kinds of messages that only staff see.
STAFF_KINDS = ("note", "call")


class TicketQuerySet(models.QuerySet):
    """Queries of tickets."""

    def visible_to(self, user) -> "TicketQuerySet":
        """The shopper's own tickets. The only access from the shop, besides links."""
        return self.filter(customer__user=user) if user.is_authenticated else self.none()

    def newest_first(self) -> "TicketQuerySet":
        """The newest question first."""
        return self.order_by("-last_question_at", "-pk")

    def with_last_message(self) -> "TicketQuerySet":
        """Adds ``last_message``: the beginning of the last message that the customer can see."""
        messages = self.model._meta.get_field("messages").related_model.objects
        visible = messages.filter(ticket=models.OuterRef("pk")).exclude(kind__in=STAFF_KINDS).order_by("-at", "-pk")
        return self.annotate(last_message=models.Subquery(visible.values(short=Left("text", 160))[:1]))

    def to_answer(self) -> "TicketQuerySet":
        """Open tickets, longest wait first."""
        return self.filter(status=self.model.Status.OPEN).order_by("last_question_at", "pk")


class MessageQuerySet(models.QuerySet):
    """Queries of messages."""

    def visible_to_customer(self) -> "MessageQuerySet":
        """Messages without notes and logged calls."""
        return self.exclude(kind__in=STAFF_KINDS).select_related("author")


class AttachmentQuerySet(models.QuerySet):
    """Who may see the files of messages."""

    def visible_to_customer(self, ticket: models.Model) -> "AttachmentQuerySet":
        """The files in a conversation that the customer, or somebody with its link, can see."""
        return self.filter(message__ticket=ticket).exclude(message__kind__in=STAFF_KINDS)
