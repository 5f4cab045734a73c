"""Content pages in the footer."""

from cms.foundation.caching import cached
from cms.foundation.menus import FooterLinks
from cms.foundation.site_pages import open_to_all

from .models import ContentPage


@cached("pages")
def footer_links() -> FooterLinks:
    """Content pages that everybody may open, by their place in the footer, in the order of the page tree."""
    links: FooterLinks = {}
    for page in open_to_all(ContentPage.objects.exclude(footer="")).order_by("path"):
        links.setdefault(page.footer, []).append((page.title, page.url or page.url_path))
    return links
