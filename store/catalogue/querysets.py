"""Questions about products."""

from django.db import models

from cms.foundation.archive import ArchivableQuerySet


class ProductQuerySet(ArchivableQuerySet):
    """What shoppers may see, and what a page needs with it."""

    def on_sale(self) -> "ProductQuerySet":
        """Published products; shoppers reach no others."""
        return self.filter(live=True, archived_at=None)

    def visible_to(self, user) -> "ProductQuerySet":
        """Staff may look at drafts, everybody else at what is published."""
        return self if user.is_authenticated and user.is_staff else self.on_sale()


class VariantQuerySet(models.QuerySet):
    """Questions about variants."""

    def on_sale(self) -> "VariantQuerySet":
        return self.filter(active=True, product__live=True, product__archived_at=None)
