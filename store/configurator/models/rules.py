"""What goes together in an option set, and what choices cost together."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from store.configurator.conditions import read_conditions
from store.rules.terms import Term

from ._cached import CachedOptions
from ._values import conditions_value, key_value, line_conditions_value
from .sets import OptionSet


class ConditionalRow(models.Model):
    """A row that counts only where all its conditions hold."""

    conditions = models.TextField(_("only if"), blank=True, validators=[conditions_value])

    class Meta:
        abstract = True

    @property
    def when(self) -> tuple[Term, ...]:
        """Its conditions; all must hold."""
        return read_conditions(self.conditions)


class LineConditionalRow(ConditionalRow):
    """The same; a condition may also name the variant and the quantity of a line."""

    conditions = models.TextField(_("only if"), blank=True, validators=[line_conditions_value])

    class Meta:
        abstract = True


class Rule(CachedOptions, Orderable, LineConditionalRow):
    """What goes together, with the reason in the merchant's words."""

    class Kind(models.TextChoices):
        REQUIRES = "requires", _("requires")
        EXCLUDES = "excludes", _("excludes")
        ALLOWED = "allowed", _("only these together")
        CONTRAST = "contrast", _("colours must differ")

    option_set = ParentalKey(OptionSet, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(_("then it"), max_length=8, choices=Kind, default=Kind.EXCLUDES)
    results = models.TextField(_("any of"), blank=True, validators=[line_conditions_value])
    table = models.TextField(
        _("table"),
        blank=True,
        help_text=_("The first line names groups, each other line one allowed answer of each: wood | frame. * is any."),
    )
    group = models.CharField(_("colours of group"), max_length=40, blank=True, validators=[key_value])
    second = models.CharField(_("on those of group"), max_length=40, blank=True, validators=[key_value])
    contrast = models.DecimalField(
        _("contrast, at least"),
        max_digits=4,
        decimal_places=1,
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(21)],
        help_text=_("A ratio from 1 to 21. With 1.5 shapes can be told apart, with 3 large letters are easy to read."),
    )
    reason = models.CharField(_("because"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("rule")
        verbose_name_plural = _("rules")

    def __str__(self) -> str:
        if self.kind == self.Kind.ALLOWED:
            return self.reason
        if self.kind == self.Kind.CONTRAST:
            return f"{self.group} / {self.second} {self.contrast}"
        return " ".join([*self.conditions.splitlines(), self.get_kind_display(), *self.results.splitlines()])

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.ALLOWED:
            if not self.rows:
                raise ValidationError({"table": _("Write groups in the first line, combinations below.")})
        elif self.kind == self.Kind.CONTRAST:
            if not (self.group and self.second) or self.group == self.second:
                raise ValidationError({"second": _("Name two groups whose colours must differ.")})
        elif not (self.conditions.strip() and self.results.strip()):
            raise ValidationError(_("Say what the rule begins with, and what it requires or excludes."))

    @property
    def then(self) -> tuple[Term, ...]:
        """What it requires one of, or excludes all of."""
        return read_conditions(self.results)

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The lines of its table as they are written."""
        lines = (line for line in self.table.lower().splitlines() if line.strip())
        return [tuple(cell.strip() for cell in line.split("|")) for line in lines]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of its table, or the two whose colours must differ."""
        if self.kind == self.Kind.CONTRAST:
            return self.group, self.second
        return next(iter(self.cells), ())

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The combinations of its table, each as long as ``groups``; an empty key is any answer."""
        if self.kind == self.Kind.CONTRAST:
            return ()
        width = len(self.groups)
        whole = ((*row, *[""] * width)[:width] for row in self.cells[1:])
        return tuple(tuple("" if key == "*" else key for key in row) for row in whole)


class PriceRule(CachedOptions, Orderable, LineConditionalRow):
    """A price for choices together, for a size, or by quantity."""

    class Kind(models.TextChoices):
        EACH = "each", _("for each piece")
        SETUP = "setup", _("once, for setting up")
        PERCENT = "percent", _("percent of the price")
        PER_CHARACTER = "character", _("for each character")
        PER_UNIT = "unit", _("for each unit")
        PER_AREA = "area", _("for each square unit")

    option_set = ParentalKey(OptionSet, on_delete=models.CASCADE, related_name="prices")
    name = models.CharField(_("name on the slip"), max_length=80)
    kind = models.CharField(_("counted"), max_length=10, choices=Kind, default=Kind.EACH)
    amount = models.DecimalField(_("amount or percent"), max_digits=12, decimal_places=4, default=0)
    min_quantity = models.PositiveIntegerField(_("from quantity"), default=1, validators=[MinValueValidator(1)])
    group = models.CharField(_("of group"), max_length=40, blank=True, validators=[key_value])
    second = models.CharField(_("times group"), max_length=40, blank=True, validators=[key_value])

    class Meta(Orderable.Meta):
        verbose_name = _("price")
        verbose_name_plural = _("prices")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        counted = {self.Kind.PER_CHARACTER, self.Kind.PER_UNIT, self.Kind.PER_AREA}
        if self.kind in counted and not self.group:
            raise ValidationError({"group": _("Name the group that is counted.")})
        if self.kind == self.Kind.PER_AREA and not self.second:
            raise ValidationError({"second": _("Name the group of the other side.")})
