"""Registers the screen of bank and legal data, and the record of changes."""

from wagtail import hooks

from .viewsets import LegalChangeViewSet, register_legal_details

register_legal_details()


@hooks.register("register_admin_viewset")
def register_viewset() -> LegalChangeViewSet:
    return LegalChangeViewSet("legal_changes_admin")
