"""Screens of the search in the back office."""

from typing import ClassVar

from cms.foundation.tables import TableViewSet

from .models import SynonymGroup


class SynonymGroupViewSet(TableViewSet):
    """Words that mean the same."""

    model = SynonymGroup
    icon = "search"
    url_prefix = "synonyms"
    menu_hook = "register_store_menu_item"
    menu_order = 60
    list_display: ClassVar = ["words"]
    search_fields: ClassVar = ["words"]
    search_backend_name = None
    form_fields: ClassVar = ["words"]
