"""Registers the screens of letters."""

from wagtail import hooks

from . import panels
from .viewsets import LetterViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> LetterViewSet:
    return LetterViewSet("letters_admin", url_prefix="letters")


@hooks.register("register_customer_panel")
def register_letters(customer, request) -> panels.LettersPanel | None:
    return panels.LettersPanel(customer) if request.user.has_perm("messaging.view_letter") else None
