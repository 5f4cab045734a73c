"""Where products are listed: categories and brands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.models import Cached

from .size_tables import SizeTable


class Category(Cached):
    """A category of the shop; ``path`` joins the slugs from the root down, such as ``home/mugs``."""

    SUBJECT = "categories"

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("inside"),
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), allow_unicode=True, max_length=120)
    path = models.CharField(_("path"), max_length=500, unique=True, editable=False)
    summary = models.CharField(_("in one line"), max_length=200, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    picture_product = models.ForeignKey(
        "Product", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture of"),
        help_text=_("The product whose picture stands for the category."),
    )  # fmt: skip
    size_table = models.ForeignKey(
        SizeTable, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("size table"),
        help_text=_("Also for the categories inside, unless they have another one."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "slug"], name="one_address_inside_a_category"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("storefront:category", self.path)


class Brand(Cached):
    """The maker of products."""

    SUBJECT = "categories"

    slug = models.SlugField(_("address"), unique=True, allow_unicode=True, max_length=120)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("brand")
        verbose_name_plural = _("brands")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
