"""Legal name, address and bank account of the shop. The columns are those of ``ShopSettings``."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import ShopSettings
from customers.people.models import User


class LegalDetails(ShopSettings):
    """The settings that only the owner may change; they have a permission of their own."""

    class Meta:
        proxy = True
        verbose_name = _("bank and legal data")


class LegalChange(models.Model):
    """One value that somebody changed; account numbers are masked."""

    field = models.CharField(_("what"), max_length=40)
    before = models.CharField(_("before"), max_length=200, blank=True)
    after = models.CharField(_("after"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("who"))
    #: Stays readable when the account is gone.
    changed_by_name = models.CharField(_("who"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("change of bank and legal data")
        verbose_name_plural = _("changes of bank and legal data")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.summary}"

    @property
    def summary(self) -> str:
        """The old and the new value."""
        return f"{self.before or '–'} → {self.after or '–'}"

    @property
    def label(self) -> str:
        """The label of the field; its name if the settings have it no longer."""
        try:
            return str(ShopSettings._meta.get_field(self.field).verbose_name)
        except FieldDoesNotExist:
            return self.field
