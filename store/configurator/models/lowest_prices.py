"""The lowest price of a product with choices: a fact that the worker finds, never part of a draft."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.timeline.work import Work
from store.catalogue.models import Product, Variant
from store.money.fields import MoneyField


class LowestPrice(Work):
    """One piece of a product that is made to order, as cheap as it can be had: a variant and choices.

    ``is_proven``: no other allowed choices cost less. Where that could not be proven, these are the choices with which
    the product opens. ``basis`` is a hash of the rules and prices that it was found with.
    """

    product = models.OneToOneField(Product, models.CASCADE, related_name="lowest_price", verbose_name=_("product"))
    variant = models.ForeignKey(Variant, models.CASCADE, null=True, related_name="+", verbose_name=_("variant"))
    choices = models.JSONField(_("choices"), default=dict)
    amount = MoneyField(_("price"), null=True)
    is_proven = models.BooleanField(_("proven to be the lowest"), default=False)
    basis = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("lowest price with choices")
        verbose_name_plural = _("lowest prices with choices")

    def __str__(self) -> str:
        return str(self.amount or "")
