"""The sitemap: one index, and paginated lists of all public addresses, one query each."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.models import Page, Site

from cms.foundation.public import public
from cms.foundation.site_pages import open_to_all
from store.catalogue.models import Category, Product


class _Addresses(Sitemap):
    """A list under the shop's own address, without a newest change: that would read every row."""

    limit = 5_000

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.BASE_URL).netloc

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_latest_lastmod(self) -> None:
        return None


class WrittenPages(_Addresses):
    """Home, content pages, the FAQ with its sections and questions."""

    def items(self) -> QuerySet:
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        if not site:
            return Page.objects.none()
        self._prefix_length = len(site.root_page.url_path) - 1
        pages = open_to_all(Page.objects.descendant_of(site.root_page, inclusive=True))
        return pages.order_by("path").only("url_path", "last_published_at")

    def location(self, page: Page) -> str:
        return page.url_path[self._prefix_length :]

    def lastmod(self, page: Page):
        return page.last_published_at


class Categories(_Addresses):
    """The categories."""

    def items(self) -> QuerySet:
        return Category.objects.order_by("path").only("path")

    def location(self, category: Category) -> str:
        return reverse("storefront:category", args=[category.path])


class Products(_Addresses):
    """Products on sale."""

    def items(self) -> QuerySet:
        return Product.objects.on_sale().order_by("pk").only("slug", "last_published_at")

    def location(self, product: Product) -> str:
        return product.get_absolute_url()

    def lastmod(self, product: Product):
        return product.last_published_at


LISTS = {"pages": WrittenPages, "categories": Categories, "products": Products}


@public("pages", "catalogue")
def index(request: HttpRequest) -> HttpResponse:
    """The addresses of the lists, always under ``BASE_URL``."""
    addresses = (address for name, kind in LISTS.items() for address in _list_addresses(name, kind()))
    found = [views.SitemapIndexItem(address) for address in addresses]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


def _list_addresses(name: str, kind: Sitemap) -> Iterator[str]:
    first = f"{settings.BASE_URL}{reverse('pages:sitemap', args=[name])}"
    yield first
    yield from (f"{first}?p={page}" for page in range(2, kind.paginator.num_pages + 1))


@public("pages", "catalogue")
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One list; ``?p=`` is the page number."""
    return views.sitemap(request, LISTS, section=section)
