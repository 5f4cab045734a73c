"""Tax classes of products."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached


class TaxClass(Cached):
    """A kind of products for the tax office: standard, reduced. Its rates are in ``store.pricing``."""

    SUBJECT = "tax"

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("tax class")
        verbose_name_plural = _("tax classes")

    def __str__(self) -> str:
        return self.name
