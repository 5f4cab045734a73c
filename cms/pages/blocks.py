"""Page blocks with content of the shop: categories, products, designs, frequent questions."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StreamBlock, StructBlock, TextBlock

from cms.blocks.parts import ColumnsBlock, PictureBlock, StepsBlock, TextPartBlock
from store.designs.models import Design
from store.storefront.categories import tiles

from . import home_page
from .choosers import product_chooser

#: Products in one block.
MAX_PRODUCTS = 12
ProductChooserBlock = product_chooser.get_block_class(name="ProductChooserBlock", module_path="cms.pages.blocks")


class CategoriesBlock(StructBlock):
    """The categories of the first level as tiles."""

    heading = CharBlock(label=_("Heading"), max_length=80)

    class Meta:
        icon = "grip"
        label = _("Categories")
        template = "cms/pages/_categories.html"

    def get_context(self, value, parent_context=None) -> dict:
        return super().get_context(value, parent_context) | {"tiles": tiles()}


class ProductsBlock(StructBlock):
    """Products that an editor chose, in that order; if none is chosen, the best sellers."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    products = ListBlock(
        ProductChooserBlock(),
        label=_("Products"),
        max_num=MAX_PRODUCTS,
        default=[],
        help_text=_("Leave it empty to show what sells best."),
    )
    number = IntegerBlock(label=_("How many best sellers"), default=4, min_value=2, max_value=MAX_PRODUCTS)

    class Meta:
        icon = "tag"
        label = _("Products")
        template = "cms/pages/_products.html"

    def get_context(self, value, parent_context=None) -> dict:
        chosen = tuple(product.pk for product in value["products"] if product)
        cards = home_page.chosen_cards(chosen) if chosen else home_page.popular_cards(value["number"] or 4)
        return super().get_context(value, parent_context) | {"cards": cards}


class QuestionsBlock(StructBlock):
    """The frequent questions of the FAQ."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    lead = TextBlock(label=_("Beside it"), max_length=300, rows=2, required=False)

    class Meta:
        icon = "help"
        label = _("Questions")
        template = "cms/pages/_questions.html"

    def get_context(self, value, parent_context=None) -> dict:
        return super().get_context(value, parent_context) | {"questions": home_page.frequent_questions()}


class DesignLinkBlock(CharBlock):
    """A saved design, named by its link. A design that is deleted or no longer shared leaves the page."""

    def clean(self, value: str) -> str:
        """The path of the link.

        Raises:
            ValidationError: no design has this link.
        """
        token = home_page.token_in(super().clean(value))
        if not Design.objects.filter(token=token).exists():
            raise ValidationError(_("No design has this link. Open the design and copy the link from its page."))
        return reverse("designs:show", args=[token])


class DesignsBlock(StructBlock):
    """Featured designs: picture, name, price, and a button to start from it."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    lead = TextBlock(label=_("Beside it"), max_length=300, rows=2, required=False)
    designs = ListBlock(
        DesignLinkBlock(label=_("Link of the design"), max_length=300), label=_("Designs"), min_num=1, max_num=4
    )

    class Meta:
        icon = "pick"
        label = _("Featured designs")
        template = "cms/pages/_designs.html"

    def get_context(self, value, parent_context=None) -> dict:
        tokens = tuple(home_page.token_in(link) for link in value["designs"])
        return super().get_context(value, parent_context) | {"designs": home_page.featured(tokens)}


class PageParts(StreamBlock):
    """The blocks of every written page, the home page too."""

    text = TextPartBlock()
    picture = PictureBlock()
    columns = ColumnsBlock()
    products = ProductsBlock()
    categories = CategoriesBlock()
    designs = DesignsBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()

    class Meta:
        block_counts = {"categories": {"max_num": 1}, "steps": {"max_num": 1}, "questions": {"max_num": 1}}
