"""Wagtail's screens of pages, with a check for newer versions; the banners."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from .conflicts import PageConflictMixin
from .models import Banner
from .tables import TableViewSet


class ConflictPageEditView(PageConflictMixin, EditView):
    """A form that was opened before a colleague's change does not undo it."""


class ConflictPageViewSet(PageViewSet):
    """Every page, whatever its type."""

    edit_view_class = ConflictPageEditView


class BannerViewSet(TableViewSet):
    """Lines above the header, each with its time."""

    model = Banner
    icon = "warning"
    url_prefix = "banners"
    menu_label = _("Banners")
    menu_hook = "register_settings_menu_item"
    menu_order = 30
    list_display: ClassVar = ["text", "starts_at", "ends_at"]
    form_fields: ClassVar = ["text", "link", "starts_at", "ends_at"]
