"""Home and content pages, composed of blocks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.parts import PairBlock
from cms.foundation.menus import shop
from cms.foundation.site_pages import SitePage
from store.catalogue.models import Product

from .blocks import PageParts
from .choosers import product_chooser
from .home_page import hero_product
from .structured import shop_as_data


class HomePage(SitePage):
    """The home page: one sentence beside one picture, then the blocks an editor chose."""

    headline = models.CharField(_("headline"), max_length=80)
    lead = models.TextField(_("lead"), max_length=300, blank=True)
    hero_product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("product in the picture"),
        help_text=_("Its picture stands beside the headline, and the button leads to it."),
    )  # fmt: skip
    button = models.CharField(_("words on the button"), max_length=40, blank=True)
    callouts = StreamField(
        [("callout", PairBlock(label=_("Short fact"), icon="check"))],
        verbose_name=_("facts under the picture"), max_num=3, blank=True,
    )  # fmt: skip
    parts = StreamField(PageParts(), verbose_name=_("parts"), blank=True)

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("headline"),
                FieldPanel("lead"),
                FieldPanel("hero_product", widget=product_chooser.widget_class),
                FieldPanel("button"),
                FieldPanel("callouts"),
            ],
            _("What is seen first"),
        ),
        FieldPanel("parts"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/pages/home.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Adds the product of the picture, whether there are steps to link to, and the shop for search engines."""
        product = hero_product(self.hero_product_id) if self.hero_product_id else None
        has_steps = any(part.block_type == "steps" for part in self.parts)
        own = {"hero": product, "has_steps": has_steps, "structured": shop_as_data(shop())}
        return super().get_context(request, *args, **kwargs) | own


class ContentPage(SitePage):
    """A written page: terms, privacy, imprint, delivery, about us. It has the same parts as the home page."""

    class Place(models.TextChoices):
        NOWHERE = "", _("Nowhere")
        HELP = "help", _("Help")
        WORKSHOP = "workshop", _("Workshop")
        LEGAL = "legal", _("Last line, with the imprint")

    lead = models.TextField(_("lead"), max_length=300, blank=True)
    parts = StreamField(PageParts(), verbose_name=_("parts"))
    footer = models.CharField(_("place in the footer"), max_length=10, choices=Place, default=Place.NOWHERE, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("parts")]
    promote_panels = [FieldPanel("footer"), *SitePage.promote_panels]
    search_fields = [*SitePage.search_fields, index.SearchField("parts")]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    template = "cms/pages/content.html"

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Adds the breadcrumbs."""
        above = self.get_ancestors().filter(depth__gt=2).live()
        crumbs = [(page.title, page.get_url(request)) for page in above] + [(self.title, None)]
        return super().get_context(request, *args, **kwargs) | {"crumbs": crumbs}
