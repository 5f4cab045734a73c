"""What this app brings to the back office."""

from wagtail import hooks

from .choosers import products


@hooks.register("register_admin_viewset")
def product_chooser():
    """Where an editor chooses a product for a page."""
    return products
