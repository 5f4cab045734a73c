"""Made to order: option sets with groups, options and rules; drawings; stored configurations.

An option set is editorial (drafts, history) and may serve many products. A configuration is content:
it is stored once under the hash of its canonical form and never changes.
"""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin

from cms.foundation.models import Kept
from store.catalogue.models import Product, colour_value
from store.money.amounts import Money
from store.money.fields import MoneyField

key_value = RegexValidator(
    r"^[a-z][a-z0-9-]*$",
    _("Write small letters, digits and hyphens, beginning with a letter."),
)


class OptionSet(Kept, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Everything that can be chosen on a product, or on several that share it."""

    name = models.CharField(_("name"), max_length=120)
    code = models.SlugField(_("code"), unique=True, max_length=120)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="option_set")

    class Meta:
        verbose_name = _("option set")
        verbose_name_plural = _("option sets")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self):
        return self._revisions


class OptionGroup(Kept, Orderable, ClusterableModel):
    """One question to the shopper: one of several, several, or a text."""

    class Kind(models.TextChoices):
        ONE = "one", _("One of several")
        SEVERAL = "several", _("Several")
        TEXT = "text", _("Text")

    class Display(models.TextChoices):
        PILLS = "pills", _("Buttons")
        SWATCHES = "swatches", _("Colour swatches")
        LIST = "list", _("List")

    class Characters(models.TextChoices):
        ANY = "any", _("Any letters")
        LATIN = "latin", _("Latin letters")
        LATIN_CJK = "latin+cjk", _("Latin and Chinese letters")
        DIGITS = "digits", _("Digits")

    option_set = ParentalKey(OptionSet, on_delete=models.CASCADE, related_name="groups")
    key = models.CharField(_("key"), max_length=40, validators=[key_value])
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ONE)
    display = models.CharField(_("shown as"), max_length=8, choices=Display, default=Display.PILLS)
    help = models.CharField(_("help"), max_length=200, blank=True)
    required = models.BooleanField(_("must be answered"), default=True)
    least = models.PositiveSmallIntegerField(_("at least"), default=0)
    most = models.PositiveSmallIntegerField(_("at most"), default=1)
    max_length = models.PositiveSmallIntegerField(_("most characters"), default=24)
    lines = models.PositiveSmallIntegerField(_("lines"), default=1)
    characters = models.CharField(
        _("characters allowed"),
        max_length=10,
        choices=Characters,
        default=Characters.ANY,
    )
    surcharge = MoneyField(_("price of a text"), default=Money)
    per_character = MoneyField(_("price of a character"), default=Money)

    class Meta(Orderable.Meta):
        verbose_name = _("option group")
        verbose_name_plural = _("option groups")

    def __str__(self) -> str:
        return self.name


class Option(Kept, Orderable):
    """One answer to the question of its group."""

    group = ParentalKey(OptionGroup, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(_("key"), max_length=40, validators=[key_value])
    name = models.CharField(_("name"), max_length=80)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_value])
    surcharge = MoneyField(_("surcharge"), default=Money)
    lead_days = models.PositiveSmallIntegerField(_("more days to make"), default=0)

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.name


class Rule(Kept, Orderable):
    """One option requires or excludes another; the reason is in the merchant's words."""

    class Kind(models.TextChoices):
        REQUIRES = "requires", _("requires")
        EXCLUDES = "excludes", _("excludes")

    option_set = ParentalKey(OptionSet, on_delete=models.CASCADE, related_name="rules")
    when_group = models.CharField(_("when group"), max_length=40, validators=[key_value])
    when_option = models.CharField(_("is"), max_length=40, validators=[key_value])
    kind = models.CharField(_("then it"), max_length=8, choices=Kind, default=Kind.EXCLUDES)
    then_group = models.CharField(_("group"), max_length=40, validators=[key_value])
    then_option = models.CharField(_("option"), max_length=40, validators=[key_value])
    reason = models.CharField(_("because"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("rule")
        verbose_name_plural = _("rules")

    def __str__(self) -> str:
        return f"{self.when_option} {self.get_kind_display()} {self.then_option}"


class Drawing(Kept):
    """A layered SVG that follows choices, colours and texts."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    source = models.TextField(_("SVG"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MadeToOrder(Kept):
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
    defaults = models.JSONField(_("choices of the catalogue picture"), default=dict, blank=True)

    class Meta:
        verbose_name = _("made to order")
        verbose_name_plural = _("made to order")

    def __str__(self) -> str:
        return str(self.product)


class Configuration(models.Model):
    """One way to make one product, stored once; ``hash`` is the SHA-256 of the canonical form in ``content``."""

    hash = models.CharField(_("hash"), max_length=64, unique=True)
    product = models.ForeignKey(
        Product,
        models.PROTECT,
        related_name="configurations",
        verbose_name=_("product"),
    )
    content = models.JSONField(_("choices"))
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("configuration")
        verbose_name_plural = _("configurations")

    def __str__(self) -> str:
        return self.hash[:12]
