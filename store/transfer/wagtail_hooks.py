"""Registers the sheet of variants and the way to it."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from .copying import carry_to_copy
from .views import variants

hooks.register("carry_to_copy", carry_to_copy)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("products/<int:pk>/variants/", variants, name="variants_admin")]


@hooks.register("register_product_button")
def lead_to_variants(product, user) -> Button | None:
    if not product.pk or not user.has_perm("catalogue.change_variant"):
        return None
    return Button(_("Variants, prices, stock"), reverse("variants_admin", args=[product.pk]), icon_name="list-ul")
