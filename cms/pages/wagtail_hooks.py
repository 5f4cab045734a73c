"""Registers the product chooser and the links of the footer."""

from wagtail import hooks

from . import choosers
from .footer import footer_links

hooks.register("register_footer_links", footer_links)


@hooks.register("register_admin_viewset")
def register_product_chooser() -> choosers.ProductChooserViewSet:
    return choosers.product_chooser
