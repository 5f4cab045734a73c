"""What products are made with, in the back office: pictures, fonts, and which product has which."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import register_converter, reverse
from django.urls.converters import IntConverter
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView
from wagtail.admin.widgets.button import HeaderButton

from cms.foundation.archive_screens import ArchiveViewSetMixin
from cms.foundation.tables import ArchiveIndexView, TableEditView, TableViewSet

from .admin.drawings import DrawingForm, DrawingPreview, FontForm, FontPreview
from .admin.made_to_order import MadeToOrderForm
from .admin.photos import edit_handler
from .from_prices import lowest_price_address, lowest_price_of
from .low_prices import product_below_zero
from .models import Drawing, Font, LayeredPhoto, MadeToOrder


class PartViewSet(TableViewSet):
    """Something that products are made with."""

    icon = "image"
    menu_hook = "register_store_menu_item"
    list_display: ClassVar = ["name"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None


class DrawingViewSet(ArchiveViewSetMixin, PartViewSet):
    """Layered SVG drawings."""

    model = Drawing
    index_view_class = ArchiveIndexView
    url_prefix = "drawings"
    menu_order = 52
    list_display: ClassVar = ["name", "changed_at"]
    panels: ClassVar = [
        FieldPanel("name"),
        DrawingPreview(heading=_("As it looks")),
        FieldPanel("upload"),
        FieldPanel("source"),
    ]
    base_form_class = DrawingForm


class FontViewSet(PartViewSet):
    """Fonts that texts are drawn and made in."""

    model = Font
    icon = "title"
    url_prefix = "fonts"
    menu_order = 54
    list_display: ClassVar = ["name", "licence"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("file"),
        FieldPanel("licence"),
        FontPreview(heading=_("As it looks")),
    ]
    base_form_class = FontForm


class LayeredPhotoViewSet(PartViewSet):
    """The merchant's own photographs, stacked."""

    model = LayeredPhoto
    icon = "copy"
    url_prefix = "layered-photographs"
    menu_order = 53

    def get_edit_handler(self):
        return edit_handler().bind_to_model(self.model)


class KeyConverter(IntConverter):
    """The key of another row: digits, and no more of them than a database keeps."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")


class LowestPriceColumn(Column):
    """The lowest price, as a link to the choices that have it; where it is not proven, a sentence says so."""

    def get_value(self, instance: MadeToOrder) -> str:
        found = lowest_price_of(instance.product)
        if found is None:
            return _("not proven") if instance.option_set_id else ""
        link = '<a href="{}">{}</a>'
        return format_html(link, lowest_price_address(instance.product, found), found.amount)


class MadeToOrderIndexView(IndexView):
    """All of them with what they name, in one query."""

    def get_base_queryset(self) -> QuerySet:
        related = ("product__lowest_price__variant", "option_set", "drawing", "photo")
        return super().get_base_queryset().select_related(*related)


class LowPriceMixin:
    """After saving, a message says if choices would take off more than the product costs."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        made = self.form.instance if response.status_code == 302 else None
        if made and made.option_set and (sentence := product_below_zero(made.product)):
            messages.warning(request, sentence)
        return response


class MadeToOrderCreateView(LowPriceMixin, CreateView):
    """For the product one comes from, if the address names one."""

    def get_initial(self) -> dict:
        product = self.request.GET.get("product", "")
        return super().get_initial() | ({"product": int(product)} if product.isdecimal() and len(product) < 19 else {})


class MadeToOrderEditView(LowPriceMixin, TableEditView):
    """Leads to the page of the product, and to its option set."""

    @cached_property
    def header_buttons(self) -> list:
        product, option_set = self.object.product, self.object.option_set
        buttons = [HeaderButton(_("See its page"), url=product.get_absolute_url(), icon_name="view")]
        if found := lowest_price_of(product):
            label = _("From %(price)s") % {"price": found.amount}
            buttons.append(HeaderButton(label, url=lowest_price_address(product, found), icon_name="view"))
        if option_set:
            address = reverse("wagtailsnippets_configurator_optionset:edit", args=[option_set.pk])
            buttons.append(HeaderButton(_("Its options"), url=address, icon_name="sliders"))
        return [*super().header_buttons, *buttons]


class MadeToOrderDeleteView(DeleteView):
    """Names the product in its message: the row has none after it was deleted, for the product is its key."""

    def delete_action(self) -> None:
        self.name = str(self.object)
        super().delete_action()

    def get_success_message(self) -> str:
        return _("“%(name)s” is no longer made to order.") % {"name": self.name}


class MadeToOrderViewSet(TableViewSet):
    """Which product has which options and which picture."""

    model = MadeToOrder
    icon = "cogs"
    url_prefix = "made-to-order"
    pk_path_converter = "key"
    index_view_class = MadeToOrderIndexView
    add_view_class = MadeToOrderCreateView
    edit_view_class = MadeToOrderEditView
    delete_view_class = MadeToOrderDeleteView
    menu_label = _("Made to order")
    menu_hook = "register_store_menu_item"
    menu_order = 51
    list_display: ClassVar = ["product", "option_set", "drawing", "photo", LowestPriceColumn("from", label=_("From"))]
    list_filter: ClassVar = ["option_set", "drawing", "photo"]
    search_fields: ClassVar = ["product__name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldPanel("product"),
        FieldPanel("option_set"),
        MultiFieldPanel([FieldPanel("drawing"), FieldPanel("photo")], _("Picture: one of the two, or none")),
        FieldPanel("several_sizes"),
        FieldPanel("defaults"),
    ]
    base_form_class = MadeToOrderForm
