"""Addresses that products and categories had: who asks there is led to where they are now.

A row points to the thing itself, so a chain of renames needs no chain of redirects. A thing that takes an address
again ends the row.
"""

from django.db import models


class FormerAddressQuerySet(models.QuerySet):
    """Questions about former addresses."""

    def moved(self, owner: models.Model, *, before: str | None, now: str) -> None:
        """``owner`` leaves the address ``before``, if it had one, and answers at ``now``."""
        if before == now:
            return
        self.filter(address=now).delete()
        if before:
            self.update_or_create(address=before, defaults={"owner": owner})


class _FormerAddress(models.Model):
    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.address


class FormerProductAddress(_FormerAddress):
    """A slug that a product had."""

    address = models.CharField(max_length=200, unique=True)
    owner = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="former_addresses")


class FormerCategoryAddress(_FormerAddress):
    """A path that a category had."""

    address = models.CharField(max_length=500, unique=True)
    owner = models.ForeignKey("catalogue.Category", models.CASCADE, related_name="former_addresses")
