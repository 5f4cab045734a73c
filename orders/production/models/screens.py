"""What a person chose to see on the board."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from store.catalogue.models import Category


class BoardChoice(models.Model):
    """One person's board: one category or all, only their own jobs or all, and folded columns."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    category = models.ForeignKey(Category, models.SET_NULL, null=True, blank=True, related_name="+")
    only_mine = models.BooleanField(_("only my jobs"), default=False)
    #: Place → whether its column is folded; a place that is missing is folded while it is empty.
    folds = models.JSONField(_("folded columns"), default=dict)

    class Meta:
        verbose_name = _("choice of the board")
        verbose_name_plural = _("choices of the board")

    def __str__(self) -> str:
        return str(getattr(self, "user", ""))
