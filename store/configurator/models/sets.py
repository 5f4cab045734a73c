"""Option sets: the questions to a shopper with their answers, what goes together and what it costs.

An option set is editorial (drafts, history) and may serve many products.
"""

from decimal import Decimal

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin

from cms.foundation.archive import Archivable, ArchivableQuerySet
from cms.foundation.models import SiteImage
from store.catalogue.models import colour_value
from store.money.amounts import Money
from store.money.fields import MoneyField

from ._bulk import BulkClusterableModel
from ._cached import CachedOptions
from ._values import conditions_value, key_value


class OptionSet(Archivable, CachedOptions, DraftStateMixin, RevisionMixin, BulkClusterableModel):
    """Everything that can be chosen on a product, or on several that share it."""

    name = models.CharField(_("name"), max_length=120)
    code = models.SlugField(_("code"), unique=True, max_length=120)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="option_set")
    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("option set")
        verbose_name_plural = _("option sets")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self):
        return self._revisions

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False) -> "OptionSet":
        """A draft. Its fonts and pictures are looked up at once, not row by row; what is gone is left out."""
        draft = super().from_serializable_data(data, check_fks=False)
        groups = list(draft.groups.all())
        options = [option for group in groups for option in group.options.all()]
        _clear_missing_references(groups, "font")
        _clear_missing_references(options, "picture")
        return draft


def _clear_missing_references(rows: list, name: str) -> None:
    keys = {getattr(row, f"{name}_id") for row in rows} - {None}
    if not keys:
        return
    model = type(rows[0])._meta.get_field(name).related_model
    known = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    for row in rows:
        if getattr(row, f"{name}_id") not in known:
            setattr(row, f"{name}_id", None)


class OptionGroup(CachedOptions, Orderable, ClusterableModel):
    """One question to the shopper. Which of its fields count depends on its kind."""

    class Kind(models.TextChoices):
        ONE = "one", _("One of several")
        SEVERAL = "several", _("Several")
        NUMBER = "number", _("Number")
        TEXT = "text", _("Text")
        NAMES = "names", _("A text for each piece")
        DATE = "date", _("Date")
        FILE = "file", _("Picture of the shopper")

    class Display(models.TextChoices):
        PILLS = "pills", _("Buttons")
        SWATCHES = "swatches", _("Colour swatches")
        PICTURES = "pictures", _("Pictures")
        LIST = "list", _("List")

    class Characters(models.TextChoices):
        ANY = "any", _("Any letters")
        LATIN = "latin", _("Latin letters")
        LATIN_CJK = "latin+cjk", _("Latin and Chinese letters")
        DIGITS = "digits", _("Digits")
        EMAIL = "email", _("An e-mail address")

    option_set = ParentalKey(OptionSet, on_delete=models.CASCADE, related_name="groups")
    key = models.CharField(_("key"), max_length=40, validators=[key_value])
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ONE)
    display = models.CharField(_("shown as"), max_length=8, choices=Display, default=Display.PILLS)
    help = models.CharField(_("help"), max_length=200, blank=True)
    section = models.CharField(
        _("section"),
        max_length=60,
        blank=True,
        help_text=_("A heading on the page. Questions of the same section that follow each other stand below it."),
    )
    required = models.BooleanField(_("must be answered"), default=True)
    of_part = models.BooleanField(
        _("colours of a part"),
        default=False,
        help_text=_("Of a strap or a thread, not of the whole: shoppers do not find the product by these colours."),
    )
    is_measurement = models.BooleanField(
        _("a measurement of the shopper"),
        default=False,
        help_text=_("A fact such as a height. Rules use it; no repair, default or low price ever changes it."),
    )
    min_options = models.PositiveSmallIntegerField(_("at least"), default=0)
    max_options = models.PositiveSmallIntegerField(_("at most"), default=0, help_text=_("0: all of them."))
    max_length = models.PositiveSmallIntegerField(_("characters at most"), default=24)
    lines = models.PositiveSmallIntegerField(_("lines"), default=1)
    characters = models.CharField(
        _("characters allowed"),
        max_length=10,
        choices=Characters,
        default=Characters.ANY,
    )
    font = models.ForeignKey(
        "Font", models.PROTECT, null=True, blank=True, related_name="groups", verbose_name=_("font")
    )
    low = models.DecimalField(_("from"), max_digits=9, decimal_places=2, default=0)
    high = models.DecimalField(_("to"), max_digits=9, decimal_places=2, default=100)
    step = models.DecimalField(
        _("in steps of"), max_digits=9, decimal_places=2, default=1, validators=[MinValueValidator(Decimal("0.01"))]
    )
    unit = models.CharField(_("unit"), max_length=12, blank=True)
    from_days = models.PositiveSmallIntegerField(_("earliest, in days from today"), default=0)
    until_days = models.PositiveSmallIntegerField(_("latest, in days from today"), default=365)
    min_pixels = models.PositiveIntegerField(_("pixels of the shorter side, at least"), default=0)
    max_megabytes = models.PositiveSmallIntegerField(
        _("megabytes at most"), default=10, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    print_cm = models.DecimalField(
        _("so wide on the product, in cm"), max_digits=6, decimal_places=1, default=0, validators=[MinValueValidator(0)]
    )
    min_dpi = models.PositiveSmallIntegerField(_("dots per inch, at least"), default=0)
    min_text_mm = models.DecimalField(
        _("characters not below, in mm"), max_digits=5, decimal_places=1, default=0, validators=[MinValueValidator(0)]
    )
    surcharge = MoneyField(_("price of an answer"), default=Money, signed=True)
    per_character = MoneyField(_("price of a character"), default=Money)
    lead_days = models.PositiveSmallIntegerField(_("more days to make"), default=0)
    after = models.CharField(
        _("made after"),
        max_length=200,
        blank=True,
        help_text=_("Keys of the groups whose work must be done first, with commas between them."),
    )
    applies_if = models.TextField(_("asked only if one of"), blank=True, validators=[conditions_value])

    class Meta(Orderable.Meta):
        verbose_name = _("option group")
        verbose_name_plural = _("option groups")

    def __str__(self) -> str:
        return self.name


class Option(CachedOptions, Orderable):
    """One answer to the question of its group."""

    group = ParentalKey(OptionGroup, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(_("key"), max_length=40, validators=[key_value])
    name = models.CharField(_("name"), max_length=80)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_value])
    picture = models.ForeignKey(
        SiteImage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    surcharge = MoneyField(_("surcharge"), default=Money, signed=True)
    lead_days = models.PositiveSmallIntegerField(_("more days to make"), default=0)

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.name
