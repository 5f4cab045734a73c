"""Prices: one a variant, tax included, and the tax rates of each country."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached
from store.catalogue.models import TaxClass, Variant
from store.money.fields import MoneyField


class Price(models.Model):
    """The list price of one variant, tax of the home country included."""

    variant = models.OneToOneField(Variant, models.CASCADE, related_name="price", primary_key=True)
    amount = MoneyField(_("price"))

    class Meta:
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        constraints = [models.CheckConstraint(condition=models.Q(amount__gte=0), name="price_not_negative")]

    def __str__(self) -> str:
        return str(self.amount)


class TaxRate(Cached):
    """The percentage of one tax class in one country; an empty country stands for all others."""

    SUBJECT = "tax"

    tax_class = models.ForeignKey(TaxClass, models.CASCADE, related_name="rates", verbose_name=_("tax class"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    percent = models.DecimalField(
        _("percent"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(99))],
    )

    class Meta:
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        constraints = [models.UniqueConstraint(fields=["tax_class", "country"], name="one_rate_per_class_and_country")]

    def __str__(self) -> str:
        return f"{getattr(self, 'tax_class', '')} {self.country or '*'} {self.percent} %"
