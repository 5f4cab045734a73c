"""Made to order in the back office: option sets with drafts, drawings, and which product has which."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import register_converter
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from cms.foundation.records import LiveColumn

from .desk.fields import edit_handler
from .desk.forms import OptionSetForm
from .desk.loading import whole
from .models import Drawing, MadeToOrder, OptionSet
from .picture.check_svg import faults


class OptionSetEditView(EditView):
    """An option set, read in a fixed number of queries."""

    def get_form_kwargs(self) -> dict:
        kwargs = super().get_form_kwargs()
        return kwargs | {"instance": whole(kwargs["instance"])}


class OptionSetViewSet(SnippetViewSet):
    """Everything that can be chosen on a product, with drafts and history."""

    model = OptionSet
    icon = "sliders"
    url_prefix = "option-sets"
    menu_label = _("Option sets")
    menu_hook = "register_store_menu_item"
    menu_order = 50
    list_display: ClassVar = ["name", "code", LiveColumn("live", label=_("Status"))]
    search_fields: ClassVar = ["name", "code"]
    search_backend_name = None
    edit_view_class = OptionSetEditView

    def get_edit_handler(self):
        handler = edit_handler()
        handler.base_form_class = OptionSetForm
        return handler.bind_to_model(self.model)


class DrawingForm(WagtailAdminModelForm):
    """A drawing is checked before it is kept; all that is not allowed in it is named."""

    def clean_source(self) -> str:
        source = self.cleaned_data["source"]
        if wrong := faults(source):
            raise ValidationError(wrong)
        return source


class DrawingViewSet(ModelViewSet):
    """Layered SVG drawings."""

    model = Drawing
    icon = "image"
    url_prefix = "drawings"
    menu_hook = "register_store_menu_item"
    menu_order = 52
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar = ["name", "changed_at"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None
    panels: ClassVar = [FieldPanel("name"), FieldPanel("source")]

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = DrawingForm
        return handler


class KeyConverter(IntConverter):
    """The key of another row: digits, and no more of them than a database keeps."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")


class MadeToOrderIndexView(IndexView):
    """All of them with what they name, in one query."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("product", "option_set", "drawing")


class MadeToOrderViewSet(ModelViewSet):
    """Which product has which options and which drawing."""

    model = MadeToOrder
    icon = "cogs"
    url_prefix = "made-to-order"
    pk_path_converter = "key"
    index_view_class = MadeToOrderIndexView
    menu_label = _("Made to order")
    menu_hook = "register_store_menu_item"
    menu_order = 51
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar = ["product", "option_set", "drawing"]
    list_filter: ClassVar = ["option_set", "drawing"]
    search_fields: ClassVar = ["product__name"]
    search_backend_name = None
    panels: ClassVar = [FieldPanel("product"), FieldPanel("option_set"), FieldPanel("drawing"), FieldPanel("defaults")]
