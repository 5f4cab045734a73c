"""Copies of products, with an address and article numbers of their own."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.foundation.copy_screens import DraftCopyView
from cms.foundation.copying import copy_of
from cms.foundation.slugs import free_text

from .models import Product, Variant


@transaction.atomic
def copy_product(product: Product, *, name: str) -> Product:
    """A draft with the variants of the product. Apps above add what hangs on them (hook ``carry_to_copy``).

    A hook function takes (product, its copy, variants of the copy by the key of their originals).
    """
    copy = copy_of(product, name=name, code_field="slug", source="", source_id="")
    copy.save()
    variants = _copy_variants(product, copy)
    for carry in hooks.get_hooks("carry_to_copy"):
        carry(product, copy, variants)
    return copy


def _copy_variants(product: Product, copy: Product) -> Mapping[int, Variant]:
    copies: dict[int, Variant] = {}
    for variant in list(product.variants.all()):
        original = variant.pk
        variant.pk, variant._state.adding = None, True
        variant.product = copy
        variant.sku = free_text(Variant.objects.all(), "sku", variant.sku)
        variant.save()
        copies[original] = variant
    return copies


class ProductCopyView(DraftCopyView):
    """A copy of a product."""

    note = _(
        "The copy is a draft with the texts, pictures, attributes, prices and choices. It has an address and article "
        "numbers of its own. None are in stock. It is made by the usual production plan until you write another one."
    )

    def make_copy(self, row: Product, name: str) -> Product:
        return copy_product(row, name=name)
