"""What it costs today: vouchers."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from store.money.amounts import Money
from store.money.fields import MoneyField


class Voucher(models.Model):
    """A code that takes a percentage or an amount off the goods of one order."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    percent = models.DecimalField(
        _("percent off"), max_digits=5, decimal_places=2, default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )  # fmt: skip
    amount = MoneyField(_("amount off"), default=Money)
    least_total = MoneyField(_("for goods from"), default=Money)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    uses_allowed = models.PositiveIntegerField(_("may be used"), null=True, blank=True)
    uses = models.PositiveIntegerField(_("was used"), default=0, editable=False)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("voucher")
        verbose_name_plural = _("vouchers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uses_allowed=None) | models.Q(uses__lte=models.F("uses_allowed")),
                name="voucher_not_used_too_often",
            )
        ]

    def __str__(self) -> str:
        return self.code
