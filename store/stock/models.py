"""Stock: levels by warehouse, movements, and holds for baskets at checkout and orders."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.foundation.archive import Archivable, ArchivableQuerySet
from customers.people.models import User
from store.catalogue.models import Variant


class Warehouse(Archivable):
    """A place with stock; warehouses with a lower priority number are emptied first."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    priority = models.PositiveIntegerField(_("priority"), default=0)

    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("warehouse")
        verbose_name_plural = _("warehouses")
        ordering = ["priority", "pk"]

    def __str__(self) -> str:
        return self.name

    def reason_against_archiving(self) -> str:
        """It must be empty, or its stock would disappear from the screens; and it must not be the only one."""
        if self.levels.filter(models.Q(on_hand__gt=0) | models.Q(held__gt=0)).exists():
            return gettext("There is still stock in “%(name)s”. Count them to 0 first.") % {"name": self}
        if not Warehouse.objects.not_archived().exclude(pk=self.pk).exists():
            return gettext("“%(name)s” is the only warehouse. Add another one first.") % {"name": self}
        return ""


class LevelQuerySet(models.QuerySet):
    """Questions about stock levels."""

    def counted(self) -> "LevelQuerySet":
        """Levels of variants whose stock is counted."""
        return self.filter(variant__counts_stock=True)

    def with_free(self) -> "LevelQuerySet":
        """With ``free``: the stock that is not held."""
        return self.annotate(free=models.F("on_hand") - models.F("held"))

    def with_last_count(self) -> "LevelQuerySet":
        """With ``counted_at``: when somebody last counted."""
        counts = StockMovement.objects.filter(level=models.OuterRef("pk"), kind=Kind.COUNTED).order_by("-pk")
        return self.annotate(counted_at=models.Subquery(counts.values("at")[:1]))


class StockLevel(models.Model):
    """The stock of one variant in one warehouse, and how much of it is held."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="stock", verbose_name=_("variant"))
    warehouse = models.ForeignKey(Warehouse, models.PROTECT, related_name="levels", verbose_name=_("warehouse"))
    on_hand = models.PositiveIntegerField(_("there"), default=0)
    held = models.PositiveIntegerField(_("held"), default=0)

    objects = LevelQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        indexes = [models.Index(models.F("on_hand") - models.F("held"), models.F("id"), name="stock_by_free")]
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "warehouse"],
                name="one_level_per_variant_and_warehouse",
            ),
            models.CheckConstraint(
                condition=models.Q(held__lte=models.F("on_hand")),
                name="never_hold_more_than_there_is",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id} @ {self.warehouse_id}: {self.on_hand} − {self.held}"


class Kind(models.TextChoices):
    """Why what is there became more or less."""

    RECEIVED = "received", _("Received")
    COUNTED = "counted", _("Counted")
    SHIPPED = "shipped", _("Sent")
    RETURNED = "returned", _("Came back")
    WRITTEN_OFF = "written off", _("Written off")


class CountReason(models.TextChoices):
    """What staff choose when they write a number down."""

    COUNTED = "counted", _("Counted")
    CAME_IN = "came in", _("Delivery came in")
    BROKEN = "broken", _("Broken or spoiled")
    MISSING = "missing", _("Missing")
    OTHER = "other", _("Something else")


class StockMovement(models.Model):
    """One change of what is there in a level; ``on_hand`` is the sum of them. Never changed.

    A parcel that did not leave after all is SHIPPED with a quantity above zero, one that did not come back RETURNED
    with one below zero, so the sum of a kind is what truly happened. A count that finds the same number has 0.
    """

    level = models.ForeignKey(StockLevel, models.CASCADE, related_name="movements", verbose_name=_("stock"))
    kind = models.CharField(_("what"), max_length=11, choices=Kind)
    quantity = models.IntegerField(_("quantity"))
    #: What made it, as a text of the app above, such as ``shipment:4``.
    cause = models.CharField(_("cause"), max_length=60, blank=True, db_index=True)
    reason = models.CharField(_("reason"), max_length=8, choices=CountReason, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(quantity=0) | models.Q(kind=Kind.COUNTED), name="only_a_count_moves_nothing"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.WRITTEN_OFF) | models.Q(quantity__lt=0), name="written_off_is_less"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity or 0:+d} {self.kind}"


class HoldQuerySet(models.QuerySet):
    """Questions about holds."""

    def of(self, owner: str) -> "HoldQuerySet":
        return self.filter(owner=owner)

    def expired(self) -> "HoldQuerySet":
        return self.filter(expires_at__lt=timezone.now())


class Hold(models.Model):
    """A quantity held for an owner, named by a text such as ``basket:17`` or ``order:4``."""

    owner = models.CharField(_("for"), max_length=40, db_index=True)
    level = models.ForeignKey(StockLevel, models.CASCADE, related_name="holds", verbose_name=_("stock"))
    quantity = models.PositiveIntegerField(_("quantity"))
    expires_at = models.DateTimeField(_("until"), null=True, blank=True, db_index=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [models.UniqueConstraint(fields=["owner", "level"], name="one_hold_per_owner_and_level")]

    def __str__(self) -> str:
        return f"{self.owner}: {self.quantity}"
