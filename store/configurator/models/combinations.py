"""How many combinations of an option set can be bought: counted by the worker, never part of a draft."""

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from customers.timeline.work import Work

from .sets import OptionSet


class CombinationCount(Work):
    """The count of one set as it is published; one row for each set, counted again at each publishing."""

    option_set = models.OneToOneField(OptionSet, models.CASCADE, related_name="combination_count")
    number = models.TextField(gettext_lazy("combinations"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("number of combinations")
        verbose_name_plural = gettext_lazy("numbers of combinations")

    def __str__(self) -> str:
        if self.due_at is not None:
            return _("being counted")
        if not self.number:
            return _("not counted")
        if not self.number.isdecimal():
            return _("about %(count)s combinations") % {"count": self.number}
        number = int(self.number)
        return ngettext("%(count)s combination", "%(count)s combinations", number) % {
            "count": number_format(number, use_l10n=True, force_grouping=True)
        }
