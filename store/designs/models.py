"""Designs: what a shopper chose, saved under a name and a link, with every version they saved."""

import secrets
from hashlib import sha256

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer
from store.catalogue.models import Product, Variant
from store.configurator.models import Configuration

#: Dates of published rows, which no page of a design needs.
_DAYS = ("first_published_at", "last_published_at", "go_live_at", "expire_at")


def new_token() -> str:
    """24 random bytes for an address."""
    return secrets.token_urlsafe(24)


def device_hash(device: str) -> str:
    """What is stored of the token in a guest's browser: who reads the database cannot act as the guest."""
    return sha256(device.encode()).hexdigest()


class DesignQuerySet(models.QuerySet):
    """Questions about designs."""

    def of_device(self, device: str) -> "DesignQuerySet":
        """The designs that guests saved with the browser of this token."""
        return self.filter(customer=None, device=device_hash(device)) if device else self.none()

    def visible_to(self, user) -> "DesignQuerySet":
        """A shopper's own designs. Others may be seen by their link."""
        return self.filter(customer__user=user) if user.is_authenticated else self.none()

    def with_products(self) -> "DesignQuerySet":
        """With all rows that a page of a design needs, and ``owner``, the key of its user."""
        product = "configuration__product"
        hidden = ("description", "summary", "search_key", "created_at", "locked_at", *_DAYS)
        related = self.select_related(product, "variant__price")
        related = related.defer("configuration__created_at", *(f"{product}__{name}" for name in hidden))
        return related.annotate(owner=models.F("customer__user"))


class DesignManager(models.Manager.from_queryset(DesignQuerySet)):  # type: ignore[misc]
    """Designs that are not deleted."""

    def get_queryset(self) -> DesignQuerySet:
        return super().get_queryset().filter(deleted_at=None)


class SavedConfiguration(models.Model):
    """One configuration in a quantity."""

    configuration = models.ForeignKey(Configuration, models.PROTECT, related_name="+", verbose_name=_("choices"))
    variant = models.ForeignKey(
        Variant, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("variant")
    )
    quantity = models.PositiveIntegerField(
        _("quantity"), default=1, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )

    class Meta:
        abstract = True


class Design(SavedConfiguration):
    """A saved configuration: its newest version, with a name and a link.

    Anybody with the link may look, copy and order. A guest's design has no customer; it belongs to the browser that
    saved it. A deleted design has no page; its owner can bring it back for ``settings.DELETED_DESIGNS_STAY``.
    """

    token = models.CharField(max_length=64, unique=True, default=new_token)
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="designs", verbose_name=_("customer")
    )
    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveIntegerField(_("version"), default=1)
    #: Whether a written page shows it, which is then invalidated when it changes; set by ``cms.pages``.
    is_featured = models.BooleanField(_("shown on a page"), default=False)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    changed_at = models.DateTimeField(_("saved"), default=timezone.now)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    #: Hash of the token in the browser of the guest who saved it; empty for customers.
    device = models.CharField(max_length=64, blank=True)

    objects = DesignManager()
    #: Also deleted ones.
    all_rows = DesignQuerySet.as_manager()

    class Meta:
        verbose_name = _("design")
        verbose_name_plural = _("designs")
        indexes = [
            models.Index(fields=["customer", "-changed_at"], name="designs_of_customer"),
            models.Index(fields=["device", "-changed_at"], name="designs_of_device", condition=~models.Q(device="")),
            models.Index(fields=["deleted_at"], name="deleted_designs", condition=models.Q(deleted_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("designs:show", args=[self.token])

    @property
    def product(self) -> Product:
        """What is made."""
        return self.configuration.product


class DesignVersion(SavedConfiguration):
    """A design as it was saved once."""

    design = models.ForeignKey(Design, models.CASCADE, related_name="versions", verbose_name=_("design"))
    number = models.PositiveIntegerField(_("number"))
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a design")
        verbose_name_plural = _("versions of designs")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["design", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{getattr(self, 'design', '')}, {self.number}"
