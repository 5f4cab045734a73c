"""What was chosen. A configuration is stored once under the hash of its canonical form and never changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from store.catalogue.models import Product
from store.uploads.models import Upload


class Configuration(models.Model):
    """One way to make one product, stored once; ``hash`` is the SHA-256 of the canonical form in ``content``."""

    hash = models.CharField(_("hash"), max_length=64, unique=True)
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        related_name="configurations",
        verbose_name=_("product"),
    )
    content = models.JSONField(_("choices"))
    uploads = models.ManyToManyField(
        Upload, related_name="configurations", blank=True, verbose_name=_("pictures of the shopper")
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("configuration")
        verbose_name_plural = _("configurations")

    def __str__(self) -> str:
        return self.hash[:12]
