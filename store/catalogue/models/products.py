"""Products and their pictures: the editorial part of the catalogue, with drafts and revisions."""

from django.contrib.contenttypes.fields import GenericRelation
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
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from cms.foundation.addresses import address_of
from cms.foundation.archive import Archivable
from cms.foundation.models import SiteImage
from customers.people.search import TextKeyField, TrigramIndex

from ..former_addresses import FormerProductAddress
from ..querysets import ProductQuerySet
from .categories import Brand, Category
from .size_tables import SizeTable
from .tax import TaxClass


class Product(
    Archivable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """One product of the shop, with its texts and pictures."""

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
    size_table = models.ForeignKey(
        SizeTable, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("size table"),
        help_text=_("Only if it is another one than that of the category."),
    )  # fmt: skip
    tax_class = models.ForeignKey(TaxClass, models.PROTECT, related_name="+", verbose_name=_("tax class"))
    is_gift_card = models.BooleanField(
        _("is a gift card"),
        default=False,
        help_text=_(
            "Each one bought becomes a gift card of its price, without tax, and goes to its recipient by e-mail."
        ),
    )
    search_key = TextKeyField(source="words_for_search")
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
        indexes = [TrigramIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="product_search")]
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
    def words_for_search(self) -> list[str]:
        """What staff find the product by, published or not."""
        return [self.name]

    @property
    def revisions(self):
        return self._revisions

    def get_absolute_url(self) -> str:
        return address_of("storefront:product", self.slug)

    def save(self, *args, **kwargs) -> None:
        """Save with attributes and pictures in one transaction, in which ``subscribers`` also react."""
        with transaction.atomic():
            before = Product.objects.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None
            super().save(*args, **kwargs)
            if "slug" in (kwargs.get("update_fields") or ("slug",)):
                FormerProductAddress.objects.moved(self, before=before, now=self.slug)

    def save_revision(self, *args, **kwargs) -> Revision:
        """Save a draft; of a published product without any, such as an imported one, what is published comes first.

        Wagtail would take such a product off the shop as soon as a later version of it is planned.
        """
        if self.pk and self.live and not self.live_revision_id and not kwargs.get("overwrite_revision"):
            published = Product.objects.get(pk=self.pk)
            revision = super(Product, published).save_revision(changed=False)
            Product.objects.filter(pk=self.pk).update(live_revision=revision, has_unpublished_changes=False)
            self.live_revision = self.latest_revision = revision
        return super().save_revision(*args, **kwargs)

    def prepare_archiving(self) -> None:
        """Unpublish it and cancel planned publishing."""
        self.unpublish(log_action=False)

    def get_preview_template(self, request, mode_name) -> str:
        return "store/storefront/product.html"

    def get_preview_context(self, request, mode_name) -> dict:
        """The context of the product page, with the texts of the draft."""
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
        return self.alt or str(getattr(self, "image", ""))
