"""Wagtail pages: who may open them, and which addresses they may have.

A page is published if it and every page above it are live. It is open to all if, besides, neither it nor a page above
it has a view restriction. Serving, lists, sitemap, search, menus and footer all use these functions.
"""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .addresses import reserved_words

Pages = TypeVar("Pages", bound=QuerySet)
_HIDDEN, _RESTRICTED = Q(live=False), Q(view_restrictions__isnull=False)


def open_to_all(rows: Pages) -> Pages:
    """The pages of ``rows`` that everybody may open."""
    return rows.exclude(_closed_by(_HIDDEN | _RESTRICTED))


def open_below(page: Page, rows: Pages) -> Pages:
    """The pages of ``rows`` below ``page`` that every reader of ``page`` may open."""
    below = rows.descendant_of(page)
    return below.exclude(_closed_by((_HIDDEN | _RESTRICTED) & Q(path__startswith=page.path, depth__gt=page.depth)))


def _closed_by(which: Q) -> Exists:
    """Whether the row itself or a page above it matches ``which``."""
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(Page.objects.filter(which).alias(own_path=own_path).filter(own_path__startswith=F("path")))


def may_open(request: HttpRequest, page: Page) -> bool:
    """Whether this visitor may read the page."""
    above = page.get_ancestors().filter(live=False)
    return (
        page.live and not above.exists() and all(each.accept_request(request) for each in page.get_view_restrictions())
    )


def reserved_slug_error(slug: str, parent: Page | None) -> str:
    """Why no page below ``parent`` may have this slug; empty if it may."""
    if parent is None or slug not in reserved_words() or not Site.objects.filter(root_page=parent.pk).exists():
        return ""
    sentence = gettext("The shop itself answers at “/%(slug)s/”, so nobody would reach the page. Choose another slug.")
    return sentence % {"slug": slug}


class SitePageForm(WagtailAdminPageForm):
    """Refuses slugs that the shop itself uses."""

    def clean(self) -> dict:
        data = super().clean()
        refusal = reserved_slug_error(data.get("slug", ""), self.parent_page)
        if refusal:
            self.add_error("slug", refusal)
        return data


class SitePageCopyForm(CopyForm):
    """The same for a copy."""

    def clean(self) -> dict:
        data = super().clean()
        refusal = reserved_slug_error(data.get("new_slug", ""), data.get("new_parent_page") or self.page.get_parent())
        if refusal:
            self.add_error("new_slug", refusal)
        return data


class SitePage(Page):
    """A page of the shop. Pages below an unpublished page are not served."""

    base_form_class = SitePageForm
    copy_form_class = SitePageCopyForm

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, but a page below an unpublished one is a 404."""
        if not self.live:
            raise Http404
        return super().route(request, path_components)

    def clean(self) -> None:
        super().clean()
        refusal = reserved_slug_error(self.slug, self.get_parent())
        if refusal:
            raise ValidationError({"slug": refusal})
