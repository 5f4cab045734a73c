"""Queries for refunds."""

from django.db import models

from orders.order.models import Order


class RefundQuerySet(models.QuerySet):
    """Which refunds wait, and for whom."""

    def to_pay_out(self) -> "RefundQuerySet":
        """Staff transfer it, or give it in cash."""
        return self.filter(to__in=["bank", "cash"], status="to do")

    def being_sent(self) -> "RefundQuerySet":
        """A provider sends it."""
        return self.filter(status__in=["to do", "sent"]).exclude(to__in=["bank", "cash"])

    def refused_and_open(self) -> "RefundQuerySet":
        """Refused, of orders that are still overpaid, and nobody tried it again."""
        return self.filter(status="refused", order__in=Order.objects.overpaid()).exclude(self.tried_again())

    def tried_again(self) -> models.Exists:
        """Whether there is a newer refund of the same payment for the same reason."""
        newer = {"payment": models.OuterRef("payment"), "key": models.OuterRef("key")}
        return models.Exists(self.model.objects.filter(**newer, attempt__gt=models.OuterRef("attempt")))
