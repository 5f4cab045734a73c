"""Vouchers."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from cms.foundation.archive import Archivable, ArchivableQuerySet
from cms.text import spelling
from store.money.amounts import Money
from store.money.fields import MoneyField


class VoucherCodeField(models.CharField):
    """A code in one spelling, stored and searched: capitals, no spaces, no invisible characters."""

    def to_python(self, value):
        return spelling.code(value) if isinstance(value, str) else super().to_python(value)

    def get_prep_value(self, value):
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


class Voucher(Archivable):
    """A code that takes a percentage or an amount off the subtotal of one order."""

    code = VoucherCodeField(_("code"), max_length=40, unique=True)
    percent = models.DecimalField(
        _("percent off"), max_digits=5, decimal_places=2, default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )  # fmt: skip
    amount = MoneyField(_("amount off"), default=Money)
    min_subtotal = MoneyField(_("minimum subtotal"), default=Money)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    uses_allowed = models.PositiveIntegerField(_("may be used"), null=True, blank=True)
    uses = models.PositiveIntegerField(_("was used"), default=0, editable=False)
    active = models.BooleanField(_("active"), default=True)

    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("voucher")
        verbose_name_plural = _("vouchers")
        constraints = [
            models.UniqueConstraint(
                Upper("code"),
                name="one_voucher_per_code",
                violation_error_message=_("There is a voucher with this code already."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, min_subtotal__gte=0),
                name="voucher_amounts_not_negative",
                violation_error_message=_("Write amounts without a minus sign."),
            ),
            models.CheckConstraint(
                condition=models.Q(uses_allowed=None) | models.Q(uses__lte=models.F("uses_allowed")),
                name="voucher_not_used_too_often",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def gives(self) -> str:
        """What it takes off, as people write it: “10%”, “€5.00”, both, or nothing."""
        percent = f"{self.percent.normalize():f}%" if self.percent else ""
        return " + ".join(filter(None, [percent, str(self.amount) if self.amount.amount else ""]))

    def reason_against(self, subtotal: Money | None = None) -> str:
        """Why it cannot be used here and now, as a sentence for the shopper; empty if it can."""
        names = {"code": self.code}
        now = timezone.now()
        if self.archived_at or not self.active or (self.ends_at and self.ends_at <= now):
            return now_("The code %(code)s is no longer valid.") % names
        if self.starts_at > now:
            start = date_format(timezone.localtime(self.starts_at), "D j F")
            return now_("The code %(code)s is valid from %(start)s. Try it again then.") % (names | {"start": start})
        if self.uses_allowed is not None and self.uses >= self.uses_allowed:
            return now_("The code %(code)s has been used up.") % names
        if subtotal is not None and subtotal < self.min_subtotal:
            sentence = now_("The code %(code)s needs a subtotal of %(min)s. %(missing)s are missing.")
            return sentence % (names | {"min": self.min_subtotal, "missing": self.min_subtotal - subtotal})
        return ""
