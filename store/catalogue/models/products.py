"""What we sell. A product's own row and its children are editorial; variants and figures are written by machines.

A Wagtail revision restores a product's row and all its ``ParentalKey`` children, so prices, stock, variants and
figures hang on it by plain foreign keys: publishing an old draft cannot undo them.
"""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from cms.foundation.addresses import address_of
from cms.foundation.archive import Archivable
from cms.foundation.models import Cached, SiteImage
from customers.timeline.work import Work
from store.money.fields import MoneyField

from .former_addresses import FormerProductAddress
from .querysets import ProductQuerySet, VariantQuerySet

colour_value = RegexValidator(r"^#[0-9a-f]{6}$", _("Write a colour as # and six hexadecimal digits, such as #8f9f8c."))


class TaxClass(Cached):
    """A kind of goods for the tax office: standard, reduced. The rates stand in ``store.pricing``."""

    SUBJECT = "tax"

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("tax class")
        verbose_name_plural = _("tax classes")

    def __str__(self) -> str:
        return self.name


class Brand(Cached):
    """Who makes it."""

    SUBJECT = "categories"

    slug = models.SlugField(_("address"), unique=True, allow_unicode=True, max_length=120)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("brand")
        verbose_name_plural = _("brands")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Category(Cached):
    """A shelf of the shop; ``path`` holds the addresses from the root down, such as ``home/mugs``."""

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


class Attribute(Cached):
    """A property products are described and filtered by."""

    SUBJECT = "categories"

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        NUMBER = "number", _("Number with unit")
        CHOICE = "choice", _("One of several")
        COLOUR = "colour", _("Colour")
        YES_NO = "yesno", _("Yes or no")

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TEXT)
    unit = models.CharField(_("unit"), max_length=12, blank=True)
    filterable = models.BooleanField(_("shoppers filter by it"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Product(
    Archivable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """One thing in the shop, with its words and pictures."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), unique=True, allow_unicode=True, max_length=200)
    summary = models.CharField(_("in one line"), max_length=200, blank=True)
    description = RichTextField(
        _("description"),
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link"],
    )
    category = models.ForeignKey(Category, models.PROTECT, related_name="products", verbose_name=_("category"))
    brand = models.ForeignKey(
        Brand,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("brand"),
    )
    tax_class = models.ForeignKey(TaxClass, models.PROTECT, related_name="+", verbose_name=_("tax class"))
    source = models.CharField(_("came from"), max_length=20, blank=True, editable=False)
    source_id = models.CharField(_("number there"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="product")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="product",
        for_concrete_model=False,
    )
    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="one_product_per_source_id",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self):
        return self._revisions

    def get_absolute_url(self) -> str:
        return address_of("storefront:product", self.slug)

    def save(self, *args, **kwargs) -> None:
        """Save with attributes and pictures, all or nothing; ``subscribers`` tell it in the same transaction."""
        with transaction.atomic():
            before = Product.objects.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None
            super().save(*args, **kwargs)
            if "slug" in (kwargs.get("update_fields") or ("slug",)):
                FormerProductAddress.objects.moved(self, before=before, now=self.slug)

    def prepare_archiving(self) -> None:
        """Out of the shop, its planned publishing included."""
        self.unpublish(log_action=False)

    def get_preview_template(self, request, mode_name) -> str:
        return "store/storefront/product.html"

    def get_preview_context(self, request, mode_name) -> dict:
        """What the product page shows, for the words as they stand in the draft."""
        from django.utils.module_loading import import_string

        page_of = import_string("store.storefront.pages.product_page")  # Above us: found by name, at preview only.
        return super().get_preview_context(request, mode_name) | vars(page_of(self))


class ProductPicture(Orderable):
    """A photograph of a product, in the order of the page."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(SiteImage, models.PROTECT, related_name="+", verbose_name=_("picture"))
    alt = models.CharField(_("what it shows"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.alt or str(self.image)


class AttributeValue(Orderable):
    """What one attribute says of one product; the column that holds it follows the kind of the attribute."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="attribute_values")
    attribute = models.ForeignKey(Attribute, models.PROTECT, related_name="+", verbose_name=_("attribute"))
    text = models.CharField(_("text, choice or name of the colour"), max_length=200, blank=True)
    number = models.DecimalField(_("number"), max_digits=12, decimal_places=3, null=True, blank=True)
    yes = models.BooleanField(_("yes"), null=True, blank=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_value])

    class Meta(Orderable.Meta):
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")

    def __str__(self) -> str:
        if self.attribute.kind == Attribute.Kind.YES_NO:
            return str(_("yes") if self.yes else _("no"))
        if self.attribute.kind == Attribute.Kind.NUMBER and self.number is not None:
            return f"{self.number.normalize():f} {self.attribute.unit}".strip()
        return self.text


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
        return f"{self.product}, {self.name}" if self.name else str(self.product)


class ProductFigures(models.Model):
    """Numbers of a product that higher apps write down here."""

    product = models.OneToOneField(Product, models.CASCADE, related_name="figures", primary_key=True)
    price_from = MoneyField(_("from"), null=True)
    rating = models.DecimalField(_("rating"), max_digits=3, decimal_places=2, null=True)
    reviews = models.PositiveIntegerField(_("reviews"), default=0)
    popularity = models.PositiveIntegerField(_("sold in 90 days"), default=0, db_index=True)

    class Meta:
        verbose_name = _("figures")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return f"{self.product_id}: {self.price_from}"


class IndexChange(Work):
    """The card of one product must be indexed anew; drained by ``store.search``. One row a product, ever."""

    product_id = models.PositiveBigIntegerField(_("product"), unique=True)

    class Meta:
        verbose_name = _("change for the search index")
        verbose_name_plural = _("changes for the search index")

    def __str__(self) -> str:
        return str(self.product_id)
