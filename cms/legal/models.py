"""Who the shop is in law and where its money goes. The columns stand in ``ShopSettings``, which every room reads."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import ShopSettings
from customers.people.models import User


class LegalDetails(ShopSettings):
    """The columns of the shop that only its owner changes; a permission of their own guards them."""

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
        return f"{self.label}: {self.words}"

    @property
    def words(self) -> str:
        """What became what."""
        return f"{self.before or '–'} → {self.after or '–'}"

    @property
    def label(self) -> str:
        """What the field is called on screens."""
        return str(ShopSettings._meta.get_field(self.field).verbose_name)
