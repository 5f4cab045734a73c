"""Delivery methods."""

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import quote

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.foundation.archive import Archivable, ArchivableQuerySet
from cms.foundation.models import Cached
from store.calendars.promise import Transit
from store.money.amounts import Money
from store.money.fields import MoneyField

from .limits import CarryingLimits, PriceBand, price_by_weight

#: The code of an order of which nothing is sent but e-mails; no method of the shop has it.
BY_MAIL = "by-mail"


class DeliveryMethod(Archivable, Cached, ClusterableModel):
    """A delivery method: to which countries, how much it carries, at what price, in how many working days."""

    SUBJECT = "delivery"

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    carrier = models.CharField(_("carrier"), max_length=40, blank=True)
    tracking_url = models.CharField(
        _("tracking address"), max_length=200, blank=True, help_text=_("With {number} where the number goes.")
    )
    countries = models.JSONField(_("countries"), default=list, blank=True)
    price = MoneyField(_("price"), default=Money)
    free_from = MoneyField(_("free from a subtotal of"), null=True, blank=True)
    max_weight = models.PositiveIntegerField(
        _("up to a weight of (grams)"), null=True, blank=True, help_text=_("Of all lines together. Empty: any weight.")
    )
    max_length = models.PositiveIntegerField(
        _("up to a length of (cm)"), null=True, blank=True, help_text=_("The longest side, packed. Empty: any length.")
    )
    only_if_needed = models.BooleanField(
        _("only if needed"),
        default=False,
        help_text=_("Offered only for what is too heavy or too long for another method to that country."),
    )
    days = models.PositiveSmallIntegerField(_("working days in transit"), default=2)
    cutoff_hour = models.PositiveSmallIntegerField(_("leaves the same day if ordered before"), default=12)
    is_pickup = models.BooleanField(
        _("is picked up"),
        default=False,
        help_text=_("Nothing is sent: the customer collects it, and pays there if it is not paid before."),
    )
    active = models.BooleanField(_("active"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery method")
        verbose_name_plural = _("delivery methods")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__gte=0) & (models.Q(free_from__isnull=True) | models.Q(free_from__gte=0)),
                name="delivery_amounts_not_negative",
                violation_error_message=_("Write amounts without a minus sign."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def limits(self) -> CarryingLimits:
        """The largest that it carries."""
        return CarryingLimits(self.max_weight, self.max_length)

    @cached_property
    def price_bands(self) -> tuple[PriceBand, ...]:
        """Its prices by weight."""
        return tuple(PriceBand(band.from_weight, band.price) for band in self.bands.all())

    def price_for(self, weight: int) -> Money:
        """The price of so many grams, before the subtotal may make it free."""
        return price_by_weight(self.price, self.price_bands, weight)

    @property
    def transit(self) -> Transit:
        """The method as a promised day needs it."""
        return Transit(self.days, self.cutoff_hour, self.is_pickup)

    def tracking_address(self, number: str) -> str:
        """The carrier's tracking URL of this parcel; "" if the carrier has none."""
        if not number or "{number}" not in self.tracking_url:
            return ""
        return self.tracking_url.replace("{number}", quote(number, safe=""))


def with_bands(methods: Iterable[DeliveryMethod]) -> list[DeliveryMethod]:
    """The methods with their prices by weight read, so that they can be cached."""
    found = list(methods)
    for method in found:
        _bands = method.price_bands
    return found


class DeliveryBand(Cached):
    """The price of a delivery method from a weight on."""

    SUBJECT = "delivery"

    method = ParentalKey(DeliveryMethod, on_delete=models.CASCADE, related_name="bands")
    from_weight = models.PositiveIntegerField(_("from a weight of (grams)"))
    price = MoneyField(_("price"))

    class Meta:
        verbose_name = _("price by weight")
        verbose_name_plural = _("prices by weight")
        ordering = ["from_weight"]
        constraints = [
            models.UniqueConstraint(fields=["method", "from_weight"], name="delivery_band_once"),
            models.CheckConstraint(
                condition=models.Q(price__gte=0),
                name="delivery_band_not_negative",
                violation_error_message=_("Write amounts without a minus sign."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_weight} g"
