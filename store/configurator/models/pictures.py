"""How a product is shown as it is chosen: a layered drawing, or photographs laid over each other."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from cms.foundation.archive import Archivable, ArchivableQuerySet
from cms.foundation.models import SiteImage
from store.catalogue.models import Product, colour_value

from ._cached import CachedOptions
from ._values import key_value
from .rules import ConditionalRow
from .sets import OptionSet


class Drawing(Archivable, CachedOptions):
    """A layered SVG that follows choices, colours and texts."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    source = models.TextField(_("SVG"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Font(CachedOptions):
    """A font that texts are drawn and made in."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    file = models.FileField(_("file"), upload_to="fonts")
    licence = models.CharField(_("licence"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("font")
        verbose_name_plural = _("fonts")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LayeredPhoto(CachedOptions, ClusterableModel):
    """The merchant's own photographs, one for each option, stacked; all have the size of the first."""

    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("layered photograph")
        verbose_name_plural = _("layered photographs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PhotoLayer(CachedOptions, Orderable, ConditionalRow):
    """One photograph, clear around what it shows."""

    photo = ParentalKey(LayeredPhoto, on_delete=models.CASCADE, related_name="layers")
    image = models.ForeignKey(SiteImage, models.PROTECT, related_name="+", verbose_name=_("picture"))

    class Meta(Orderable.Meta):
        verbose_name = _("layer")
        verbose_name_plural = _("layers")

    def __str__(self) -> str:
        return f"{getattr(self, 'photo', '')}: {getattr(self, 'image', '')}"


_PART = [MinValueValidator(0), MaxValueValidator(1)]
_HALF_TURN = [MinValueValidator(-180), MaxValueValidator(180)]
_ALMOST_A_CIRCLE = [MinValueValidator(-300), MaxValueValidator(300)]


class PhotoPlace(CachedOptions, Orderable, ConditionalRow):
    """Where words or a picture of the shopper stand; lengths are parts of the photograph's width and height."""

    photo = ParentalKey(LayeredPhoto, on_delete=models.CASCADE, related_name="places")
    group = models.CharField(_("group"), max_length=40, validators=[key_value])
    x = models.FloatField(_("from the left"), default=0.3, validators=_PART)
    y = models.FloatField(_("from the top"), default=0.4, validators=_PART)
    width = models.FloatField(_("width"), default=0.4, validators=_PART)
    height = models.FloatField(_("height"), default=0.15, validators=_PART)
    angle = models.FloatField(_("turned, in degrees"), default=0, validators=_HALF_TURN)
    curve = models.FloatField(_("curved, in degrees"), default=0, validators=_ALMOST_A_CIRCLE)
    size = models.FloatField(_("largest text, as part of the height"), default=1, validators=_PART)
    colour = models.CharField(_("colour"), max_length=7, default="#26262a", validators=[colour_value])

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return f"{getattr(self, 'photo', '')}: {self.group}"


class MadeToOrder(CachedOptions):
    """How one product is drawn and what can be chosen on it; without an option set it is only drawn."""

    product = models.OneToOneField(Product, models.CASCADE, related_name="made_to_order", primary_key=True)
    option_set = models.ForeignKey(
        OptionSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("option set"),
    )
    drawing = models.ForeignKey(
        Drawing,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("drawing"),
    )
    photo = models.ForeignKey(
        LayeredPhoto,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("layered photograph"),
    )
    several_sizes = models.BooleanField(
        _("several sizes at once"),
        default=False,
        help_text=_("Shoppers fill in how many of each size; each size becomes a line of its own."),
    )
    defaults = models.JSONField(_("choices of the catalogue picture"), default=dict, blank=True)
    #: What a promised day must know of the production plan; written by ``orders.production``.
    needs_proof = models.BooleanField(_("the customer approves a proof first"), default=False, editable=False)
    units_per_day = models.PositiveIntegerField(_("units a day"), null=True, editable=False)
    day_open_from = models.PositiveIntegerField(_("from this quantity on we tell the day"), null=True, editable=False)

    class Meta:
        verbose_name = _("made to order")
        verbose_name_plural = _("made to order")

    def __str__(self) -> str:
        return str(getattr(self, "product", self._meta.verbose_name))  # Deleting it empties its key.

    @property
    def has_picture(self) -> bool:
        """Whether it is drawn or photographed layer by layer; asks the database nothing."""
        return bool(self.drawing_id or self.photo_id)
