"""Production plans that merchants write: one per product, and the default plan of the shop."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from store.catalogue.models import Product
from store.rules.terms import Term, read_term


class Plan(ClusterableModel):
    """How a product is made. The plan without a product is the default for products that have none."""

    product = models.OneToOneField(
        Product,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="plan",
        verbose_name=_("product"),
        help_text=_("Left empty, this is the default plan of the shop."),
    )
    needs_proof = models.BooleanField(
        _("the customer approves a proof first"),
        default=False,
        help_text=_("Nothing is begun before the customer has approved what will be made."),
    )
    units_per_day = models.PositiveIntegerField(
        _("units a day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many can be made in a working day: a larger quantity is promised for a later day."),
    )
    day_open_from = models.PositiveIntegerField(
        _("from this quantity on we tell the day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Shoppers of so many units read that we tell them the day within a working day."),
    )
    across = models.CharField(
        _("width"),
        max_length=40,
        blank=True,
        help_text=_("Of the drawing on the job sheet: millimetres, or the key of the group that asks for it."),
    )
    upright = models.CharField(
        _("height"),
        max_length=40,
        blank=True,
        help_text=_("Of the drawing on the job sheet: millimetres, or the key of the group that asks for it."),
    )

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.UniqueConstraint(
                Coalesce("product", 0),
                name="one_plan_for_a_product",
                violation_error_message=_("There is a plan for this already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.product) if self.product else gettext("Default plan")


class PlanStep(Orderable):
    """One step of the work."""

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(_("name"), max_length=40)
    public_name = models.CharField(
        _("for the customer"), max_length=60, blank=True, help_text=_("As on the tracking page: “Glazed and fired”.")
    )
    note = models.CharField(_("note on the job sheet"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes per unit"), default=0)

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="one_plan_step_of_a_name",
                violation_error_message=_("Two steps have the same name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ChoiceConditional(Orderable):
    """A row with a condition on choices, in the syntax of rules: a group, and what must be true of it."""

    group = models.CharField(
        _("only when group"), max_length=40, blank=True, help_text=_("The key of the group; empty: always.")
    )
    value = models.CharField(
        _("is"), max_length=120, blank=True, help_text=_("As in rules: “oak”, “oak, ash”, “at least 200”.")
    )

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.value and not self.group:
            raise ValidationError({"group": gettext("Say which group this is about.")})
        try:
            read_term(self.group, self.value)
        except ValueError:
            words = gettext("Write a choice such as “oak”, several with commas, or “at least 200”.")
            raise ValidationError({"value": words}) from None

    def holds(self, choices: dict) -> bool:
        """Whether the row applies to these choices."""
        return not self.group or self.term.holds(choices)

    @property
    def term(self) -> Term:
        """The condition."""
        return read_term(self.group, self.value)


class PlanPart(ChoiceConditional):
    """A part of each unit."""

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="parts")
    what = models.CharField(_("part"), max_length=120)
    sku = models.CharField(_("article number"), max_length=80, blank=True)
    amount = models.DecimalField(
        _("amount per unit"), max_digits=9, decimal_places=3, default=1, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(_("unit"), max_length=12, blank=True)

    class Meta(ChoiceConditional.Meta):
        verbose_name = _("part")
        verbose_name_plural = _("parts")

    def __str__(self) -> str:
        return self.what


class PlanMeasure(ChoiceConditional):
    """A measure printed on the job sheet and on the proof, such as “Depth of cut: 0.6 mm”."""

    plan = ParentalKey(Plan, on_delete=models.CASCADE, related_name="measures")
    name = models.CharField(_("measure"), max_length=60)
    text = models.CharField(_("how much"), max_length=80)

    class Meta(ChoiceConditional.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"
