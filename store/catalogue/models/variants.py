"""Variants of products, and figures that other apps store: not part of revisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import SiteImage
from customers.timeline.work import Work
from store.money.fields import MoneyField

from ..contents import check_content
from ..querysets import VariantQuerySet
from .products import Product


class Variant(models.Model):
    """One size or colour of a product, with an article number, a price and stock."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants", verbose_name=_("product"))
    sku = models.CharField(_("article number"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    options = models.JSONField(_("sizes and colours"), default=dict, blank=True)
    active = models.BooleanField(_("sold"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    counts_stock = models.BooleanField(_("stock is counted"), default=True)
    lead_days = models.PositiveSmallIntegerField(_("working days to make"), default=0)
    weight = models.PositiveIntegerField(_("weight in grams"), default=0)
    length = models.PositiveIntegerField(_("longest side in centimetres, packed"), default=0)
    content = models.CharField(
        _("content"), max_length=20, blank=True, validators=[check_content],
        help_text=_("Such as 750 ml: the shop then also says the price per litre, kilogram or metre."),
    )  # fmt: skip
    image = models.ForeignKey(
        SiteImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )

    objects = VariantQuerySet.as_manager()

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [str(getattr(self, "product", "")), self.name]))


class ProductFigures(models.Model):
    """Figures of a product, stored by other apps."""

    product = models.OneToOneField(Product, models.CASCADE, related_name="figures", primary_key=True)
    price_from = MoneyField(_("from"), null=True)
    #: Of what is made to order: one piece with choices that can be had, and whether none cost less.
    configured_price = MoneyField(_("with choices"), null=True)
    is_lowest_price = models.BooleanField(_("proven to be the lowest"), default=False)
    rating = models.DecimalField(_("rating"), max_digits=3, decimal_places=2, null=True)
    reviews = models.PositiveIntegerField(_("reviews"), default=0)
    popularity = models.PositiveIntegerField(_("sold in 90 days"), default=0, db_index=True)

    class Meta:
        verbose_name = _("figures")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return f"{self.product_id}: {self.price_from}"


class IndexChange(Work):
    """The card of a product must be indexed again; handled by ``store.search``. At most one row a product."""

    product_id = models.PositiveBigIntegerField(_("product"), unique=True)

    class Meta:
        verbose_name = _("change for the search index")
        verbose_name_plural = _("changes for the search index")

    def __str__(self) -> str:
        return str(self.product_id)
