"""The first page and the menu groups of the back office; the apps fill both through hooks of their own."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.ui.components import Component

from cms.foundation.back_office import waiting_for
from cms.foundation.screen_help import ScreenHelp

from .screen_help import SCREEN_HELP

GROUPS = [
    ("store", _("Store"), "tag", 110),
    ("orders", _("Orders"), "form", 120),
    ("customers", _("Customers"), "group", 130),
    ("support", _("Support"), "help", 140),
]


def _group(name: str, label: str, icon: str, order: int) -> None:
    menu = Menu(register_hook_name=f"register_{name}_menu_item", construct_hook_name=f"construct_{name}_menu")

    @hooks.register("register_admin_menu_item")
    def register() -> SubmenuMenuItem:
        return SubmenuMenuItem(label, menu, name=name, icon_name=icon, order=order)


for each in GROUPS:
    _group(*each)


class WaitingPanel(Component):
    """What waits for this member of staff."""

    name = "waiting"
    order = 10
    template_name = "config/admin/_waiting.html"

    def get_context_data(self, parent_context) -> dict:
        return {"waiting": waiting_for(parent_context["request"]), "now": timezone.localtime()}


@hooks.register("construct_homepage_panels")
def begin_with_what_waits(request, panels: list) -> None:
    panels.insert(0, WaitingPanel())


@hooks.register("construct_help_menu")
def lead_nowhere_else(request, items: list) -> None:
    """Wagtail's own news and guide lie on other sites."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("register_screen_help")
def screen_help() -> tuple[ScreenHelp, ...]:
    """The help of every screen; screens without one fail a test."""
    return SCREEN_HELP
