"""Registers the product chooser, the links of the footer, and pages in the search of the shop."""

from wagtail import hooks

from . import choosers
from .finding import find_pages
from .footer import footer_links

hooks.register("register_footer_links", footer_links)
hooks.register("register_search_answers", find_pages)


@hooks.register("register_admin_viewset")
def register_product_chooser() -> choosers.ProductChooserViewSet:
    return choosers.product_chooser
