"""The catalogue in the back office: products with drafts, and the small tables they lean on."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from cms.foundation.archive_screens import ArchiveEditMixin, ArchiveIndexMixin, ArchiveSnippetMixin
from cms.foundation.columns import LiveColumn, MoneyColumn, RecordTable, ScreenColumn, WrittenColumn, YesNoColumn
from cms.foundation.conflicts import RevisionConflictMixin
from cms.foundation.records import UncountedPaginator
from cms.foundation.slugs import RowCodeForm, RowNamePanel, SlugForm, SlugPanel
from cms.foundation.tables import TableViewSet

from .attribute_panel import AttributesPanel
from .columns import FamiliesColumn, SwatchColumn
from .copying import ProductCopyView
from .forms import AttributeForm, CategoryForm, ColourForm
from .models import Attribute, Brand, Category, Colour, Product, SizeTable, TaxClass


class ProductIndexView(ArchiveIndexMixin, IndexView):
    """All products by name, without a total."""

    paginator_class = UncountedPaginator
    table_class = RecordTable

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("category", "figures").with_planned()


class ProductEditView(ArchiveEditMixin, RevisionConflictMixin, EditView):
    """A product's words; apps above bring buttons to what hangs on it, such as prices and stock."""

    @cached_property
    def header_more_buttons(self) -> list:
        brought = [find(self.object, self.request.user) for find in hooks.get_hooks("register_product_button")]
        return [*super().header_more_buttons, *(button for button in brought if button)]


class ProductViewSet(ArchiveSnippetMixin, SnippetViewSet):
    """Products: drafts, preview, schedule, history."""

    model = Product
    icon = "tag"
    url_prefix = "products"
    menu_label = _("Products")
    menu_hook = "register_store_menu_item"
    menu_order = 10
    index_view_class = ProductIndexView
    index_results_template_name = "cms/foundation/admin/index_results.html"
    edit_view_class = ProductEditView
    copy_view_class = ProductCopyView
    list_display: ClassVar = [
        ScreenColumn(
            "name",
            label=_("Name"),
            screen="wagtailsnippets_catalogue_product:edit",
            permission="catalogue.change_product",
            sort_key="name",
        ),
        WrittenColumn("category", label=_("Category"), sort_key="category__path"),
        MoneyColumn("figures.price_from", label=_("From"), classname="k-r"),
        LiveColumn("live", label=_("Status")),
    ]
    list_filter: ClassVar = ["category", "brand", "live", "has_unpublished_changes"]
    search_fields: ClassVar = ["name", "slug"]
    search_backend_name = None
    list_per_page = 50
    ordering: ClassVar = ["name", "pk"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [RowNamePanel(), SlugPanel(), FieldPanel("summary"), FieldPanel("description"), PublishingPanel()],
                heading=_("Words"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel(name) for name in ("category", "brand", "tax_class", "is_gift_card", "size_table")],
                        _("Place"),
                    ),
                    AttributesPanel(heading=_("Attributes"), label=_("Attribute")),
                ],
                heading=_("Category and attributes"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "pictures",
                        [FieldPanel("image"), FieldPanel("alt")],
                        heading=_("Pictures"),
                        label=_("Picture"),
                    )
                ],
                heading=_("Pictures"),
            ),
        ],
        base_form_class=SlugForm,
    )


class SmallTable(TableViewSet):
    """A small table that every page of the shop may show something of."""

    menu_hook = "register_store_menu_item"
    icon = "list-ul"


class CategoryViewSet(SmallTable):
    """Categories."""

    model = Category
    url_prefix = "categories"
    menu_order = 20
    icon = "folder-open-inverse"
    list_display: ClassVar = ["name", "path", "position"]
    search_fields: ClassVar = ["name", "path"]
    search_backend_name = None
    ordering: ClassVar = ["path"]
    base_form_class = CategoryForm
    panels: ClassVar = [
        RowNamePanel(),
        SlugPanel(),
        *(FieldPanel(name) for name in ("parent", "summary", "position", "picture_product", "size_table")),
    ]


class BrandViewSet(SmallTable):
    """Who makes things."""

    model = Brand
    url_prefix = "brands"
    menu_order = 30
    list_display: ClassVar = ["name", "slug"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None
    base_form_class = SlugForm
    panels: ClassVar = [RowNamePanel(), SlugPanel()]


class AttributeViewSet(SmallTable):
    """What products are described and filtered by."""

    model = Attribute
    url_prefix = "attributes"
    menu_order = 40
    list_display: ClassVar = ["name", "key", "kind", "unit", YesNoColumn("filterable", label=_("Filter"))]
    base_form_class = AttributeForm
    panels: ClassVar = [
        RowNamePanel(slug="key"),
        SlugPanel("key", allow_unicode=False),
        *(FieldPanel(name) for name in ("kind", "unit", "choices", "filterable", "position")),
    ]


class ColourViewSet(SmallTable):
    """Colours of options, attributes and variants with their families."""

    model = Colour
    icon = "view"
    url_prefix = "colours"
    menu_order = 45
    list_display: ClassVar = [
        "name",
        SwatchColumn("value", label=_("Colour")),
        FamiliesColumn("own_families", label=_("Families")),
    ]
    search_fields: ClassVar = ["name", "value"]
    search_backend_name = None
    ordering: ClassVar = ["name", "value"]
    base_form_class = ColourForm
    panels: ClassVar = [FieldPanel(name) for name in ("name", "value", "families")]


class SizeTableViewSet(SmallTable):
    """Measures of sizes, for categories and products."""

    model = SizeTable
    icon = "table"
    url_prefix = "size-tables"
    menu_order = 46
    list_display: ClassVar = ["name"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None
    form_fields: ClassVar = ["name", "rows", "note"]


class TaxClassViewSet(SmallTable):
    """Kinds of products for the tax office."""

    model = TaxClass
    url_prefix = "tax-classes"
    menu_order = 90
    list_display: ClassVar = ["name", "code"]
    base_form_class = RowCodeForm
    panels: ClassVar = [RowNamePanel(slug="code"), SlugPanel("code", allow_unicode=False)]
