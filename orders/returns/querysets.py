"""Queries for withdrawals."""

from django.db import models
from django.utils import timezone

#: Statuses that wait for us, or for what comes back.
OPEN = ("received", "joined")


def _may_wait() -> models.Q:
    """The items are with the customer, and no proof of sending came: the refund may wait."""
    nothing_back = models.Q(items_received_at=None, proof_received_at=None)
    return models.Q(status="joined") & nothing_back & ~models.Q(order__fulfilment_status="open")


class WithdrawalQuerySet(models.QuerySet):
    """Which withdrawals wait, and for what."""

    def open(self) -> "WithdrawalQuerySet":
        """Neither paid back nor rejected."""
        return self.filter(status__in=OPEN)

    def without_order(self) -> "WithdrawalQuerySet":
        """No order has this number, name and e-mail address: a person looks for it."""
        return self.filter(status="received")

    def waiting_for_items(self) -> "WithdrawalQuerySet":
        """The refund may wait until the items, or proof of sending, are here."""
        return self.filter(_may_wait())

    def to_pay_back(self) -> "WithdrawalQuerySet":
        """Nothing stands in the way of the refund."""
        return self.filter(status="joined").exclude(_may_wait())

    def overdue(self) -> "WithdrawalQuerySet":
        """The day of the refund has passed, and it may not wait."""
        return self.open().filter(refund_due_on__lt=timezone.localdate()).exclude(_may_wait())

    def of_customer(self, customer) -> "WithdrawalQuerySet":
        """Those of the customer's orders, and those without an order that were sent with their e-mail address."""
        own = models.Q(order__customer=customer)
        return self.filter(own | models.Q(order=None, email=customer.email) if customer.email else own)
