"""Colours of the shop with their families."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..colours import Family, families_of, named_value
from .attributes import colour_value


class Colour(models.Model):
    """One colour, by the name and the value that an option, an attribute or a variant gives it.

    ``families`` are chosen by hand; while there are none, they follow from the value.
    """

    name = models.CharField(_("name"), max_length=100)
    value = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_value])
    families = models.JSONField(_("families"), default=list, blank=True)

    class Meta:
        verbose_name = _("colour")
        verbose_name_plural = _("colours")
        ordering = ["name", "value"]
        constraints = [models.UniqueConstraint(fields=["name", "value"], name="one_row_for_a_colour")]

    def __str__(self) -> str:
        return self.name

    @property
    def own_families(self) -> tuple[Family, ...]:
        """Those chosen by hand, else those of the value, else those of the name."""
        chosen = [Family(each) for each in self.families if each in set(Family)]
        return tuple(chosen) or families_of(self.value or named_value(self.name))
