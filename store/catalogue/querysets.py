"""Questions about products."""

import re
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast, Lower
from wagtail.models import Revision

from cms.foundation.archive import ArchivableQuerySet


class ProductQuerySet(ArchivableQuerySet):
    """What shoppers may see, and what a page needs with it."""

    def on_sale(self) -> "ProductQuerySet":
        """Published products; shoppers reach no others."""
        return self.filter(live=True, archived_at=None)

    def visible_to(self, user) -> "ProductQuerySet":
        """Staff may look at drafts, everybody else at what is published."""
        return self if user.is_authenticated and user.is_staff else self.on_sale()

    def with_planned(self) -> "ProductQuerySet":
        """With ``planned_at``: when a version is published by itself."""
        planned = Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model),
            object_id=Cast(models.OuterRef("pk"), models.CharField()),
            approved_go_live_at__isnull=False,
        )
        return self.annotate(planned_at=models.Subquery(planned.values("approved_go_live_at")[:1]))


class VariantQuerySet(models.QuerySet):
    """Questions about variants."""

    def on_sale(self) -> "VariantQuerySet":
        return self.filter(active=True, product__live=True, product__archived_at=None)

    def with_sku_in(self, skus: Iterable[str]) -> "VariantQuerySet":
        """Those with one of these article numbers, written in small or capital letters."""
        named = {sku.lower() for sku in skus}
        found = models.Q(lower_sku__in={sku for sku in named if sku.isascii()})
        if others := sorted(sku for sku in named if not sku.isascii()):  # SQLite lowers a to z only.
            found |= models.Q(sku__iregex=f"^({'|'.join(map(re.escape, others))})$")
        return self.annotate(lower_sku=Lower("sku")).filter(found)
