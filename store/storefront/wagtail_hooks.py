"""Registers what the shop's pages bring to the frames of others."""

from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_section")
def register_designs() -> tuple:
    return _("Designs"), "designs:account", 30
