"""Registers the product chooser."""

from wagtail import hooks

from . import choosers


@hooks.register("register_admin_viewset")
def register_product_chooser() -> choosers.ProductChooserViewSet:
    return choosers.product_chooser
