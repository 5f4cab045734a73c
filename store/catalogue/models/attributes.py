"""Attributes, by which products are described and filtered, and their values."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.foundation.models import Cached

from .products import Product

colour_value = RegexValidator(r"^#[0-9a-f]{6}$", _("Write a colour as # and six hexadecimal digits, such as #8f9f8c."))


class Attribute(Cached):
    """A property by which products are described and filtered."""

    SUBJECT = "categories"

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        NUMBER = "number", _("Number with unit")
        CHOICE = "choice", _("One of several")
        COLOUR = "colour", _("Colour")
        YES_NO = "yesno", _("Yes or no")
        DATE = "date", _("Date")

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TEXT)
    unit = models.CharField(_("unit"), max_length=12, blank=True, help_text=_("Of a number, such as cm."))
    choices = models.TextField(
        _("choices"), blank=True, help_text=_("Of “One of several”: one a line. Products take no other value then.")
    )
    filterable = models.BooleanField(_("shoppers filter by it"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def choice_list(self) -> list[str]:
        """The values that products may have; empty: any."""
        lines = self.choices.splitlines() if self.kind == self.Kind.CHOICE else []
        return [line.strip() for line in lines if line.strip()]


class AttributeValue(Orderable):
    """One value of an attribute of a product; the kind of the attribute decides which column is used."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="attribute_values")
    attribute = models.ForeignKey(Attribute, models.PROTECT, related_name="+", verbose_name=_("attribute"))
    text = models.CharField(_("text, choice or name of the colour"), max_length=200, blank=True)
    number = models.DecimalField(_("number"), max_digits=12, decimal_places=3, null=True, blank=True)
    yes = models.BooleanField(_("yes"), null=True, blank=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_value])
    date = models.DateField(_("date"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")

    def __str__(self) -> str:
        kind = getattr(getattr(self, "attribute", None), "kind", "")
        if kind == Attribute.Kind.YES_NO:
            return {True: str(_("yes")), False: str(_("no"))}.get(self.yes, "")
        if kind == Attribute.Kind.NUMBER and self.number is not None:
            return f"{self.number.normalize():f} {self.attribute.unit}".strip()
        if kind == Attribute.Kind.DATE:
            return date_format(self.date) if self.date else ""
        return self.text
