"""The written pages that the frame of every page leads to."""

from cms.foundation.kept import kept
from cms.foundation.menus import Link, fills_footer

from .models import ContentPage


@fills_footer
@kept("pages")
def footer() -> dict[str, list[Link]]:
    """Published content pages by their place in the footer, in the order of the page tree."""
    links: dict[str, list[Link]] = {}
    for page in ContentPage.objects.live().public().exclude(footer="").order_by("path"):
        links.setdefault(page.footer, []).append((page.title, page.url or page.url_path))
    return links
