"""Registers the main menu, and the designs in the account."""

from django.utils.translation import gettext as _
from wagtail import hooks

from .categories import main_categories
from .designs.account_panel import designs_panel

hooks.register("register_main_menu_items", main_categories)
hooks.register("register_account_panel", designs_panel)


@hooks.register("register_account_section")
def register_designs() -> tuple:
    return _("Designs"), "designs:account", 30
