"""Registers products in the search over everything, and the table of synonyms."""

from wagtail import hooks

from .admin_search import product_kind
from .viewsets import SynonymGroupViewSet

hooks.register("register_search_kind", product_kind)


@hooks.register("register_admin_viewset")
def register_viewset() -> SynonymGroupViewSet:
    return SynonymGroupViewSet("synonyms_admin")
