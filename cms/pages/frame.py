"""The written pages that the frame of every page leads to."""

from cms.foundation.caching import cached
from cms.foundation.menus import Link, fills_footer
from cms.foundation.site_pages import open_to_all

from .models import ContentPage


@fills_footer
@cached("pages")
def footer() -> dict[str, list[Link]]:
    """Content pages that everybody may open, by their place in the footer, in the order of the page tree."""
    links: dict[str, list[Link]] = {}
    for page in open_to_all(ContentPage.objects.exclude(footer="")).order_by("path"):
        links.setdefault(page.footer, []).append((page.title, page.url or page.url_path))
    return links
